import assert from 'node:assert/strict';
import { countersOf, rateLimitsOver, ratesPerMinute } from '../../api/src/http/rate-limits.ts';
import { readJson } from '../../api/src/http/request-body.ts';
import { createBot } from '../../bot/src/bot.ts';
import { aTalkingBot, localBot, type TalkingBot } from '../support/bot/talking-bot.ts';
import { aFrontServer, type FrontServer } from '../support/front-server.ts';
import { connected } from '../support/organisations.ts';
import { aKey, aWorld, contoso, midori } from '../support/world.ts';

const unheard = (error: unknown) => {
  throw error;
};

describe('the bot behind the HTTP front end', () => {
  let front: FrontServer;
  let talking: TalkingBot;
  async function start(rates: Partial<Record<keyof typeof ratesPerMinute, number>> = {}) {
    const world = await aWorld();
    for (const tenant of [midori, contoso]) await connected(world, tenant);
    talking = await aTalkingBot(world);
    const { admitChat } = rateLimitsOver(countersOf({ ...ratesPerMinute, ...rates }), unheard);
    const log = { warn: () => undefined, error: () => undefined };
    const bot = createBot({ ...world, log, settings: localBot, admitChat });
    front = await aFrontServer({
      activity: async (request, response) => {
        const body = await readJson(request);
        await bot.handle({ headers: request.headers, body, requestId: 'r-1' }, response);
      },
    });
  }
  afterEach(() => {
    front.close();
    talking.stop();
  });

  async function send(body: unknown): Promise<Response> {
    const answer = await fetch(`http://127.0.0.1:${front.port}/api/messages`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    await answer.body?.cancel();
    return answer;
  }
  const from = (account: string, tenant = midori) =>
    talking.activity({ from: { id: account }, text: 'help', id: aKey() }, tenant);

  it('answers what was heard before in silence, and at once', async () => {
    await start();
    const activity = from('29:emily');

    const first = await send(activity);
    talking.written();
    const again = await send(activity);

    assert.deepEqual([first.status, again.status, talking.written()], [200, 200, []]);
  });

  it('does nothing for an account that writes too often, and goes on for others', async () => {
    await start({ chat: 2 });
    const statuses: number[] = [];
    for (const account of ['29:emily', '29:emily', '29:emily', '29:ken']) {
      statuses.push((await send(from(account))).status);
    }
    const late = await send(from('29:emily'));

    assert.deepEqual(statuses, [200, 200, 429, 200]);
    assert.match(late.headers.get('retry-after') ?? '', /^[1-9]\d?$/);
    assert.equal(talking.written().length, 3);
  });

  it('does nothing for an organisation that writes too often, and goes on for others (2.3-b)', async () => {
    await start({ tenant: 2 });
    const statuses: number[] = [];
    for (const [account, tenant] of [
      ['29:a', midori],
      ['29:b', midori],
      ['29:c', midori],
      ['29:d', contoso],
    ] as const) {
      statuses.push((await send(from(account, tenant))).status);
    }

    assert.deepEqual(statuses, [200, 200, 429, 200]);
  });
});
