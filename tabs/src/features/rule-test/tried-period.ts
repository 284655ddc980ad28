import type { Period } from '@sekitori/api/domain/period';
import {
  allDay,
  clockTime,
  hoursOf,
  parseWorkday,
  type SiteClock,
} from '@sekitori/api/domain/workday';

/** What was typed of a time: a date, and either the whole of it or clock times. */
export type TypedTime = {
  readonly workday: string;
  readonly isWhole: boolean;
  readonly from: string;
  readonly to: string;
};

const clockTimes = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The period that was typed, on the site's clock; undefined where it is none. */
export function triedPeriod(typed: TypedTime, clock: SiteClock): Period | undefined {
  const workday = parseWorkday(typed.workday);
  if (!workday) return undefined;
  if (typed.isWhole) return allDay(workday, clock);
  const { from, to } = typed;
  if (!clockTimes.test(from) || !clockTimes.test(to)) return undefined;
  return hoursOf(workday, { from: clockTime(from), to: clockTime(to) }, clock);
}
