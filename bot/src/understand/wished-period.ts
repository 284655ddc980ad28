import { periodOfPart } from '@sekitori/api/domain/day-part';
import type { OperationSettings } from '@sekitori/api/domain/operation-settings';
import type { Period } from '@sekitori/api/domain/period';
import {
  allDay,
  clockTime,
  clockTimeAt,
  hoursOf,
  type TimeZone,
  type Workday,
  workdayAt,
} from '@sekitori/api/domain/workday';
import type { Times } from './read-times.ts';

/** The period that named times mean on a floor; hours that the day does not have become the whole day. */
export function wishedPeriod(
  times: Times,
  workday: Workday,
  on: { readonly settings: OperationSettings; readonly timeZone: TimeZone },
): Period {
  if (times.kind === 'part') return periodOfPart(times.part, workday, on);
  const { opensAt, closesAt } = on.settings;
  const from = times.from ?? opensAt;
  // Who comes after closing time stays until the day ends.
  const to = times.to ?? (from < closesAt ? closesAt : clockTime('24:00'));
  return hoursOf(workday, { from, to }, on.timeZone) ?? allDay(workday, on.timeZone);
}

/** The same wall-clock times on another workday. */
export function samePeriodOn(workday: Workday, period: Period, timeZone: TimeZone): Period {
  const whole = allDay(workdayAt(period.start, timeZone), timeZone);
  const isWhole = period.start === whole.start && period.end === whole.end;
  const to = period.end === whole.end ? clockTime('24:00') : clockTimeAt(period.end, timeZone);
  const hours = { from: clockTimeAt(period.start, timeZone), to };
  return (isWhole ? undefined : hoursOf(workday, hours, timeZone)) ?? allDay(workday, timeZone);
}
