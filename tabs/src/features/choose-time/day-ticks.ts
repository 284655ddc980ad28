import { isStep, usualHoursOn } from '@sekitori/api/domain/day-part';
import {
  allDay,
  type ClockTime,
  clockTimeAt,
  instantAt,
  minutesOnClock,
  turnOfTime,
} from '@sekitori/api/domain/workday';
import type { DayClock } from '../../lib/floor-clock.ts';

/** A time of any workday; of one that DST makes twice, `isSecond` is the later. */
export type TimeOfDay = { readonly time: ClockTime; readonly isSecond?: true };

const minute = 60_000;
/** Every step is a multiple of it, and so is whatever DST adds or takes. */
const finest = 5 * minute;

/**
 * The instants between which times of one's own can be chosen: the floor's steps within its usual hours, in the
 * order of time. A time that DST skips is not among them, one that it doubles is there twice. Of what has begun, the
 * last step before now stays, as the one to begin at once. Empty where the floor offers no such times.
 */
export function ticksOn(day: DayClock, now: number): readonly number[] {
  const ticks = known.get(day) ?? ticksOf(day);
  known.set(day, ticks);
  const begun = ticks.findLastIndex((tick) => tick <= now);
  return ticks.slice(Math.max(0, begun));
}

/** A zone is asked about some hundred instants, and a page asks again whenever it is drawn. */
const known = new WeakMap<DayClock, readonly number[]>();

function ticksOf(day: DayClock): readonly number[] {
  const { settings, workday } = day;
  if (settings.freeTimes === 'not-offered') return [];
  const { stepMinutes } = settings.freeTimes;
  const whole = allDay(workday, day);
  const hours = usualHoursOn(workday, { settings, clock: day });
  const isTick = (at: number) => at === whole.end || isStep(at, stepMinutes, day);
  const ticks: number[] = [];
  for (let at = firstOfGrid(hours.start, whole.start); at <= hours.end; ) {
    const isOne = isTick(at);
    if (isOne) ticks.push(at);
    at += isOne && !changesClock(at, stepMinutes, day) ? stepMinutes * minute : finest;
  }
  return ticks.at(-1) !== whole.end && hours.end === whole.end ? [...ticks, whole.end] : ticks;
}

const firstOfGrid = (from: number, start: number) =>
  start + Math.ceil((from - start) / finest) * finest;

/** Whether DST changes the clock within some minutes, so that the next step is not just so many minutes away. */
function changesClock(from: number, minutes: number, day: DayClock): boolean {
  return minutesOnClock({ start: from, end: from + minutes * minute }, day) !== minutes;
}

/** The instant of a time on a workday (A4). */
export function instantOfTime({ time, isSecond }: TimeOfDay, day: DayClock): number {
  const first = instantAt(day.workday, time, day);
  if (!isSecond || turnOfTime(first, day.timeZone) !== 'first') return first;
  // No zone sets its clocks back by more than some hours, nor by less than minutes.
  for (let ahead = 5; ahead <= 24 * 60; ahead += 5) {
    const at = first + ahead * minute;
    if (clockTimeAt(at, day.timeZone) === time) return at;
  }
  return first;
}

/** The time at an instant of a workday, as other days have it too; the end of the day is when it begins. */
export function timeOfInstant(instant: number, { timeZone }: DayClock): TimeOfDay {
  const time = clockTimeAt(instant, timeZone);
  return turnOfTime(instant, timeZone) === 'second' ? { time, isSecond: true } : { time };
}
