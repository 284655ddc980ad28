import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Ending } from '@sekitori/api/application/audit/operation';
import type { Operations } from '@sekitori/api/application/audit/operations';
import { chatEvent } from '@sekitori/api/application/audit/use-cases-on-record';
import type { Composed } from '@sekitori/api/compose';
import type { Config } from '@sekitori/api/config';
import { endingOfThrown } from '@sekitori/api/http/ending';
import { readJson } from '@sekitori/api/http/request-body';
import { parentOf } from '@sekitori/api/http/trace-context';
import type { Bot } from './bot.ts';

const siteFolder = fileURLToPath(new URL('../../tabs/dist', import.meta.url));
const longestShutdownMs = 10_000;

/** Starts the duties of this process and ends them in order when asked to. */
export async function serve(config: Config, composed: Composed): Promise<void> {
  const { log } = composed;
  let loading: Promise<Bot> | undefined;
  const bot = () => {
    loading ??= loadBot(config, composed);
    return loading;
  };
  const activity = activityOf(bot, composed.audit.operations);

  const isWeb = config.serve.includes('web');
  const web = isWeb ? composed.serveWeb({ siteFolder, activity }) : undefined;
  if (web) {
    web.server.listen(config.port, config.host);
    await once(web.server, 'listening');
    log.info({ port: config.port }, 'listening');
    if (web.certificate) process.on('SIGHUP', web.certificate.look);
  }
  let worker: ReturnType<Composed['startWorker']> | undefined;

  async function shutDown(signal: NodeJS.Signals): Promise<void> {
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), longestShutdownMs).unref();
    web?.liveFeed.close();
    web?.certificate?.stop();
    web?.server.close();
    web?.server.closeAllConnections();
    await worker?.stop();
    await composed.audit.stop();
    await composed.stores.close();
    process.exit(0);
  }
  // Before the bot, which takes a second to load: whoever stops the process then must not lose anything.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void shutDown(signal));
  }
  const { chats } = await bot();
  if (config.serve.includes('worker')) worker = composed.startWorker(chats);
}

/** What is thrown is answered once the operation is on record. */
type Came = 'answered' | { readonly thrown: unknown };

/** `POST /api/messages`: the body of who cannot be the connector is not even read. */
export function activityOf(bot: () => Promise<Bot>, operations: Operations) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    const { headers } = request;
    const { isWorthReading, handle } = await bot();
    const parent = parentOf(headers);
    const beginning = { event: chatEvent, way: 'chat', requestId, parent } as const;
    const came = await operations
      .operate<Came>(beginning, async (operation) => {
        let trouble: string | undefined;
        const failed = (code: string) => {
          trouble = code;
        };
        const recorded = (status: number) => operation.end(endingOf(status, trouble));
        try {
          const body = isWorthReading(headers) ? await readJson(request) : undefined;
          await handle({ headers, body, requestId, failed, recorded }, response);
          return { outcome: 'answered', ending: endingOf(response.statusCode, trouble) };
        } catch (thrown) {
          // Whoever is sent away for what they wrote is not our failure, and is answered behind this.
          return { outcome: { thrown }, ending: endingOfThrown(thrown) };
        }
      })
      .catch((thrown: unknown): Came => {
        // Where the record could not be written, whoever is in the chat has been told so.
        if (response.headersSent) return 'answered';
        throw thrown;
      });
    if (came !== 'answered') throw came.thrown;
  };
}

/** A turn that failed is told to the person in a card, and to Teams as a success. */
function endingOf(status: number, trouble: string | undefined): Ending {
  if (trouble !== undefined) return { outcome: 'failed', code: trouble, status };
  if (status >= 500) return { outcome: 'failed', status };
  return status >= 400
    ? { outcome: 'denied', code: 'not-authenticated', status }
    : { outcome: 'done', status };
}

/** The bot's SDK takes a second to load; people in a browser need not wait for it. */
async function loadBot(config: Config, composed: Composed): Promise<Bot> {
  const { createBot } = await import('./bot.ts');
  const { teams, teamsAppId, environment, publicUrl, cardKey } = config;
  const settings = {
    environment,
    publicUrl: publicUrl.href,
    cardKey,
    teamsAppId,
    ...(teams
      ? {
          registration: {
            kind: 'SingleTenant' as const,
            appId: teams.appId,
            entraTenant: teams.appTenantId,
            password: teams.appPassword,
          },
        }
      : {}),
  };
  return createBot({ ...composed, settings });
}
