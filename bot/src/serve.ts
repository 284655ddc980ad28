import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Composed } from '@sekitori/api/compose';
import type { Config } from '@sekitori/api/config';

const siteFolder = fileURLToPath(new URL('../../tabs/dist', import.meta.url));
const longestShutdownMs = 10_000;

/** Starts the duties of this process and ends them in order when asked to. */
export async function serve(config: Config, composed: Composed): Promise<void> {
  const { log } = composed;
  const web = config.serve.includes('web') ? composed.serveWeb({ siteFolder }) : undefined;
  if (web) {
    web.server.listen(config.port, config.host);
    await once(web.server, 'listening');
    log.info({ port: config.port }, 'listening');
  }

  async function shutDown(signal: NodeJS.Signals): Promise<void> {
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), longestShutdownMs).unref();
    web?.liveFeed.close();
    web?.server.close();
    web?.server.closeAllConnections();
    await composed.stores.close();
    process.exit(0);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void shutDown(signal));
  }
}
