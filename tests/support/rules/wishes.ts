import fc from 'fast-check';
import { periodOfPart } from '../../../api/src/domain/day-part.ts';
import type { NamedPart } from '../../../api/src/domain/operation-settings.ts';
import type { Period } from '../../../api/src/domain/period.ts';
import {
  addDays,
  allDay,
  hoursOf,
  type SiteClock,
  type Workday,
} from '../../../api/src/domain/workday.ts';
import { onClock, someHours } from './settings.ts';
import { anOffset } from './times.ts';

/** The moment at which somebody asks, from five days before a workday to its end. */
export const aNow = (clock: SiteClock, day: Workday): fc.Arbitrary<number> =>
  fc
    .tuple(fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4, 5), anOffset)
    .map(([days, offset]) => allDay(addDays(day, -days), clock).start + offset);

/**
 * Something to wish for on a workday: all of it, one of some parts, hours on its clock, hours that pass
 * its end, and now and then any instants at all.
 */
export function aPeriod(
  clock: SiteClock,
  day: Workday,
  parts: readonly NamedPart[],
): fc.Arbitrary<Period> {
  const whole = allDay(day, clock);
  const named = parts.map(({ id }) => periodOfPart(id, day, { settings: { parts }, clock }));
  const [first = whole, ...others] = named;
  return fc.oneof(
    fc.constant(whole),
    fc.constantFrom(first, ...others),
    someHours.map((hours) => hoursOf(day, onClock(hours, clock), clock) ?? whole),
    fc.tuple(anOffset, fc.integer({ min: 1, max: 20 * 60_000 })).map(([offset, length]) => ({
      start: whole.start + offset,
      end: whole.start + offset + length * 60,
    })),
  );
}
