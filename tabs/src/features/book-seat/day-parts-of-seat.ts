import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import { type Period, without } from '@sekitori/api/domain/period';
import { periodFromWire } from '../../lib/floor-clock.ts';

/** A stretch of the day, as shares of the shown hours from 0 to 1. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly period: Period;
  readonly isFree: boolean;
};

/** The free and the taken stretches of a seat within the shown hours, from its all-day availability. */
export function stretchesOf(wholeDay: SeatAvailabilityWire, shown: Period): Stretch[] {
  const isFreeAllDay = wholeDay.state === 'free';
  const free = isFreeAllDay ? [shown] : (wholeDay.freeParts ?? []).map(periodFromWire);
  const taken = without(shown, free);
  const length = shown.end - shown.start;
  return [
    ...without(shown, taken).map((period) => ({ period, isFree: true })),
    ...taken.map((period) => ({ period, isFree: false })),
  ]
    .map(({ period, isFree }) => ({
      period,
      isFree,
      from: (period.start - shown.start) / length,
      to: (period.end - shown.start) / length,
    }))
    .sort((a, b) => a.from - b.from);
}
