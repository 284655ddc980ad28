import type { NamedPart } from '@sekitori/api/domain/operation-settings';
import type { Period } from '@sekitori/api/domain/period';
import { hoursOf } from '@sekitori/api/domain/workday';
import type { DayClock } from '../../lib/floor-clock.ts';
import { type ChosenTime, mayBeBooked, periodOfChoice } from './chosen-time.ts';

/** A part of the day as it can be chosen; one that is over is shown, so that nobody looks for it. */
export type OfferedPart = {
  readonly part: NamedPart;
  readonly period: Period;
  readonly isOver: boolean;
};

/** The floor's parts that a workday has, in the order of the day. */
export function offeredParts(day: DayClock, now: number): readonly OfferedPart[] {
  return day.settings.parts
    .flatMap((part) => {
      const period = hoursOf(day.workday, part, day);
      if (!period) return [];
      const isOver = period.end <= now;
      return isOver || mayBeBooked(period, day, now) ? [{ part, period, isOver }] : [];
    })
    .sort((a, b) => a.period.start - b.period.start);
}

/** Whether a part lies in what was chosen. */
export function isPartChosen(choice: ChosenTime, { period }: OfferedPart, day: DayClock): boolean {
  if (choice.kind !== 'parts') return false;
  const chosen = periodOfChoice(choice, day);
  return chosen !== undefined && chosen.start <= period.start && period.end <= chosen.end;
}

/** A neighbouring part, and what it and what was chosen are together. */
export type Join = { readonly part: NamedPart; readonly choice: ChosenTime };

/** The parts that touch what was chosen and can be booked together with it, the earlier one first. */
export function joinsOf(choice: ChosenTime, day: DayClock, now: number): readonly Join[] {
  if (choice.kind !== 'parts') return [];
  const chosen = periodOfChoice(choice, day);
  if (!chosen) return [];
  return offeredParts(day, now).flatMap(({ part, period, isOver }) => {
    if (isOver) return [];
    const joined = joinedWith(choice, part, touching(chosen, period));
    const together = joined && periodOfChoice(joined, day);
    return joined && together && mayBeBooked(together, day, now) ? [{ part, choice: joined }] : [];
  });
}

function touching(chosen: Period, other: Period): 'before' | 'after' | undefined {
  if (other.end === chosen.start) return 'before';
  return other.start === chosen.end ? 'after' : undefined;
}

function joinedWith(
  choice: Extract<ChosenTime, { readonly kind: 'parts' }>,
  { id }: NamedPart,
  where: 'before' | 'after' | undefined,
): ChosenTime | undefined {
  if (where === 'before') return { kind: 'parts', first: id, last: choice.last };
  return where === 'after' ? { kind: 'parts', first: choice.first, last: id } : undefined;
}
