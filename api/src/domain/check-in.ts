import type { Period } from './period.ts';
import { type ClockTime, instantAt, type SiteClock, type Workday } from './workday.ts';

/** Whether people say that they have come, and how (C1). */
export const checkInModes = ['none', 'anywhere', 'at-seat'] as const;
export type CheckInMode = (typeof checkInModes)[number];

/** How checking in works on a floor; minutes are whole. */
export type CheckInSettings = {
  readonly checkInMode: CheckInMode;
  /** How long before the start it opens (C2). */
  readonly checkInOpensBefore: number;
  /** How long after people are expected a seat is kept for who has not come (C2). */
  readonly checkInGrace: number;
  /** When people with a whole day are expected (C3). */
  readonly arriveBy: ClockTime;
};

/** What of a booking decides when it lapses. Instants are epoch milliseconds. */
export type Expected = SiteClock & {
  readonly period: Period;
  readonly workday: Workday;
  readonly madeAt: number;
  /** They said once that they come later (C5). */
  readonly isLate?: boolean;
  /** How long the service could not reach people while they were expected (C7). */
  readonly outageMs?: number;
};

/** When a booking may be checked in, when its holder is reminded, and when it lapses. */
export type CheckInTimes = {
  readonly opens: number;
  readonly remindsAt: number;
  readonly lapsesAt: number;
};

const minute = 60_000;
const remindsBefore = 15 * minute;
const lateBy = 60 * minute;

/** The times of a booking, or undefined where nobody has to check in. */
export function checkInTimes(
  booking: Expected,
  settings: CheckInSettings,
): CheckInTimes | undefined {
  if (settings.checkInMode === 'none') return undefined;
  const opens = booking.period.start - settings.checkInOpensBefore * minute;
  const wait =
    settings.checkInGrace * minute +
    (booking.isLate ? lateBy : 0) +
    Math.max(0, booking.outageMs ?? 0);
  const lapsesAt = Math.max(expectedAt(booking, settings), booking.madeAt) + wait;
  return { opens, remindsAt: lapsesAt - remindsBefore, lapsesAt };
}

/**
 * When somebody is expected: at the start, or by the floor's arrive-by time where the booking begins
 * before it; the evening before is never meant (C3).
 */
function expectedAt(booking: Expected, { arriveBy }: CheckInSettings): number {
  const { period, workday } = booking;
  return Math.max(period.start, Math.min(instantAt(workday, arriveBy, booking), period.end));
}

/** Made so late that making it says that one is there; not where only the seat itself can say so (C4). */
export function isThereAtOnce(
  booking: Pick<Expected, 'period' | 'madeAt'>,
  { checkInMode, checkInOpensBefore }: CheckInSettings,
): boolean {
  const opens = booking.period.start - checkInOpensBefore * minute;
  return checkInMode === 'anywhere' && booking.madeAt >= opens;
}
