import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../../application/ports.ts';
import type { Figures } from './figures.ts';

const resolutionMs = 20;
const quantiles = [0.5, 0.99, 1] as const;

/** What is the same for every process of Node.js: how late it is, what it holds, what time it thinks it is. */
export function watchProcess(figures: Figures, clock: Clock): void {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  figures.watch('sekitori_event_loop_delay_seconds', () => {
    // The histogram counts its own waiting too; without a sample it answers 0.
    const late = (quantile: number) =>
      Math.max(0, delay.percentile(quantile * 100) / 1e6 - resolutionMs) / 1000;
    const readings = quantiles.map((quantile) => ({
      value: late(quantile),
      labels: { quantile: String(quantile) },
    }));
    delay.reset();
    return readings;
  });
  figures.watch('sekitori_memory_bytes', () => [{ value: process.memoryUsage.rss(), labels: {} }]);
  figures.watch('sekitori_clock_seconds', () => [{ value: clock.now() / 1000, labels: {} }]);
}
