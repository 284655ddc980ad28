import { offTheRecord } from '../../api/src/application/audit/off-the-record.ts';
import { type Lease, leaseOver } from '../../api/src/application/lease.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { watchArrivalsWith } from '../../api/src/application/watch-arrivals.ts';
import { aDeliverer, type ToldChats } from './delivery.ts';
import type { TestWorld } from './world.ts';

type Watched = Pick<TestWorld, 'stores' | 'clock' | 'ids' | 'holidays'>;

/** The job of one process that looks after arrivals, run as its worker does. */
export function aWatcher(world: Watched, holder = 'one') {
  const failures: unknown[] = [];
  const lease: Lease = leaseOver(world, { name: 'check-ins', holder });
  const run = watchArrivalsWith({
    ...world,
    operations: offTheRecord,
    fail: (error) => failures.push(error),
  });
  async function round(): Promise<'more' | 'done' | 'not-held'> {
    return (await lease.hold()) ? run(lease) : 'not-held';
  }
  return {
    lease,
    failures,
    round,
    /** Rounds until nothing is waiting. */
    async watch(): Promise<void> {
      while ((await round()) === 'more');
    },
  };
}

/** A process that looks after arrivals and tells people, over stores that may be its own. */
export function aWorker(world: Watched, told: ToldChats, stores: Stores = world.stores) {
  const own = { ...world, stores };
  const watcher = aWatcher(own);
  const deliverer = aDeliverer(own, told.chats);
  return {
    watcher,
    deliverer,
    async work(): Promise<void> {
      await watcher.watch();
      await deliverer.deliver();
    },
  };
}

type Worker = Pick<ReturnType<typeof aWorker>, 'work'>;

/** The same in equal steps of four minutes. */
export async function passQuickly(
  { clock }: Pick<TestWorld, 'clock'>,
  worker: Worker,
  until: number,
): Promise<void> {
  await worker.work();
  while (clock.now() < until) {
    clock.advance(Math.min(coarse, until - clock.now()));
    await worker.work();
  }
}

const coarse = 4 * 60_000;
const fine = 30_000;
const finely = 20 * 60_000;

/**
 * Lets time pass, and the worker work as it goes: every four minutes, which is no outage yet, and every half
 * minute in the last twenty.
 */
export async function passTime(
  { clock }: Pick<TestWorld, 'clock'>,
  worker: Worker,
  until: number,
): Promise<void> {
  await worker.work();
  while (clock.now() < until) {
    const left = until - clock.now();
    const step = left > finely ? Math.min(coarse, left - finely) : fine;
    clock.advance(Math.min(step, left));
    await worker.work();
  }
}
