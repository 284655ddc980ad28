import { periodOfPart, usualHoursOn, wholeDay } from '@sekitori/api/domain/day-part';
import type { Period } from '@sekitori/api/domain/period';
import {
  allDay,
  type ClockTime,
  clockTime,
  clockTimeAt,
  hoursOf,
  type Workday,
} from '@sekitori/api/domain/workday';
import type { FloorClock } from '../../lib/floor-clock.ts';

/** What of a workday is wanted: a part by its name, or times of one's own. */
export type ChosenTime =
  | { readonly kind: 'part'; readonly part: string }
  | { readonly kind: 'times'; readonly from: ClockTime; readonly to: ClockTime };

export const allDayChosen: ChosenTime = { kind: 'part', part: wholeDay };

/** What somebody most likely wants of what a floor offers: all of the day, else its first part, else its hours. */
export function firstOffered({ settings }: FloorClock): ChosenTime {
  const [first] = settings.parts;
  return settings.allDay === 'offered' || !first ? allDayChosen : { kind: 'part', part: first.id };
}

/** The period on the site's clock; times that DST leaves nothing of become the whole day. */
export function periodOfChoice(time: ChosenTime, workday: Workday, clock: FloorClock): Period {
  const { settings } = clock;
  if (time.kind === 'part') return periodOfPart(time.part, workday, { settings, clock });
  return hoursOf(workday, time, clock) ?? allDay(workday, clock);
}

const fewestMinutes = 15;
const minute = 60_000;

/** The times to offer on a workday: its usual hours, in the floor's steps, but none shorter than a quarter of an hour. */
export function offeredTimes(workday: Workday, clock: FloorClock): ClockTime[] {
  const { settings } = clock;
  const { start, end } = usualHoursOn(workday, { settings, clock });
  const step =
    settings.freeTimes === 'not-offered' ? fewestMinutes : settings.freeTimes.stepMinutes;
  const every = step * Math.ceil(fewestMinutes / step) * minute;
  const times: ClockTime[] = [];
  for (let at = start; at < end; at += every) times.push(clockTimeAt(at, clock.timeZone));
  const last = clockTimeAt(end, clock.timeZone);
  return [...times, last === clockTime('00:00') ? clockTime('24:00') : last];
}

/** Changes one end and moves the other where it would come before its start. */
export function withEnd(
  times: { readonly from: ClockTime; readonly to: ClockTime },
  change: { readonly from: ClockTime } | { readonly to: ClockTime },
  offered: readonly ClockTime[],
): { readonly from: ClockTime; readonly to: ClockTime } {
  const { from, to } = { ...times, ...change };
  const [first, last] = [offered.indexOf(from), offered.lastIndexOf(to)];
  if (first < last) return { from, to };
  if ('from' in change) return { from, to: offered[first + 1] ?? to };
  return { from: offered[last - 1] ?? from, to };
}
