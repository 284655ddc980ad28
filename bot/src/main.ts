import { KeysUnusable } from '@sekitori/api/application/secrets';
import { StoreTooNew, StoreUnusable } from '@sekitori/api/application/store-faults';
import { compose } from '@sekitori/api/compose';
import { ConfigUnusable, readConfig } from '@sekitori/api/config';
import { UnsafeStart } from '@sekitori/api/unsafe-start';
import { serve } from './serve.ts';

/** The process: one server for api, bot and the built tabs, and the worker, as SERVE says. */
async function main(): Promise<void> {
  const config = readConfig();
  const composed = await compose(config);
  await serve(config, composed);
}

main().catch((error: unknown) => {
  console.error(mendableSentence(error) ?? error);
  process.exitCode = 1;
});

/** One sentence for what whoever starts the service can mend; undefined for what is ours. */
function mendableSentence(error: unknown): string | undefined {
  if (
    error instanceof ConfigUnusable ||
    error instanceof KeysUnusable ||
    error instanceof StoreUnusable ||
    error instanceof StoreTooNew ||
    error instanceof UnsafeStart
  )
    return error.message;
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isTaken
    ? `The port is taken (${error.message}): stop what listens there, or set PORT to another one.`
    : undefined;
}
