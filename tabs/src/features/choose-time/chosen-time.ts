import { periodOfPart } from '@sekitori/api/domain/day-part';
import type { DayPart } from '@sekitori/api/domain/operation-settings';
import type { Period } from '@sekitori/api/domain/period';
import { type ClockTime, clockTime, hoursOf, type Workday } from '@sekitori/api/domain/workday';
import type { FloorClock } from '../../lib/floor-clock.ts';

/** What of a workday is wanted: a part by its name, or times of one's own. */
export type ChosenTime =
  | { readonly kind: 'part'; readonly part: DayPart }
  | { readonly kind: 'times'; readonly from: ClockTime; readonly to: ClockTime };

export const allDayChosen: ChosenTime = { kind: 'part', part: 'all-day' };

/** The period on the site's clock; times that DST leaves nothing of become the whole day. */
export function periodOfChoice(time: ChosenTime, workday: Workday, clock: FloorClock): Period {
  if (time.kind === 'part') return periodOfPart(time.part, workday, clock);
  return hoursOf(workday, time, clock.timeZone) ?? periodOfPart('all-day', workday, clock);
}

/** The times to offer: every half hour from opening to closing. */
export function offeredTimes(opensAt: ClockTime, closesAt: ClockTime): ClockTime[] {
  const times: ClockTime[] = [];
  for (let minutes = minutesOf(opensAt); minutes < minutesOf(closesAt); minutes += 30) {
    times.push(atMinutes(minutes));
  }
  return [...times, closesAt];
}

/** Changes one end and moves the other where it would come before its start. */
export function withEnd(
  times: { readonly from: ClockTime; readonly to: ClockTime },
  change: { readonly from: ClockTime } | { readonly to: ClockTime },
  offered: readonly ClockTime[],
): { readonly from: ClockTime; readonly to: ClockTime } {
  const { from, to } = { ...times, ...change };
  if (from < to) return { from, to };
  if ('from' in change) return { from, to: offered.find((time) => time > from) ?? to };
  return { from: offered.findLast((time) => time < to) ?? from, to };
}

function minutesOf(time: ClockTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function atMinutes(minutes: number): ClockTime {
  const two = (value: number) => String(value).padStart(2, '0');
  return clockTime(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
}
