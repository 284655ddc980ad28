import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

const resolutionMs = 20;
const everyMs = 500;

/**
 * How far the event loop of this process is behind: the 90th percentile of about the last half second,
 * in milliseconds. It keeps no process alive.
 */
export function eventLoopLoad(): { readonly delayMs: () => number; readonly stop: () => void } {
  const histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  let delayMs = 0;
  const timer = setInterval(() => {
    // The histogram counts its own waiting too; without a sample it answers 0.
    delayMs = Math.max(0, histogram.percentile(90) / 1e6 - resolutionMs);
    histogram.reset();
  }, everyMs).unref();
  return {
    delayMs: () => delayMs,
    stop() {
      clearInterval(timer);
      histogram.disable();
    },
  };
}
