import type { DeliverNotices } from '../application/deliver-notices.ts';
import { holdLease } from '../application/lease.ts';
import type { Clock } from '../application/ports.ts';
import type { Stores } from '../application/store.ts';

const pauseMs = 500;

export type WorkerParts = {
  readonly stores: Stores;
  readonly clock: Clock;
  /** This process, as it signs leases. */
  readonly holder: string;
  readonly deliverNotices: DeliverNotices;
  /** Hears of a round that failed; the next one tries again. */
  readonly fail: (error: unknown) => void;
};

/** Background work under a lease, until stopped. `stop` waits for the round that is under way. */
export function startWorker(parts: WorkerParts): { stop(): Promise<void> } {
  let isStopping = false;
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    while (!isStopping) {
      await round(parts);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  const running = run();
  return {
    async stop() {
      isStopping = true;
      wake();
      await running;
    },
  };
}

async function round({ stores, clock, holder, deliverNotices, fail }: WorkerParts): Promise<void> {
  try {
    const lease = { name: 'notices', holder };
    let waiting: 'more' | 'done' = 'more';
    // Without a pause while there is a backlog; the lease is looked at before every page.
    while (waiting === 'more' && (await holdLease({ stores, clock }, lease))) {
      waiting = await deliverNotices();
    }
  } catch (error) {
    fail(error);
  }
}
