import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { valueOfSeries } from '../metrics/figures-text.ts';

/** A running service as its own figures and its process tell of it. */
export type Watched = { readonly process: ChildProcess; readonly metricsPort: number };

/** The event loop of a process is looked at so often, so that no delay below says anything. */
const resolutionMs = 20;
const betweenLooksMs = 10 * resolutionMs;
/** How many times later than amid ordinary questions a process may be. */
const mostTimesLater = 40;

/** How late the process was at worst since it was asked last, in milliseconds. */
export async function worstDelayMs({ metricsPort }: Watched): Promise<number> {
  const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const worst = valueOfSeries(figures, 'sekitori_event_loop_delay_seconds{quantile="1"}');
  if (worst === undefined) throw new Error('The service does not tell how late it is');
  return worst * 1000;
}

/** The latest that a process may be, by how late it was amid ordinary questions on the same machine. */
export const latestMs = (ordinaryMs: number) => mostTimesLater * Math.max(resolutionMs, ordinaryMs);

/** Whether it is the process that was started, without a break. */
export const isSameProcess = ({ process }: Watched, pid: number | undefined) =>
  process.pid === pid && process.exitCode === null && process.signalCode === null;

/** A fault to be found: the process does nothing for so long. It is noticed between two looks at its event loop. */
export async function holdUp({ process }: Watched, ms: number): Promise<void> {
  await pause(betweenLooksMs);
  process.kill('SIGSTOP');
  await pause(ms);
  process.kill('SIGCONT');
  await pause(betweenLooksMs);
}
