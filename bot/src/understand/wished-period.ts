import { periodOfPart, usualHoursOn } from '@sekitori/api/domain/day-part';
import type { OperationSettings } from '@sekitori/api/domain/operation-settings';
import type { Period } from '@sekitori/api/domain/period';
import {
  allDay,
  clockTime,
  clockTimeAt,
  hoursOf,
  instantAt,
  type SiteClock,
  type Workday,
  workdayAt,
} from '@sekitori/api/domain/workday';
import type { DayPart, Times } from './read-times.ts';

type On = {
  readonly settings: Pick<OperationSettings, 'hours' | 'parts'>;
  readonly clock: SiteClock;
};

/** The period that named times mean on a floor; hours that the day does not have become the whole day. */
export function wishedPeriod(times: Times, workday: Workday, on: On): Period {
  if (times.kind === 'part') return namedPart(times.part, workday, on);
  const usual = usualHoursOn(workday, on);
  const start = times.from === undefined ? usual.start : instantAt(workday, times.from, on.clock);
  const whole = allDay(workday, on.clock);
  const end = times.to === undefined ? undefined : hoursTo(workday, times.to, on.clock);
  // Who comes after closing time stays until the day ends.
  const period = { start, end: end ?? (start < usual.end ? usual.end : whole.end) };
  return period.start < period.end ? period : whole;
}

const hoursTo = (workday: Workday, to: Parameters<typeof instantAt>[1], clock: SiteClock) =>
  hoursOf(workday, { from: clock.dayStartsAt, to }, clock)?.end;

const noon = clockTime('12:00');

/** A floor that has no part of that name has a morning and an afternoon all the same, with noon between them. */
function namedPart(part: DayPart, workday: Workday, on: On): Period {
  if (part === 'all-day' || on.settings.parts.some(({ id }) => id === part)) {
    return periodOfPart(part, workday, on);
  }
  const usual = usualHoursOn(workday, on);
  const middle = instantAt(workday, noon, on.clock);
  if (middle <= usual.start || middle >= usual.end) return usual;
  return part === 'morning'
    ? { start: usual.start, end: middle }
    : { start: middle, end: usual.end };
}

/** The same wall-clock times on another workday. */
export function samePeriodOn(workday: Workday, period: Period, clock: SiteClock): Period {
  const whole = allDay(workdayAt(period.start, clock), clock);
  const isWhole = period.start === whole.start && period.end === whole.end;
  const to = period.end === whole.end ? clock.dayStartsAt : clockTimeAt(period.end, clock.timeZone);
  const hours = { from: clockTimeAt(period.start, clock.timeZone), to };
  return (isWhole ? undefined : hoursOf(workday, hours, clock)) ?? allDay(workday, clock);
}
