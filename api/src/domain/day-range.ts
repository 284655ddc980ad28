import type { ClockTime, SiteClock } from './workday.ts';

/** Wall-clock times of a workday, as people set them. */
export type ClockRange = { readonly from: ClockTime; readonly to: ClockTime };

/** Minutes from the beginning of a workday, on a day without DST. */
export type DayRange = { readonly start: number; readonly end: number };

type DayStart = Pick<SiteClock, 'dayStartsAt'>;

export const wholeDayRange: DayRange = { start: 0, end: 1440 };

/** When a wall-clock time comes in a workday; a time before the day begins is that of the night after. */
export function minutesIntoDay(time: ClockTime, { dayStartsAt }: DayStart): number {
  const [minutes, begins] = [minutesOf(time), minutesOf(dayStartsAt)];
  return minutes < begins ? minutes + 1440 - begins : minutes - begins;
}

/**
 * The range of two times, the second of which may be the end of the day; its end may lie before its start.
 * 00:00 to 24:00 is all of the day, whenever it begins.
 */
export function dayRange({ from, to }: ClockRange, on: DayStart): DayRange {
  if (from === '00:00' && to === '24:00') return wholeDayRange;
  const end = to === on.dayStartsAt ? 1440 : minutesIntoDay(to, on);
  return { start: minutesIntoDay(from, on), end };
}

/** The same as it is reckoned where it holds all the same: what begins before the day does begins with it. */
export function heldRange(range: ClockRange, on: DayStart): DayRange {
  const isCut = range.from < on.dayStartsAt && on.dayStartsAt < range.to;
  return isCut ? { start: 0, end: dayRange(range, on).end } : dayRange(range, on);
}

function minutesOf(time: ClockTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
