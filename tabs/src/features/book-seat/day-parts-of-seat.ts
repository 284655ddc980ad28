import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import { type Period, without } from '@sekitori/api/domain/period';
import { hoursOf } from '@sekitori/api/domain/workday';
import { type DayClock, periodFromWire } from '../../lib/floor-clock.ts';

/** A stretch of the day, as shares of the shown hours from 0 to 1. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly period: Period;
  readonly kind: 'free' | 'taken' | 'closed' | 'over';
};

type Known = { readonly wholeDay: SeatAvailabilityWire; readonly isForOthers: boolean };

/** What becomes of a seat within the shown hours, from its all-day availability: what is over by now comes first. */
export function stretchesOf(seat: Known, shown: Period, now: number): Stretch[] {
  const left = { start: Math.min(Math.max(shown.start, now), shown.end), end: shown.end };
  const over = without(shown, [left]);
  const isClosed = seat.isForOthers || isClosedFor(seat.wholeDay, left);
  const open = isClosed ? [] : openParts(seat.wholeDay, left);
  const free = without(left, without(left, open));
  const rest = isClosed ? 'closed' : 'taken';
  const length = shown.end - shown.start;
  const all = [
    ...over.map((period) => ({ period, kind: 'over' as const })),
    ...free.map((period) => ({ period, kind: 'free' as const })),
    ...without(left, open).map((period) => ({ period, kind: rest as Stretch['kind'] })),
  ];
  return all
    .filter(({ period }) => period.start < period.end)
    .map(({ period, kind }) => ({
      period,
      kind,
      from: (period.start - shown.start) / length,
      to: (period.end - shown.start) / length,
    }))
    .sort((a, b) => a.from - b.from);
}

/** The parts that nobody has; a rule against all of the day at once says nothing of who has the seat. */
function openParts(wholeDay: SeatAvailabilityWire, left: Period): readonly Period[] {
  const { state, freeParts = [] } = wholeDay;
  if (state === 'free' || state === 'blocked') return [left];
  return freeParts.map(periodFromWire);
}

/** Whether a seat is kept for others, whatever the time. */
export function isForOthers({ refusal }: SeatAvailabilityWire): boolean {
  return refusal?.code === 'not-for-you' || refusal?.code === 'seat-assigned';
}

function isClosedFor({ state, refusal }: SeatAvailabilityWire, { end }: Period): boolean {
  if (state !== 'blocked' || refusal?.code !== 'seat-closed') return false;
  // What opens again within the shown hours was closed for some of them only.
  return refusal.opensAt === undefined || Date.parse(refusal.opensAt) >= end;
}

/** Where the floor's parts begin and end within the shown hours, as instants in order. */
export function partBorders(day: DayClock, shown: Period): readonly number[] {
  const ends = day.settings.parts
    .flatMap((part) => hoursOf(day.workday, part, day) ?? [])
    .flatMap(({ start, end }) => [start, end]);
  return [...new Set(ends)]
    .filter((at) => shown.start < at && at < shown.end)
    .sort((a, b) => a - b);
}
