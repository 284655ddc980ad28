import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { allowRedirect, mustBeFree, rsiAnswersAt } from './ports.ts';
import { startProduct, untilReady } from './product.ts';
import { type RunningRsi, startRsi } from './rsi/rsi-server.ts';
import { CannotStart, say } from './say.ts';
import { seed } from './seed.ts';
import { type LocalSettings, prepareDataDir, readSettings, storeFile } from './settings.ts';
import { buildTabs } from './tabs-build.ts';
import { welcome } from './welcome.ts';
import { seedWorld } from './world.ts';

/** RSI of our own, or the one that another `npm start` on this machine runs already. */
async function localRsi(settings: LocalSettings): Promise<RunningRsi | undefined> {
  if (!settings.startsRsi) return undefined;
  const { issuer, localPort, host, client, dataDir, publicUrl, entraAppId } = settings;
  const redirectUri = `${publicUrl}/auth/callback`;
  if (await rsiAnswersAt(issuer)) {
    await allowRedirect(issuer, redirectUri);
    return undefined;
  }
  await mustBeFree({ port: localPort, host }, 'LOCAL_PORT');
  const where = { issuer, port: localPort, host, dataDir };
  return startRsi({ ...where, entraAppId, client: { ...client, redirectUri } });
}

async function start(settings: LocalSettings): Promise<void> {
  prepareDataDir(settings);
  await mustBeFree(settings, 'PORT');
  const rsi = await localRsi(settings);
  // The store file is made here first, so that two processes do not make it at once.
  const world = await seedWorld({ file: storeFile(settings), issuer: settings.issuer });
  const seeding = seed(world).finally(() => world.stop());
  // The product lists the pages when it starts, so it waits for them; the seed does not.
  const [product] = await Promise.all([buildTabs().then(() => startProduct(settings)), seeding]);

  const stop = stopperOf(product, rsi);
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    await untilReady(product, settings);
  } catch (error) {
    await stop('SIGTERM');
    throw error;
  }
  console.log(welcome(settings, (performance.now() / 1000).toFixed(1)));

  const [code] = await once(product, 'exit');
  await rsi?.stop();
  process.exitCode = code ?? 0;
}

/** Ends the product first, so that nobody is signed in against an RSI that is gone. */
function stopperOf(product: ChildProcess, rsi: RunningRsi | undefined) {
  return async (signal: NodeJS.Signals) => {
    if (product.exitCode === null && product.signalCode === null) {
      const ended = once(product, 'exit');
      product.kill(signal);
      await ended;
    }
    await rsi?.stop();
  };
}

try {
  await start(readSettings());
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  say(error.sentence);
  process.exit(1);
}
