import { once } from 'node:events';
import { compose } from '../../../api/src/compose.ts';
import { readConfig } from '../../../api/src/config.ts';

/** One process of the service as it runs in production, without the bot; says its port when it is ready. */
const config = readConfig();
const composed = await compose(config);
const { server } = composed.serveWeb({ siteFolder: config.dataDir });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
process.once('disconnect', () => process.exit(0));
