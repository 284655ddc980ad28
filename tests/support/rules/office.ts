import fc from 'fast-check';
import { nothingSet, type Operation } from '../../../api/src/domain/operation.ts';
import {
  defaultSettings,
  type OperationSettings,
} from '../../../api/src/domain/operation-settings.ts';
import type { Period } from '../../../api/src/domain/period.ts';
import { addDays, type SiteClock, type Workday } from '../../../api/src/domain/workday.ts';
import { aClosure, ownSettings, people, someGroups } from './settings.ts';
import { aSiteDay } from './times.ts';
import { aNow, aPeriod } from './wishes.ts';

/** A few of the settings at a time, so that much remains possible. */
const aFew = (clock: SiteClock): fc.Arbitrary<Partial<OperationSettings>> =>
  fc
    .tuple(
      ownSettings(clock),
      fc.subarray(Object.keys(defaultSettings) as (keyof OperationSettings)[], { maxLength: 4 }),
    )
    .map(([own, fields]) =>
      Object.fromEntries(fields.flatMap((field) => (field in own ? [[field, own[field]]] : []))),
    );

function aPlace(clock: SiteClock, day: Workday): fc.Arbitrary<Operation> {
  const anything = fc.record({
    own: aFew(clock),
    later: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.integer({ min: -1, max: 1 }), aFew(clock))
          .map(([days, own]) => [{ from: addDays(day, days), own }]),
      },
    ),
    closures: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(aClosure(clock, day), { maxLength: 1 }) },
    ),
  });
  return fc.oneof(fc.constant(nothingSet), anything);
}

/** Somebody's booking of the days around, made before anything was set; most of them stand. */
export type Earlier = {
  readonly person: number;
  readonly seat: number;
  readonly period: Period;
  readonly end: 'stands' | 'cancelled' | 'released';
};

export type Office = {
  readonly clock: SiteClock;
  readonly day: Workday;
  readonly tenant: Operation;
  readonly site: Operation;
  readonly floor: Operation;
  readonly back: Operation;
  /** Of the last seat. */
  readonly seat: Operation;
  readonly groups: readonly (readonly string[])[];
  readonly earlier: readonly Earlier[];
  readonly wanted: Period;
  readonly now: number;
};

export const seatsOfOffice = 4;
/** How long before the day its bookings were made. */
export const daysBefore = 7;

/** An office of four seats whose rules, bookings and people may be anything, and what the first of them wants when. */
export const anOffice: fc.Arbitrary<Office> = aSiteDay.chain(({ clock, day }) => {
  const earlier = fc.record({
    person: fc.nat(people.length - 1),
    seat: fc.nat(seatsOfOffice - 1),
    period: fc
      .constantFrom(-3, -1, 0, 0, 0, 0, 1, 2)
      .chain((days) => aPeriod(clock, addDays(day, days), defaultSettings.parts)),
    end: fc.constantFrom(
      'stands' as const,
      'stands' as const,
      'cancelled' as const,
      'released' as const,
    ),
  });
  return aPlace(clock, day).chain((floor) =>
    fc.record({
      clock: fc.constant(clock),
      day: fc.constant(day),
      tenant: aPlace(clock, day),
      site: aPlace(clock, day),
      floor: fc.constant(floor),
      back: aPlace(clock, day),
      seat: aPlace(clock, day),
      groups: fc.array(someGroups, { minLength: people.length, maxLength: people.length }),
      earlier: fc.array(earlier, { maxLength: 5 }),
      wanted: aPeriod(clock, day, floor.own.parts ?? defaultSettings.parts),
      now: aNow(clock, day),
    }),
  );
});

/** One where little is set, and people, the one who asks among them, have seats at the very time that is wanted. */
export const aCrowdedOffice: fc.Arbitrary<Office> = anOffice.chain((office) => {
  const had = fc
    .record({ person: fc.nat(people.length - 1), seat: fc.nat(seatsOfOffice - 1) })
    .map((who): Earlier => ({ ...who, period: office.wanted, end: 'stands' }));
  const quiet = { tenant: nothingSet, site: nothingSet, floor: nothingSet };
  return fc
    .array(had, { minLength: 1, maxLength: 4 })
    .map((earlier) => ({ ...office, ...quiet, earlier }));
});
