import { once } from 'node:events';
import { useCasesOver } from '../../../api/src/application/use-cases.ts';
import { compose } from '../../../api/src/compose.ts';
import { readConfig } from '../../../api/src/config.ts';
import { createServer } from '../../../api/src/http/server.ts';
import { carelessStores } from './careless-stores.ts';

/**
 * One process of the service as it runs in production, without the bot; says its port when it is
 * ready. `CARELESS=1` puts a store behind it that lets any write through, for the harness to find.
 */
const config = readConfig();
const composed = await compose(config);
const { server, liveFeed } = composed.serveWeb({ siteFolder: config.dataDir });
const serving = process.env['CARELESS'] === '1' ? carelessServer() : server;
serving.listen(0, '127.0.0.1');
await once(serving, 'listening');
const address = serving.address();
process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
process.once('disconnect', () => process.exit(0));

function carelessServer() {
  const useCases = useCasesOver({ ...composed, stores: carelessStores(composed.stores) });
  const dependencies = { store: async () => undefined, rsi: async () => undefined };
  return createServer(
    { useCases, publicUrl: config.publicUrl, liveFeed, dependencies },
    { log: composed.log, siteFolder: config.dataDir, extraAncestors: [] },
  );
}
