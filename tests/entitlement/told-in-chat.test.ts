import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sinon from 'sinon';
import { RsiUnreachable } from '../../api/src/application/ports.ts';
import { createBot } from '../../bot/src/bot.ts';
import { buttonsWith } from '../../bot/src/cards/buttons.ts';
import { cardSealWith } from '../../bot/src/cards/signed-data.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { aMovableRsi, withdrawn } from '../support/rsi.ts';
import {
  aFloor,
  aKey,
  anActor,
  aWorld,
  between,
  knownPeople,
  type TestWorld,
} from '../support/world.ts';

const ada = anActor('ada');
const cardKey = 'k'.repeat(32);

describe('the right to use the product, asked in a chat (2.2.1-e, -f)', () => {
  const log = { warn: sinon.fake(), error: sinon.fake() };
  const heard: string[] = [];
  let world: TestWorld;
  let rsi: ReturnType<typeof aMovableRsi>['rsi'];
  let server: Server;
  let peer: Server;
  let user: Awaited<ReturnType<typeof linkedTeamsUser>>;

  beforeEach(async () => {
    const movable = aMovableRsi();
    rsi = movable.rsi;
    world = await aWorld('2026-10-05T09:00:00+09:00', movable.port);
    await knownPeople(world, ada);
    user = await linkedTeamsUser(world, ada);
    const settings = { environment: 'local' as const, publicUrl: 'http://localhost:3978', cardKey };
    const bot = createBot({ ...world, log, settings });
    server = createServer(async (request, response) => {
      const body: unknown = JSON.parse(await textOf(request));
      await bot.handle({ headers: request.headers, body, requestId: 'r-1' }, response);
    }).listen(0, '127.0.0.1');
    peer = createServer(async (request, response) => {
      heard.push(await textOf(request));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: `m-${heard.length}` }));
    }).listen(0, '127.0.0.1');
    await Promise.all([once(server, 'listening'), once(peer, 'listening')]);
  });
  afterEach(async () => {
    for (const each of [server, peer]) {
      each.close();
      each.closeAllConnections();
    }
    await world.stores.close();
    heard.length = 0;
    log.warn.resetHistory();
    log.error.resetHistory();
  });

  async function textOf(request: AsyncIterable<unknown>): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }
  const urlOf = (of: Server) => `http://127.0.0.1:${(of.address() as AddressInfo).port}`;

  async function says(what: object): Promise<string> {
    const activity = {
      type: 'message',
      channelId: 'msteams',
      id: aKey(),
      serviceUrl: urlOf(peer),
      from: { id: '29:x', aadObjectId: user.user },
      recipient: { id: '28:bot', name: 'Sekitori' },
      conversation: { id: `chat-${user.user}`, conversationType: 'personal' },
      channelData: { tenant: { id: user.entraTenant } },
      locale: 'en-US',
      ...what,
    };
    const answer = await fetch(urlOf(server), { method: 'POST', body: JSON.stringify(activity) });
    return (await answer.text()) + heard.splice(0).join();
  }
  const asks = () => says({ text: 'my bookings' });

  async function presses(): Promise<string> {
    const floor = await aFloor(world);
    const { tenant, person } = ada;
    const madeFor = { tenant, person, conversation: `chat-${user.user}`, language: 'en' as const };
    const buttons = buttonsWith(cardSealWith(cardKey), world.clock.now(), madeFor);
    const period = between('2026-10-06T09:00:00+09:00', '2026-10-06T12:00:00+09:00');
    const { data } = buttons('Book', { verb: 'book', seats: [floor.seat], ...period });
    const value = { action: { type: 'Action.Execute', verb: 'book', data } };
    return says({ type: 'invoke', name: 'adaptiveCard/action', value });
  }

  const passes = (seconds: number) => world.clock.advance(seconds * 1_000);
  const bookings = () => world.useCases.listBookings(ada, {});

  it('while RSI is silent, a message is answered with why and when to try again, and no fault', async () => {
    rsi.answer = () => Promise.reject(new RsiUnreachable('down'));
    passes(301);

    const told = await asks();

    assert.match(told, /Your right to use this cannot be confirmed/);
    assert.match(told, /try again in a minute/);
    assert.doesNotMatch(told, /Request number/);
    assert.deepEqual([log.error.callCount, log.warn.callCount], [0, 1]);
  });

  it('while RSI is silent, a pressed card books nothing; once it answers, the same press does', async () => {
    const { answer: yes } = rsi;
    rsi.answer = () => Promise.reject(new RsiUnreachable('down'));
    passes(301);
    const silent = await presses();
    const before = await bookings();
    rsi.answer = yes;
    passes(6);
    const again = await presses();

    assert.match(silent, /Your right to use this cannot be confirmed/);
    assert.deepEqual(before, []);
    assert.match(again, /S-1/);
    assert.equal((await bookings()).length, 1);
  });

  it('once RSI says no, neither a message nor a pressed card does anything but ask to sign in', async () => {
    const good = await asks();
    rsi.answer = withdrawn;
    passes(90);

    const asked = await asks();
    const pressed = await presses();

    assert.match(good, /booking/i);
    assert.match(asked, /sign in/i);
    assert.match(pressed, /sign in/i);
    assert.deepEqual(await bookings(), []);
  });
});
