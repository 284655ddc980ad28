import type { DayPart, OperationSettings } from './operation-settings.ts';
import type { Period } from './period.ts';
import { allDay, hoursOf, type TimeZone, type Workday } from './workday.ts';

/** The period of a named part of a workday, on a floor that operates like this. */
export function periodOfPart(
  part: DayPart,
  workday: Workday,
  on: { readonly settings: OperationSettings; readonly timeZone: TimeZone },
): Period {
  const { opensAt, noonAt, closesAt } = on.settings;
  const whole = allDay(workday, on.timeZone);
  if (part === 'all-day') return whole;
  const hours = part === 'morning' ? { from: opensAt, to: noonAt } : { from: noonAt, to: closesAt };
  return hoursOf(workday, hours, on.timeZone) ?? whole;
}
