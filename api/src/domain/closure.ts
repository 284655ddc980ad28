import { includes, overlaps, type Period } from './period.ts';
import {
  allDay,
  type ClockTime,
  hoursOf,
  type SiteClock,
  type Workday,
  workdayAt,
} from './workday.ts';

/** A time in which nobody books, with the reason that people read (B6). Days are the site's own. */
export type Closure = {
  readonly id: string;
  readonly first: Workday;
  /** The last day that is closed. */
  readonly last: Workday;
  /** Absent for whole days; else the same hours on each of the days. */
  readonly hours?: { readonly from: ClockTime; readonly to: ClockTime };
  readonly reason: string;
  /** The same days of each year that follows. */
  readonly isYearly?: boolean;
};

type OnWorkday = SiteClock & { readonly workday: Workday };

/** The first closure that a booking of that day would fall into, or undefined. */
export function closureInTheWay<Kind extends Closure>(
  closures: readonly Kind[],
  period: Period,
  on: OnWorkday,
): Kind | undefined {
  return takenOn(closures, on).find((taken) => overlaps(taken.period, period))?.closure;
}

type Taken<Kind extends Closure> = { readonly closure: Kind; readonly period: Period };

/** One answer asks the same closures for each of its seats. */
const lastReckoned = new WeakMap<
  readonly Closure[],
  OnWorkday & { readonly taken: readonly Taken<Closure>[] }
>();

/** What closures take of a workday. */
function takenOn<Kind extends Closure>(
  closures: readonly Kind[],
  on: OnWorkday,
): readonly Taken<Kind>[] {
  const last = lastReckoned.get(closures);
  if (last && isSameWorkday(last, on)) return last.taken as readonly Taken<Kind>[];
  const taken = closures.flatMap((closure) => {
    const period = closedOn(closure, on);
    return period ? [{ closure, period }] : [];
  });
  const { workday, timeZone, dayStartsAt } = on;
  lastReckoned.set(closures, { workday, timeZone, dayStartsAt, taken });
  return taken;
}

const isSameWorkday = (one: OnWorkday, other: OnWorkday) =>
  one.workday === other.workday &&
  one.timeZone === other.timeZone &&
  one.dayStartsAt === other.dayStartsAt;

/** What a closure takes of a workday. */
function closedOn(closure: Closure, on: OnWorkday): Period | undefined {
  if (!isClosedOn(closure, on.workday)) return undefined;
  return closure.hours ? hoursOf(on.workday, closure.hours, on) : allDay(on.workday, on);
}

type Closed = SiteClock & {
  readonly closures: readonly Closure[];
  readonly isHoliday: (workday: Workday) => boolean;
};

/**
 * When a workday's closure ends, or its holiday where none is named, and all that follows without a gap;
 * undefined where no end of it is near.
 */
export function opensAgainAt(
  workday: Workday,
  closure: Closure | undefined,
  on: Closed,
): number | undefined {
  const first = closure && closedOn(closure, { ...on, workday });
  let at = first?.end ?? allDay(workday, on).end;
  for (let looked = 0; looked < mostLooks; looked += 1) {
    const until = closedUntil(at, on);
    if (until === at) return at;
    at = until;
  }
  return undefined;
}

/** The end of what is closed at an instant that ends last; the instant itself where nothing is. */
function closedUntil(instant: number, on: Closed): number {
  const workday = workdayAt(instant, on);
  if (on.isHoliday(workday)) return allDay(workday, on).end;
  return on.closures.reduce((until, closure) => {
    const closed = closedOn(closure, { ...on, workday });
    return closed && includes(closed, instant) ? Math.max(until, closed.end) : until;
  }, instant);
}

const mostLooks = 400;

/** Whether one of these closes a workday from its beginning. */
export function isClosedAllDay(closures: readonly Closure[], workday: Workday): boolean {
  return closures.some((closure) => !closure.hours && isClosedOn(closure, workday));
}

function isClosedOn({ first, last, isYearly }: Closure, workday: Workday): boolean {
  if (!isYearly) return first <= workday && workday <= last;
  const year = Number(workday.slice(0, 4));
  // One that spans New Year began the year before.
  return [year, year - 1].some((began) => {
    const years = began - Number(first.slice(0, 4));
    if (years < 0) return false;
    return inYear(first, years) <= workday && workday <= inYear(last, years);
  });
}

/** The same date so many years later; 29 February is 28 February where there is none. */
function inYear(workday: Workday, years: number): string {
  const year = Number(workday.slice(0, 4)) + years;
  const date = workday.slice(4) === '-02-29' && !isLeap(year) ? '-02-28' : workday.slice(4);
  return `${String(year).padStart(4, '0')}${date}`;
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
