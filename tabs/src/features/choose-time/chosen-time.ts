import { fromNow } from '@sekitori/api/domain/booking-window';
import { isOffered, openingHoursOn } from '@sekitori/api/domain/day-part';
import { covers, type Period } from '@sekitori/api/domain/period';
import { allDay, hoursOf } from '@sekitori/api/domain/workday';
import type { DayClock } from '../../lib/floor-clock.ts';
import { instantOfTime, type TimeOfDay, ticksOn, timeOfInstant } from './day-ticks.ts';
import { furthest, moveHandle } from './two-handles.ts';

/** What of a workday is wanted: all of it, its parts from one to another, or times of one's own. */
export type ChosenTime =
  | { readonly kind: 'all-day' }
  | { readonly kind: 'parts'; readonly first: string; readonly last: string }
  | { readonly kind: 'times'; readonly from: TimeOfDay; readonly to: TimeOfDay }
  /** Times that a seat offers although its floor does not. */
  | { readonly kind: 'given'; readonly from: TimeOfDay; readonly to: TimeOfDay };

export const allDayChosen: ChosenTime = { kind: 'all-day' };
export const partChosen = (part: string): ChosenTime => ({
  kind: 'parts',
  first: part,
  last: part,
});

/** The period of a choice on a workday; undefined where that day has no such time. */
export function periodOfChoice(choice: ChosenTime, day: DayClock): Period | undefined {
  switch (choice.kind) {
    case 'all-day':
      return allDay(day.workday, day);
    case 'parts': {
      const [first, last] = [choice.first, choice.last].map((id) => periodOfPartOn(id, day));
      return first && last && first.start < last.end
        ? { start: first.start, end: last.end }
        : undefined;
    }
    case 'times':
    case 'given': {
      const whole = allDay(day.workday, day);
      const end = instantOfTime(choice.to, day);
      const period = {
        start: instantOfTime(choice.from, day),
        end: end === whole.start ? whole.end : end,
      };
      return period.start < period.end ? period : undefined;
    }
  }
}

/** A part of the floor by its id; undefined where there is none, or DST leaves nothing of it. */
function periodOfPartOn(id: string, day: DayClock): Period | undefined {
  const part = day.settings.parts.find((candidate) => candidate.id === id);
  return part && hoursOf(day.workday, part, day);
}

const minute = 60_000;

/** Whether the floor as a whole lets a period be booked that day: what it does not offer is not offered. */
export function mayBeBooked(period: Period, day: DayClock, now: number): boolean {
  if (period.end <= now) return false;
  const { settings, workday } = day;
  const hasBegun = period.start <= now;
  if (!isOffered(period, workday, { settings, clock: day, hasBegun })) return false;
  const left = fromNow(period, now);
  const minutes = (left.end - left.start) / minute;
  if (minutes < settings.shortestMinutes && !hasBegun) return false;
  if (settings.longestMinutes < 1440 && minutes > settings.longestMinutes) return false;
  if (settings.bookable === 'any-time') return true;
  const hours = openingHoursOn(workday, { settings, clock: day });
  return hours !== undefined && covers(hours, left);
}

/** Whether a choice can be booked on a workday. */
export function isChoiceOpen(choice: ChosenTime, day: DayClock, now: number): boolean {
  // Times of one's own may reach over all of the day, where the day as such is not offered.
  if (choice.kind === 'all-day' && day.settings.allDay === 'not-offered') return false;
  const period = periodOfChoice(choice, day);
  if (choice.kind === 'given') return period !== undefined && period.end > now;
  return period !== undefined && mayBeBooked(period, day, now);
}

/** What somebody most likely wants: all of the day, else its first part that is not over, else its hours. */
export function usualChoice(day: DayClock, now: number): ChosenTime {
  const parts = day.settings.parts.map(({ id }) => partChosen(id));
  const named = [allDayChosen, ...parts].find((choice) => isChoiceOpen(choice, day, now));
  return named ?? timesOfDay(day, now) ?? allDayChosen;
}

/** Times of one's own to begin with: as much of the hours as may be booked at once; undefined where none may. */
export function timesOfDay(day: DayClock, now: number): ChosenTime | undefined {
  const ticks = ticksOn(day, now);
  const period = furthest(ticks, day.settings);
  return period && choiceOfPeriod(period, day);
}

/** Times of one's own as a choice that other days have too. */
export function choiceOfPeriod(period: Period, day: DayClock): ChosenTime {
  return { kind: 'times', ...endsOf(period, day) };
}

const endsOf = ({ start, end }: Period, day: DayClock) => ({
  from: timeOfInstant(start, day),
  to: timeOfInstant(end, day),
});

/** The choice by which the floor offers just this period, so that its chip is the one that is on. */
export function choiceFor(period: Period, day: DayClock, now: number): ChosenTime {
  const named = [allDayChosen, ...partRuns(day)].find((choice) => {
    const same = periodOfChoice(choice, day);
    return (
      same?.start === period.start && same.end === period.end && isChoiceOpen(choice, day, now)
    );
  });
  if (named) return named;
  const times = choiceOfPeriod(period, day);
  return isChoiceOpen(times, day, now) ? times : { kind: 'given', ...endsOf(period, day) };
}

/** Every part, and every run of parts from one to a later one. */
export function partRuns({ settings: { parts } }: DayClock): ChosenTime[] {
  return parts.flatMap(({ id: first }) =>
    parts.map(({ id: last }): ChosenTime => ({ kind: 'parts', first, last })),
  );
}

/**
 * What was chosen, as a workday has it: the nearest steps of times that fall between them there; where that day has
 * nothing of it, what somebody most likely wants instead.
 */
export function choiceOnDay(chosen: ChosenTime, day: DayClock, now: number): ChosenTime {
  if (isChoiceOpen(chosen, day, now)) return chosen;
  const period = chosen.kind === 'times' ? periodOfChoice(chosen, day) : undefined;
  if (!period) return usualChoice(day, now);
  const ticks = ticksOn(day, now);
  const lengths = day.settings;
  const ends = [
    { handle: 'end', to: period.end },
    { handle: 'start', to: period.start },
  ] as const;
  const near = ends.reduce((moved, move) => moveHandle(ticks, moved, { move, lengths }), period);
  const choice = choiceOfPeriod(near, day);
  return isChoiceOpen(choice, day, now) ? choice : usualChoice(day, now);
}
