import type { SealRecords } from '../application/audit/seal-records.ts';
import type { DeliverNotices } from '../application/deliver-notices.ts';
import type { RecheckPeople } from '../application/recheck-people.ts';
import type { ReleaseLeavers } from '../application/release-leavers.ts';
import type { RetainBookings } from '../application/retain-bookings.ts';
import type { WatchArrivals } from '../application/watch-arrivals.ts';
import type { Job } from './worker.ts';

export const noticesJob = (run: DeliverNotices): Job => ({ name: 'notices', pauseMs: 500, run });

export const retentionJob = (run: RetainBookings): Job => ({
  name: 'retention',
  pauseMs: 60 * 60 * 1000,
  run,
});

export const leaversJob = (run: ReleaseLeavers): Job => ({
  name: 'leavers',
  pauseMs: 5 * 60 * 1000,
  run,
});

export const checkInsJob = (run: WatchArrivals): Job => ({
  name: 'check-ins',
  pauseMs: 30 * 1000,
  run,
});

export const recheckJob = (run: RecheckPeople): Job => ({
  name: 'recheck',
  pauseMs: 15 * 1000,
  run,
});

export const sealingJob = (run: SealRecords): Job => ({ name: 'sealing', pauseMs: 2_000, run });
