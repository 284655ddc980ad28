import { isClosedAllDay } from './closure.ts';
import { openingHoursOn } from './day-part.ts';
import type { Floor } from './floor.ts';
import type { ClosedReason, HolidayOn } from './holiday.ts';
import { type FloorOperation, rulesOn, type SeatRules } from './operation.ts';
import { noHolidays } from './operation-settings.ts';
import { onceForEach } from './remembered.ts';
import type { SiteClock, Workday } from './workday.ts';

/** Why nothing can be booked on a workday (B6); `reason` is what people read, the name of the holiday too. */
export type ClosedDay =
  | { readonly because: 'closure' | 'holiday'; readonly reason: ClosedReason }
  /** It lies outside the opening hours, and the floor is booked within them only. */
  | { readonly because: 'opening-hours' };

type On = {
  readonly workday: Workday;
  readonly clock: SiteClock;
  readonly holidayOn: HolidayOn;
};

/** Why seats of these rules are closed from the beginning of a workday to its end, or undefined. */
export function closedDay({ settings, closures }: SeatRules, on: On): ClosedDay | undefined {
  const { workday, clock, holidayOn } = on;
  const closed = closures.find((closure) => isClosedAllDay([closure], workday));
  if (closed) return { because: 'closure', reason: closed.reason };
  const { holidaysOf, bookable } = settings;
  const holiday = holidaysOf === noHolidays ? undefined : holidayOn(holidaysOf, workday);
  if (holiday !== undefined) return { because: 'holiday', reason: holiday };
  if (bookable === 'any-time' || openingHoursOn(workday, { settings, clock })) return undefined;
  return { because: 'opening-hours' };
}

/**
 * Why all seats of a floor are closed all day, as the first of them says it; undefined while one is open. Seats that were
 * taken out of use say nothing about a day.
 */
export function closedFloorDay(
  {
    floor,
    operation,
  }: { readonly floor: Pick<Floor, 'seats'>; readonly operation: FloorOperation },
  on: On,
): ClosedDay | undefined {
  const rulesOf = rulesOn(operation, on.workday);
  const closedFor = onceForEach((rules: SeatRules) => closedDay(rules, on));
  let first: ClosedDay | undefined;
  for (const seat of floor.seats) {
    const rules = rulesOf(seat);
    if (rules.settings.seatMode.kind === 'unavailable') continue;
    const closed = closedFor(rules);
    if (!closed) return undefined;
    first ??= closed;
  }
  return first;
}
