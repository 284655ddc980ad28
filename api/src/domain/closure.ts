import { overlaps, type Period } from './period.ts';
import {
  addDays,
  allDay,
  type ClockTime,
  hoursOf,
  parseWorkday,
  type SiteClock,
  type Workday,
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

/** The first closure that a booking of that day would fall into, or undefined. */
export function closureInTheWay<Kind extends Closure>(
  closures: readonly Kind[],
  period: Period,
  on: SiteClock & { readonly workday: Workday },
): Kind | undefined {
  return closures.find((closure) => {
    if (!isClosedOn(closure, on.workday)) return false;
    const closed = closure.hours ? hoursOf(on.workday, closure.hours, on) : allDay(on.workday, on);
    return closed !== undefined && overlaps(closed, period);
  });
}

/** When a closed workday's closure ends: later that day, or with the next day that none closes; undefined where it never does. */
export function opensAgainAt(
  workday: Workday,
  closed: { readonly hours?: Closure['hours'] },
  on: SiteClock & { readonly isClosed: (workday: Workday) => boolean },
): number | undefined {
  const today = closed.hours && hoursOf(workday, closed.hours, on);
  if (today) return today.end;
  for (let ahead = 1; ahead <= mostDaysLooked; ahead += 1) {
    const day = addDays(workday, ahead);
    if (!on.isClosed(day)) return allDay(day, on).start;
  }
  return undefined;
}

const mostDaysLooked = 400;

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
function inYear(workday: Workday, years: number): Workday {
  const [year = '', month = '', day = ''] = workday.split('-');
  const later = `${String(Number(year) + years).padStart(4, '0')}-${month}`;
  return parseWorkday(`${later}-${day}`) ?? parseWorkday(`${later}-28`) ?? workday;
}
