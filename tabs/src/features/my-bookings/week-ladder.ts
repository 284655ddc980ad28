import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import {
  addDays,
  daysBetween,
  parseWorkday,
  type Workday,
  weekdayOf,
  workdayAt,
} from '@sekitori/api/domain/workday';
import { clockOf } from '../../lib/floor-clock.ts';

/** What of the bookings stands under one heading. */
export type Week = {
  readonly first: Workday;
  readonly weeksAhead: number;
  readonly bookings: readonly BookingWire[];
};

/**
 * The bookings week by week, each by its own site's today; weeks begin on the reader's first weekday
 * (Monday is 1, Sunday 7). Those of today have a place of their own.
 */
export function ladderOf(
  bookings: readonly BookingWire[],
  { now, weekStartsOn }: { readonly now: number; readonly weekStartsOn: number },
): Week[] {
  const weeks = new Map<Workday, { weeksAhead: number; bookings: BookingWire[] }>();
  for (const booking of bookings) {
    const todayThere = workdayAt(now, clockOf(booking));
    const workday = parseWorkday(booking.workday) ?? todayThere;
    if (workday === todayThere) continue;
    const first = firstOfWeek(workday, weekStartsOn);
    const weeksAhead = daysBetween(firstOfWeek(todayThere, weekStartsOn), first) / 7;
    const week = weeks.get(first) ?? { weeksAhead, bookings: [] };
    week.bookings.push(booking);
    weeks.set(first, week);
  }
  return [...weeks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([first, week]) => ({ first, ...week }));
}

function firstOfWeek(workday: Workday, weekStartsOn: number): Workday {
  return addDays(workday, -((weekdayOf(workday) - weekStartsOn + 7) % 7));
}
