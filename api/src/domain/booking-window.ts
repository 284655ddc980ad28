import type { OperationSettings } from './operation-settings.ts';
import { covers, type Period } from './period.ts';
import type { Refusal } from './refusal.ts';
import { addDays, allDay, type TimeZone, type Workday, workdayAt } from './workday.ts';

/** The first and last workday that may be booked at this instant; the last counts from the end of today (A5). */
export function bookableWorkdays(
  now: number,
  on: { readonly settings: OperationSettings; readonly timeZone: TimeZone },
): { readonly first: Workday; readonly last: Workday } {
  const first = workdayAt(now, on.timeZone);
  return { first, last: addDays(first, on.settings.daysAhead) };
}

/** The period as it will be booked: one that has begun starts with the current minute (A7). */
export function fromNow(period: Period, now: number): Period {
  const thisMinute = now - (now % 60_000);
  return period.start < thisMinute ? { start: thisMinute, end: period.end } : period;
}

/** Why a period cannot be booked on a floor at this instant, whatever the seat. */
export function decideWindow(
  period: Period,
  now: number,
  on: { readonly settings: OperationSettings; readonly timeZone: TimeZone },
): Refusal | undefined {
  const { timeZone } = on;
  if (period.end <= now) return { code: 'in-the-past', endedAt: period.end, timeZone };
  const workday = workdayAt(period.start, timeZone);
  const { last } = bookableWorkdays(now, on);
  if (workday > last) {
    const { daysAhead } = on.settings;
    const opensAt = allDay(addDays(workday, -daysAhead), timeZone).start;
    return { code: 'too-far-ahead', daysAhead, lastWorkday: last, opensAt, timeZone };
  }
  if (!covers(allDay(workday, timeZone), period)) return { code: 'spans-workdays', workday };
  return undefined;
}
