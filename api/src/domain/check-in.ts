import type { Period } from './period.ts';
import { allDay, type ClockTime, instantAt, type SiteClock, type Workday } from './workday.ts';

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
};

/** Whether and until when the holder says that they came. Instants are epoch milliseconds. */
export type CheckInAgreed = {
  readonly mode: Exclude<CheckInMode, 'none'>;
  readonly opens: number;
  readonly remindsAt: number;
  /** The end of the booking where nothing is left to give back: then it does not lapse. */
  readonly lapsesAt: number;
  /** They said once that they come later (C5). */
  readonly isLate?: true;
  /** How much later it lapses because the service was down while they were expected (C7). */
  readonly keptMs?: number;
};

const minute = 60_000;
const longestLead = 15 * minute;
const lateBy = 60 * minute;

/** What is agreed with whoever makes a booking, or undefined where nobody has to check in. */
export function checkInAgreed(
  booking: Expected,
  settings: CheckInSettings,
): CheckInAgreed | undefined {
  const { checkInMode: mode, checkInGrace } = settings;
  if (mode === 'none') return undefined;
  const grace = checkInGrace * minute;
  const wait = grace + (booking.isLate ? lateBy : 0);
  const lapsesAt = Math.max(expectedAt(booking, settings), booking.madeAt) + wait;
  return {
    mode,
    opens: opensAt(booking, settings),
    ...lapsing(lapsesAt, Math.min(longestLead, grace / 2), booking.period),
    ...(booking.isLate ? { isLate: true } : {}),
  };
}

/** Never after the end of the booking, and reminded of so long before. */
function lapsing(lapsesAt: number, lead: number, { end }: Period) {
  const capped = Math.min(lapsesAt, end);
  return { remindsAt: capped - lead, lapsesAt: capped };
}

/**
 * When somebody is expected: at the start, or by the floor's arrive-by time where the booking begins
 * before it; the evening before is never meant (C3).
 */
function expectedAt(booking: Expected, { arriveBy }: CheckInSettings): number {
  const { period, workday } = booking;
  return Math.max(period.start, Math.min(instantAt(workday, arriveBy, booking), period.end));
}

/** Before the start, yet not on the day before where nobody is expected until later (C2, C3). */
function opensAt(booking: Expected, settings: CheckInSettings): number {
  const before = settings.checkInOpensBefore * minute;
  const { start: dayStarts } = allDay(booking.workday, booking);
  const earliest = Math.min(dayStarts, expectedAt(booking, settings) - before);
  return Math.max(booking.period.start - before, earliest);
}

/** How long before it lapses the holder is reminded (C5). */
export const leadOf = ({ remindsAt, lapsesAt }: CheckInAgreed) => lapsesAt - remindsAt;

/** The same, lapsing at another time, and reminded of as long before. */
export const lapsingAt = (
  agreed: CheckInAgreed,
  lapsesAt: number,
  period: Period,
): CheckInAgreed => ({ ...agreed, ...lapsing(lapsesAt, leadOf(agreed), period) });

/** An hour more for who comes late, counted from when it would lapse as things stand (C5). */
export const agreedLate = (
  agreed: CheckInAgreed,
  { lapsesAt, period }: { readonly lapsesAt: number; readonly period: Period },
): CheckInAgreed => ({ ...lapsingAt(agreed, lapsesAt + lateBy, period), isLate: true });

/** What holds after a move: what the new seat asks for, and never a shorter wait than was agreed before (B5). */
export function agreedAfterMove(
  before: CheckInAgreed | undefined,
  there: CheckInAgreed | undefined,
  period: Period,
): CheckInAgreed | undefined {
  if (!before || !there) return there;
  const opens = Math.min(before.opens, there.opens);
  return { ...lapsingAt(there, Math.max(before.lapsesAt, there.lapsesAt), period), opens };
}

/** How somebody says that they are at their seat: by its code, by their word, or by booking it so late (C4). */
export type Presence = 'code' | 'word';

/** Whether that checks a booking in at an instant. */
export const checksIn = (
  agreed: CheckInAgreed | undefined,
  { presence, now }: { readonly presence: Presence; readonly now: number },
): boolean =>
  agreed !== undefined &&
  now >= agreed.opens &&
  (presence === 'code' || agreed.mode === 'anywhere');
