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
export type Rung =
  | { readonly kind: 'today'; readonly bookings: readonly BookingWire[] }
  | {
      readonly kind: 'week';
      readonly monday: Workday;
      readonly weeksAhead: number;
      readonly bookings: readonly BookingWire[];
    };

/** Today's bookings on top, then the others week by week; each by its own site's today. */
export function ladderOf(bookings: readonly BookingWire[], now: number): Rung[] {
  const today: BookingWire[] = [];
  const weeks = new Map<Workday, { weeksAhead: number; bookings: BookingWire[] }>();
  for (const booking of bookings) {
    const todayThere = workdayAt(now, clockOf(booking));
    const workday = parseWorkday(booking.workday) ?? todayThere;
    if (workday === todayThere) {
      today.push(booking);
      continue;
    }
    const monday = mondayOf(workday);
    const weeksAhead = daysBetween(mondayOf(todayThere), monday) / 7;
    const week = weeks.get(monday) ?? { weeksAhead, bookings: [] };
    week.bookings.push(booking);
    weeks.set(monday, week);
  }
  const inOrder = [...weeks].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...(today.length > 0 ? [{ kind: 'today', bookings: today } as const] : []),
    ...inOrder.map(([monday, week]) => ({ kind: 'week', monday, ...week }) as const),
  ];
}

export function mondayOf(workday: Workday): Workday {
  return addDays(workday, 1 - weekdayOf(workday));
}
