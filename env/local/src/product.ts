import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get as getPlain } from 'node:http';
import { get as getOverTls } from 'node:https';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from './say.ts';
import { type LocalSettings, productEnvironment, root } from './settings.ts';

/** Starts the product as its own process, as in production, with settings of this machine. */
export function startProduct(settings: LocalSettings): ChildProcess {
  const lifeline = import.meta.resolve('./leave-with-parent.ts');
  return spawn(
    process.execPath,
    ['--import', 'tsx', '--import', lifeline, join(root, 'bot/src/main.ts')],
    {
      cwd: root,
      env: productEnvironment(settings),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
}

type Where = Pick<LocalSettings, 'host' | 'port' | 'endsTls'>;

const longestStart = 120_000;

/** Resolves when the product says that it is ready; fails when it ends before. */
export async function untilReady(product: ChildProcess, settings: Where): Promise<void> {
  const ended = once(product, 'exit').then(([code]) => {
    throw new CannotStart({
      ja: `Sekitori は起動できませんでした(終了コード ${code})。上のメッセージを確認してください。`,
      en: `Sekitori could not start (exit code ${code}); the messages above say why.`,
    });
  });
  await Promise.race([ended, answering(settings)]);
}

async function answering({ host, port, endsTls }: Where): Promise<void> {
  const address = `${endsTls ? 'https' : 'http'}://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/readyz`;
  const deadline = performance.now() + longestStart;
  while (performance.now() < deadline) {
    if (await isReady(address)) return;
    await pause(50);
  }
  throw new CannotStart({
    ja: `Sekitori が2分以内に準備を終えませんでした(${address})。`,
    en: `Sekitori was not ready within two minutes (${address}).`,
  });
}

/** Whatever the certificate is: nothing is told or believed but that our own child is ready. */
function isReady(address: string): Promise<boolean> {
  const get = address.startsWith('https:') ? getOverTls : getPlain;
  return new Promise((resolve) => {
    const asked = get(address, { timeout: 2000, rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy());
    // Not listening yet.
    asked.on('error', () => resolve(false));
  });
}
