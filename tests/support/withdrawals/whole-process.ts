import { compose } from '../../../api/src/compose.ts';
import { readConfig } from '../../../api/src/config.ts';
import { serve } from '../../../bot/src/serve.ts';

/** One process of the service as it runs in production, bot and all; says when it listens. */
const config = readConfig();
await serve(config, await compose(config));
process.send?.('listening');
process.once('disconnect', () => process.exit(0));
