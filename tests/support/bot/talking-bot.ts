import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { TenantId } from '../../../api/src/domain/ids.ts';
import { createBot } from '../../../bot/src/bot.ts';
import type { Log } from '../../../bot/src/log.ts';
import type { BotSettings } from '../../../bot/src/settings.ts';
import { organisationOf } from '../organisations.ts';
import { aKey, midori, type TestWorld } from '../world.ts';

export const localBot: BotSettings = {
  environment: 'local',
  publicUrl: 'http://localhost:3978',
  cardKey: 'k'.repeat(32),
};
/** As in production: it believes nobody without a token of the Bot Connector. */
export const registeredBot: BotSettings = {
  ...localBot,
  environment: 'production',
  registration: { appId: 'app', kind: 'SingleTenant', entraTenant: 'e', password: 'p' },
};
const silent: Log = { warn: () => undefined, error: () => undefined };

/** What the bot wrote to the connector: method, path and body of each request, one line each. */
export type Written = readonly string[];

/** A bot behind a real server, and the connector that it writes to, both on this machine. */
export async function aTalkingBot(
  world: TestWorld,
  {
    settings = localBot,
    log = silent,
  }: { readonly settings?: BotSettings; readonly log?: Log } = {},
) {
  const bot = createBot({ ...world, log, settings });
  const written: string[] = [];
  let answersWith = 200;
  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const asked = { headers: request.headers, body, requestId: 'r-1' };
    // What is thrown here, the HTTP front end answers.
    await bot.handle(asked, response).catch(() => response.writeHead(500).end());
  }).listen(0, '127.0.0.1');
  const peer = createServer(async (request, response) => {
    written.push(`${request.method} ${request.url} ${await textOf(request)}`);
    response.writeHead(answersWith, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: `m-${written.length}` }));
  }).listen(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(peer, 'listening')]);

  return {
    bot,
    url: urlOf(server),
    serviceUrl: urlOf(peer),
    /** All that the bot wrote since it was last asked. */
    written: (): Written => written.splice(0),
    setAnswer(status: number) {
      answersWith = status;
    },
    async post(body: unknown, headers: Record<string, string> = {}) {
      const response = await fetch(urlOf(server), {
        method: 'POST',
        body: JSON.stringify(body),
        headers,
      });
      return { status: response.status, text: await response.text() };
    },
    /** A message in a personal chat of a tenant's organisation, with an id of its own, as changed. */
    activity: (changes: object = {}, tenant: TenantId = midori) => ({
      type: 'message',
      channelId: 'msteams',
      id: aKey(),
      serviceUrl: urlOf(peer),
      from: { id: '29:x' },
      recipient: { id: '28:bot', name: 'Sekitori' },
      conversation: { id: 'a:1', conversationType: 'personal' },
      channelData: { tenant: { id: organisationOf(tenant) } },
      ...changes,
    }),
    stop() {
      for (const each of [server, peer]) {
        each.close();
        each.closeAllConnections();
      }
    },
  };
}
export type TalkingBot = Awaited<ReturnType<typeof aTalkingBot>>;

async function textOf(request: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function urlOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
}
