import { existsSync, mkdirSync, statSync } from 'node:fs';
import { url as inspectorAddress } from 'node:inspector';
import { join } from 'node:path';

/** Whether somebody can look into this process while it runs. */
export const isInspected = () => inspectorAddress() !== undefined;

/** Makes a folder for its owner alone where there is none; answers whether anybody else may enter or read it. */
export function isOpenToOthers(folder: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return (statSync(folder).mode & 0o007) !== 0;
}

/** The local environment leaves this in its folder, whose people have no passwords worth the name. */
export const isOfADemonstration = (folder: string) => existsSync(join(folder, 'demonstration'));

const answerWithinMs = 3_000;

/** How far this machine's clock is ahead of a server's, in milliseconds, by the `Date` of its answer; undefined where it says none. */
export async function clockAheadOf(address: URL, now: () => number): Promise<number | undefined> {
  const asked = now();
  const answer = await fetch(address, {
    redirect: 'manual',
    signal: AbortSignal.timeout(answerWithinMs),
  }).catch(() => undefined);
  const answered = now();
  await answer?.body?.cancel();
  const said = Date.parse(answer?.headers.get('date') ?? '');
  // A Date counts whole seconds: on average it is half a second behind.
  return Number.isNaN(said) ? undefined : (asked + answered) / 2 - (said + 500);
}
