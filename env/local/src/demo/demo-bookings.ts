import type { OperationSettings } from '@sekitori/api/domain/operation-settings';
import { addDays, isWeekend, type Workday } from '@sekitori/api/domain/workday';
import type { PlannedSeat } from '../plan/floor-plan.ts';
import type { DemoPerson } from './demo-person.ts';

type DemoPart = 'all-day' | 'morning' | 'afternoon';

/** Who has which seat when, before it is booked. */
export type DemoBooking = {
  readonly person: DemoPerson;
  readonly seat: PlannedSeat;
  readonly workday: Workday;
  readonly part: DemoPart;
};

/** How full today and the next workdays are; nobody books far ahead, as in real offices. */
const shares = [0.4, 0.24, 0.16, 0.1, 0.06] as const;

/** Most stay all day; now and then two people share a seat, one before and one after noon. */
const parts: readonly (readonly DemoPart[])[] = [
  ['all-day'],
  ['all-day'],
  ['all-day'],
  ['all-day'],
  ['afternoon'],
  ['all-day'],
  ['morning', 'afternoon'],
  ['morning'],
];

/** Bookings that look like an ordinary week: the same ones for the same floor and day. */
export function demoBookings(of: {
  readonly seats: readonly PlannedSeat[];
  readonly people: readonly DemoPerson[];
  readonly today: Workday;
  readonly settings: OperationSettings;
}): DemoBooking[] {
  return workdaysFrom(of.today, shares.length, of.settings.daysAhead).flatMap((workday, ahead) => {
    const howMany = Math.round(of.seats.length * (shares[ahead] ?? 0));
    const chosen = spread(of.seats, ahead).slice(0, howMany);
    const waiting = rotated(of.people, ahead * 5);
    return chosen.flatMap((seat, index) =>
      (parts[(index + ahead) % parts.length] ?? []).flatMap((part): DemoBooking[] => {
        const person = waiting.shift();
        return person ? [{ person, seat, workday, part }] : [];
      }),
    );
  });
}

/** Today, whatever day it is, then days on which people work. */
function workdaysFrom(today: Workday, howMany: number, daysAhead: number): Workday[] {
  const coming = Array.from({ length: daysAhead }, (_, index) => addDays(today, index + 1));
  return [today, ...coming.filter((workday) => !isWeekend(workday))].slice(0, howMany);
}

/** The seats in an order that scatters them over the floor, another one for each day. */
function spread<Item>(items: readonly Item[], ahead: number): Item[] {
  const step = [7, 5, 11, 13, 17][ahead % 5] ?? 7;
  const stride = greatestCommonDivisor(step, items.length) === 1 ? step : step + 12;
  return items.flatMap((_, index) => items[(index * stride + ahead * 3) % items.length] ?? []);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
