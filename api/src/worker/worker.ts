import { type Lease, leaseOver } from '../application/lease.ts';
import type { Clock } from '../application/ports.ts';
import type { Stores } from '../application/store.ts';

/** One duty of the worker, under a lease of its own. */
export type Job = {
  readonly name: string;
  /** How long to rest after a round that left nothing waiting, or failed. */
  readonly pauseMs: number;
  /** One round: asks the lease before each piece of work, and ends early where it is not held. */
  readonly run: (lease: Lease) => Promise<'more' | 'done'>;
};

export type WorkerParts = {
  readonly stores: Stores;
  readonly clock: Clock;
  /** This process, as it signs leases. */
  readonly holder: string;
  readonly jobs: readonly Job[];
  /** Hears of a round that failed; the next one tries again. */
  readonly fail: (error: unknown, job: string) => void;
};

/**
 * Background work, each job beside the others, until stopped. `stop` lets the piece of work under way
 * end, begins no other, and gives the leases back, so that the next process need not wait for them.
 */
export function startWorker(parts: WorkerParts): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = parts.jobs.map((job) => runJob(parts, job, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function runJob(parts: WorkerParts, job: Job, stopping: AbortSignal): Promise<void> {
  const { stores, clock, holder } = parts;
  const lease = leaseOver({ stores, clock }, { name: job.name, holder });
  const whileRunning: Lease = {
    hold: async () => !stopping.aborted && (await lease.hold()),
    commit: (operations) => lease.commit(operations),
    giveBack: () => lease.giveBack(),
  };
  const failing = (work: () => Promise<void>) =>
    work().catch((error: unknown) => parts.fail(error, job.name));
  while (!stopping.aborted) {
    await failing(() => round(job, whileRunning));
    await rest(job.pauseMs, stopping);
  }
  await failing(() => lease.giveBack());
}

/** Without a rest while more is waiting; the lease is looked at each time. */
async function round(job: Job, lease: Lease): Promise<void> {
  let waiting: 'more' | 'done' = 'more';
  while (waiting === 'more' && (await lease.hold())) waiting = await job.run(lease);
}

function rest(ms: number, stopping: AbortSignal): Promise<void> {
  if (stopping.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopping.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    stopping.addEventListener('abort', end, { once: true });
  });
}
