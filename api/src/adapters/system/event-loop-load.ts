import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 20;
const everyMs = 250;
/** As long as who is sent away is asked to wait: a shorter memory would let all of them in again at once. */
const remembered = 8;

/**
 * How far the event loop of this process is behind, in milliseconds: the worst 90th percentile of the
 * last eight quarters of a second. It keeps no process alive.
 */
export function eventLoopLoad(): { readonly delayMs: () => number; readonly stop: () => void } {
  const histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  const delays: number[] = [];
  let worstMs = 0;
  const timer = setInterval(() => {
    // The histogram counts its own waiting too; without a sample it answers 0.
    delays.push(Math.max(0, histogram.percentile(90) / 1e6 - resolutionMs));
    histogram.reset();
    if (delays.length > remembered) delays.shift();
    worstMs = Math.max(...delays);
  }, everyMs).unref();
  return {
    delayMs: () => worstMs,
    stop() {
      clearInterval(timer);
      histogram.disable();
    },
  };
}
