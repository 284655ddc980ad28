import { periodOfPart } from '@sekitori/api/domain/day-part';
import type { OperationSettings } from '@sekitori/api/domain/operation-settings';
import type { Period } from '@sekitori/api/domain/period';
import {
  allDay,
  clockTime,
  hoursOf,
  type TimeZone,
  type Workday,
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
