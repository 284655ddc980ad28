import { mostDaysAhead, type OperationSettings } from './operation-settings.ts';
import { covers, type Period } from './period.ts';
import {
  addDays,
  allDay,
  daysBefore,
  instantAt,
  type SiteClock,
  type Workday,
  workdayAt,
} from './workday.ts';

type Window = Pick<OperationSettings, 'daysAhead' | 'aheadCountsFrom' | 'daysOpenAt'>;

/**
 * The instant from which on a booking that starts then may be made: never before the workday that is so
 * many days earlier begins, whatever time is set. Today is always open.
 */
export function opensAt(start: number, { settings, clock }: On): number {
  const { daysAhead, aheadCountsFrom, daysOpenAt } = settings;
  const opensOn = addDays(workdayAt(start, clock), -daysAhead);
  const begins = allDay(opensOn, clock).start;
  if (aheadCountsFrom === 'now') return Math.max(begins, daysBefore(start, daysAhead, clock));
  return daysOpenAt <= clock.dayStartsAt ? begins : instantAt(opensOn, daysOpenAt, clock);
}

type On = { readonly settings: Window; readonly clock: SiteClock };

export function isOpenForBooking(start: number, now: number, on: On): boolean {
  const today = allDay(workdayAt(now, on.clock), on.clock);
  return start < today.end || now >= opensAt(start, on);
}

/**
 * The first and last workday of which something may be booked at this instant. The last counts from the
 * end of today (A5), and is a day less until days open today (A6).
 */
export function bookableWorkdays(
  now: number,
  on: { readonly clock: SiteClock; readonly settingsOn: (workday: Workday) => Window },
): { readonly first: Workday; readonly last: Workday } {
  const { clock } = on;
  const first = workdayAt(now, clock);
  for (let ahead = mostDaysAhead; ahead > 0; ahead -= 1) {
    const day = addDays(first, ahead);
    const settings = on.settingsOn(day);
    // The day opens with its first minute.
    if (ahead > settings.daysAhead) continue;
    if (isOpenForBooking(allDay(day, clock).start, now, { settings, clock })) {
      return { first, last: day };
    }
  }
  return { first, last: first };
}

/** A workday that may not be booked yet, and the instant from which on it may. */
export type NextToOpen = { readonly workday: Workday; readonly opensAt: number };

/**
 * The workday that opens for booking next, with its first minute, as a countdown shows it (A6). Of two
 * that open together, the earlier one.
 */
export function nextToOpen(
  now: number,
  on: { readonly clock: SiteClock; readonly settingsOn: (workday: Workday) => Window },
): NextToOpen | undefined {
  const { clock } = on;
  const today = workdayAt(now, clock);
  let next: NextToOpen | undefined;
  // One day more than can ever be open at a time.
  for (let ahead = 1; ahead <= mostDaysAhead + 1; ahead += 1) {
    const workday = addDays(today, ahead);
    const { start, end } = allDay(workday, clock);
    // A date that its zone left out.
    if (start === end) continue;
    // Whatever its settings say, a workday is open once it has come.
    const opens = Math.min(start, opensAt(start, { settings: on.settingsOn(workday), clock }));
    if (opens > now && opens < (next?.opensAt ?? Infinity)) next = { workday, opensAt: opens };
  }
  return next;
}

/** The period as it will be booked: one that has begun starts with the current minute (A7). */
export function fromNow(period: Period, now: number): Period {
  const thisMinute = now - (now % 60_000);
  return period.start < thisMinute ? { start: thisMinute, end: period.end } : period;
}

/** Whether a period lies within one workday of the site. */
export function isWithinOneWorkday(period: Period, clock: SiteClock): boolean {
  return covers(allDay(workdayAt(period.start, clock), clock), period);
}
