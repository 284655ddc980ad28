import { openingHoursOn, usualHoursOn } from '@sekitori/api/domain/day-part';
import { isWeekend, parseWorkday, type Workday } from '@sekitori/api/domain/workday';
import type { FloorClock } from '../../lib/floor-clock.ts';

type Known = { readonly now: number; readonly isClosed: (workday: Workday) => boolean };

/**
 * The workday that somebody who opens the page most likely plans: today until its usual hours are half over, then the
 * next one that is open and no weekend; where there is none, whichever is not closed.
 */
export function likelyWorkday(
  days: readonly Workday[],
  clock: FloorClock,
  { now, isClosed }: Known,
): Workday | undefined {
  const { settings } = clock;
  const ahead = days.filter((day) => {
    const { start, end } = usualHoursOn(day, { settings, clock });
    return now < (start + end) / 2;
  });
  const open = ahead.filter((day) => !isClosed(day));
  const hasHours = (day: Workday) => openingHoursOn(day, { settings, clock }) !== undefined;
  const weekdays = open.filter((day) => !isWeekend(day));
  return (
    weekdays.find(hasHours) ?? weekdays[0] ?? open.find(hasHours) ?? open[0] ?? ahead[0] ?? days[0]
  );
}

/** Every workday from the first to the last, both included. */
export function workdaysBetween(first: string, last: string, next: (day: Workday) => Workday) {
  const days: Workday[] = [];
  let day = parseWorkday(first);
  while (day && day <= last && days.length < 100) {
    days.push(day);
    day = next(day);
  }
  return days;
}
