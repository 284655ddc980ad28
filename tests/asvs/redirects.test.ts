import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createClient } from '../../api/src/adapters/cosmos/client.ts';
import { adapterFor } from '../../bot/src/activities/adapter.ts';
import { localBot } from '../support/bot/talking-bot.ts';

const portOf = (server: Server) => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

const bot = 'the client of the Bot Connector';

/** The clients that are not ours: what each asks for at an address. */
const clients: readonly (readonly [who: string, ask: (address: string) => Promise<unknown>])[] = [
  [
    bot,
    (serviceUrl) =>
      adapterFor(localBot).continueConversationAsync(
        '',
        { serviceUrl, channelId: 'msteams', conversation: { id: 'c1' } } as never,
        async (turn) => {
          await turn.sendActivity('Good morning');
        },
      ),
  ],
  [
    'the client of Cosmos DB',
    async (endpoint) => {
      const key = Buffer.from('a key of nobody').toString('base64');
      const patience = { requestMs: 2_000, retryMs: 0 };
      const settings = { endpoint, key, patience, database: 'd', container: 'c' };
      await (await createClient(settings)).getDatabaseAccount();
    },
  ],
];

describe('a redirect of a service outside', function () {
  this.timeout(30_000);
  let elsewhere: Server;
  let redirecting: Server;
  let asked: string[];
  let led: string[];
  let status: number;
  let isForeign: boolean;
  beforeEach(async () => {
    asked = [];
    led = [];
    elsewhere = createServer((request, response) => {
      led.push(`${request.method} ${request.url}`);
      response.setHeader('Content-Type', 'application/json');
      response.end('{"id":"1"}');
    }).listen(0, '127.0.0.1');
    redirecting = createServer((request, response) => {
      if (request.url === '/elsewhere') led.push('here');
      else asked.push(`${request.method} ${request.url}`);
      response.statusCode = request.url === '/elsewhere' ? 200 : status;
      const host = isForeign ? `http://127.0.0.1:${portOf(elsewhere)}` : '';
      response.setHeader('Location', `${host}/elsewhere`);
      response.end();
    }).listen(0, '127.0.0.1');
    await Promise.all([once(elsewhere, 'listening'), once(redirecting, 'listening')]);
  });
  afterEach(() => {
    for (const server of [elsewhere, redirecting]) {
      server.close();
      server.closeAllConnections();
    }
  });

  for (const [who, ask] of clients) {
    for (const [code, to] of [
      [302, 'another host'],
      [307, 'another host'],
      [307, 'the same host'],
    ] as const) {
      // Microsoft's client follows there, and takes no setting that keeps it from it.
      if (who === bot && to === 'the same host') continue;
      it(`is not followed by ${who}: ${code} to ${to}`, async () => {
        status = code;
        isForeign = to === 'another host';

        await ask(`http://127.0.0.1:${portOf(redirecting)}`).catch(() => undefined);

        assert.notDeepEqual(asked, []);
        assert.deepEqual(led, []);
      });
    }
  }

  it('is seen where it is followed (control)', async () => {
    status = 307;
    isForeign = true;

    await fetch(`http://127.0.0.1:${portOf(redirecting)}`);

    assert.deepEqual(led, ['GET /elsewhere']);
  });
});
