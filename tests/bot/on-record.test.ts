import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AuditRecord } from '../../api/src/application/audit/audit-record.ts';
import type { Operations } from '../../api/src/application/audit/operations.ts';
import { searchAudit } from '../../api/src/application/audit/search-audit.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { StoreBusy } from '../../api/src/application/store-faults.ts';
import { activityOf } from '../../bot/src/serve.ts';
import { recordingIn } from '../audit/recording.ts';
import { aroundCommits } from '../support/around-commits.ts';
import { aTalkingBot, type TalkingBot } from '../support/bot/talking-bot.ts';
import { connected } from '../support/organisations.ts';
import { aWorld, midori, type TestWorld } from '../support/world.ts';

const pressed = {
  action: { type: 'Action.Execute', verb: 'book', data: { sekitori: 'e30.AAAA' } },
};
const unsaved = 'It could not be confirmed that this was saved';

describe('what is done in a chat (3.4-a)', () => {
  let world: TestWorld;
  let bot: TalkingBot;
  let connector: Server;
  let front: Server;
  /** What was on record whenever something was posted to the chat. */
  let atPosts: string[][];
  let posts: string[];
  let connectorSays: number;
  beforeEach(async () => {
    world = await aWorld();
    await connected(world, midori);
    bot = await aTalkingBot(world);
    [atPosts, posts, connectorSays] = [[], [], 200];
    connector = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      posts.push(text);
      atPosts.push(outcomes(await onRecord()));
      response.writeHead(connectorSays, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: 'm-1' }));
    }).listen(0, '127.0.0.1');
    await once(connector, 'listening');
  });
  afterEach(async () => {
    bot.stop();
    for (const server of [connector, front]) {
      server.close();
      server.closeAllConnections();
    }
    await world.stores.close();
  });

  async function onRecord(): Promise<readonly AuditRecord[]> {
    const wish = { from: 0, to: world.clock.now() + 1 };
    return (await searchAudit(world.stores, { tenant: undefined, wish })).items;
  }

  const outcomes = (records: readonly AuditRecord[]) =>
    records.map(({ event, outcome }) => `${event} ${outcome}`);

  /** Says something to the bot, whose operations are on record by `operations`. */
  async function say(operations: Operations, changes: object) {
    const heard = activityOf(async () => bot.bot, operations);
    front = createServer((request, response) => {
      heard(request, response).catch(() => {
        response.writeHead(503);
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await once(front, 'listening');
    const activity = bot.activity({ serviceUrl: urlOf(connector), locale: 'en-US', ...changes });
    const answer = await fetch(urlOf(front), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    return { status: answer.status, text: await answer.text() };
  }

  const recording = () => recordingIn(world).operations;

  it('is on record to its end before it is answered there', async () => {
    const answer = await say(recording(), { text: 'Hello' });

    assert.equal(answer.status, 200);
    assert.match(posts.join(), /What I can do/);
    assert.deepEqual(atPosts, [['chat.message done']]);
  });

  it('is not answered where it cannot be put on record: the sentence says so, once', async () => {
    const answer = await say(recordingIn(fullLog(world)).operations, { text: 'Hello' });

    assert.equal(answer.status, 200);
    assert.equal(posts.length, 1);
    assert.match(posts.join(), new RegExp(unsaved));
    assert.doesNotMatch(posts.join(), /What I can do/);
    assert.deepEqual(await onRecord(), []);
  });

  it('is answered in the answer of a press, which says so too where it is not on record', async () => {
    const press = { type: 'invoke', name: 'adaptiveCard/action', value: pressed };

    const kept = await say(recording(), press);
    front.close();
    const lost = await say(recordingIn(fullLog(world)).operations, press);

    assert.deepEqual([kept.status, lost.status], [200, 200]);
    assert.equal(JSON.parse(kept.text).value.fallbackText, 'This card cannot be used');
    assert.equal(JSON.parse(lost.text).value.fallbackText, unsaved);
    assert.deepEqual(outcomes(await onRecord()), ['chat.message done']);
  });

  it('has failed where the chat cannot be answered, though it was on record as done', async () => {
    connectorSays = 400;
    await say(recording(), { text: 'Hello' });

    const [record] = await onRecord();
    assert.deepEqual(atPosts[0], ['chat.message done']);
    assert.deepEqual([record?.outcome, (await onRecord()).length], ['failed', 1]);
  });
});

/** The same store; its log of operations takes nothing. */
function fullLog({ stores, clock }: TestWorld) {
  const full: Stores = aroundCommits(stores, (commit) => async (scope, operations) => {
    if (scope.startsWith('audit')) throw new StoreBusy('The disk is full');
    return commit(scope, operations);
  });
  return { stores: full, clock };
}

function urlOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
}
