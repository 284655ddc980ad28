import { instantAt, isWeekend, parseWorkday, type Workday } from '@sekitori/api/domain/workday';
import type { FloorClock } from '../../lib/floor-clock.ts';

/**
 * The workday that somebody who opens the page most likely plans: today until the morning ends, then
 * the next one that is no weekend.
 */
export function likelyWorkday(
  days: readonly Workday[],
  now: number,
  { settings, timeZone }: FloorClock,
): Workday | undefined {
  const ahead = days.filter((day) => now < instantAt(day, settings.noonAt, timeZone));
  const likely = ahead.find((day) => !isWeekend(day));
  return likely ?? ahead[0] ?? days[0];
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
