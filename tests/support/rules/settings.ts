import fc from 'fast-check';
import type { Closure } from '../../../api/src/domain/closure.ts';
import type { HolidayOn } from '../../../api/src/domain/holiday.ts';
import {
  defaultSettings,
  type GroupRule,
  type MayBook,
  type NamedPart,
  type OperationSettings,
  type SeatMode,
} from '../../../api/src/domain/operation-settings.ts';
import type { Quota } from '../../../api/src/domain/quota.ts';
import {
  addDays,
  type ClockTime,
  type SiteClock,
  type Workday,
} from '../../../api/src/domain/workday.ts';
import { anActor } from '../world.ts';
import { clockTimeOf } from './times.ts';

/** Small ranges on purpose: clashes must be common, or the properties prove nothing. */

export const people = ['ada', 'hanako', 'taro'].map((name) => anActor(name).person);
export const groupNames = ['sales', 'design', 'guests'];
export const aPerson = fc.constantFrom(...people);
export const someGroups = fc.subarray(groupNames);

/** The clock so many minutes after a site's day begins; its whole length is when it begins anew. */
export function clockAfter(minutes: number, { dayStartsAt }: SiteClock): ClockTime {
  const begins = Number(dayStartsAt.slice(0, 2)) * 60 + Number(dayStartsAt.slice(3));
  return clockTimeOf((begins + minutes) % 1440);
}

/** Whole half hours into the day, in order. */
const halves = (count: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: count, maxLength: count })
    .map((some) => some.sort((a, b) => a - b).map((half) => half * 30));

/** Hours within a day, as minutes into it. */
export const someHours = halves(2).map(([from = 0, to = 1440]) => ({ from, to }));

export const onClock = (
  { from, to }: { readonly from: number; readonly to: number },
  clock: SiteClock,
) => ({ from: clockAfter(from, clock), to: clockAfter(to, clock) });

/** Up to three parts that do not overlap; half of them touch. */
export const someParts = (clock: SiteClock): fc.Arbitrary<readonly NamedPart[]> =>
  fc
    .tuple(halves(6), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }))
    .map(([at, touching]) =>
      [0, 1, 2].map((part) => {
        const from = at[touching[part] && part > 0 ? part * 2 - 1 : part * 2] ?? 0;
        const to = at[part * 2 + 1] ?? 1440;
        return { id: `part-${part}`, ...onClock({ from, to }, clock) };
      }),
    );

const aCount = fc.nat(3);
export const aQuota: fc.Arbitrary<Quota> = fc.record(
  { perDay: aCount, perWeek: aCount, perMonth: aCount },
  { requiredKeys: [] },
);

export const aGroupRule: fc.Arbitrary<GroupRule> = fc.record(
  {
    group: fc.constantFrom(...groupNames),
    daysAhead: fc.nat(4),
    quota: aQuota,
    seatsAtATime: fc.constantFrom('one' as const, 'any' as const),
  },
  { requiredKeys: ['group'] },
);

export const aMayBook: fc.Arbitrary<MayBook> = fc.oneof(
  fc.constant('everyone' as const),
  fc.record({ people: fc.subarray(people), groups: fc.subarray(groupNames) }),
);

export const aSeatMode: fc.Arbitrary<SeatMode> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'reservable' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'drop-in' as const }) },
  { weight: 2, arbitrary: aPerson.map((to) => ({ kind: 'assigned' as const, to })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'unavailable' as const, reason: '修理中' }) },
);

const weekHours = (clock: SiteClock) =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: someHours.map((hours) => onClock(hours, clock)) },
      { weight: 1, arbitrary: fc.constant('closed' as const) },
    ),
    { minLength: 7, maxLength: 7 },
  );

/** What somebody might set at one place, each field or not. */
export const ownSettings = (clock: SiteClock): fc.Arbitrary<Partial<OperationSettings>> =>
  fc.record(
    {
      daysAhead: fc.nat(4),
      aheadCountsFrom: fc.constantFrom('end-of-today' as const, 'now' as const),
      daysOpenAt: fc.nat(48).map((half) => clockTimeOf(half * 30)),
      hours: weekHours(clock),
      bookable: fc.constantFrom('any-time' as const, 'opening-hours' as const),
      parts: someParts(clock),
      allDay: fc.constantFrom('offered' as const, 'not-offered' as const),
      freeTimes: fc.oneof(
        fc.constantFrom(5, 30, 60).map((stepMinutes) => ({ stepMinutes })),
        fc.constant('not-offered' as const),
      ),
      shortestMinutes: fc.constantFrom(5, 60, 240),
      longestMinutes: fc.constantFrom(240, 600, 1440),
      quota: aQuota,
      seatsAtATime: fc.constantFrom('one' as const, 'any' as const),
      seatMode: aSeatMode,
      mayBook: aMayBook,
      groupRules: fc.array(aGroupRule, { maxLength: 3 }),
      names: fc.constantFrom('shown' as const, 'hidden' as const),
      holidaysOf: fc.constantFrom('', 'JP'),
      checkInMode: fc.constantFrom('none' as const, 'anywhere' as const, 'at-seat' as const),
    },
    { requiredKeys: [] },
  );

export const someSettings = (clock: SiteClock): fc.Arbitrary<OperationSettings> =>
  ownSettings(clock).map((own) => ({ ...defaultSettings, ...own }));

/** A closure around a workday. */
export const aClosure = (clock: SiteClock, day: Workday): fc.Arbitrary<Closure> =>
  fc
    .record(
      {
        from: fc.integer({ min: -3, max: 3 }),
        days: fc.nat(3),
        hours: someHours.map((hours) => onClock(hours, clock)),
        yearsAgo: fc.nat(3),
      },
      { requiredKeys: ['from', 'days'] },
    )
    .map(({ from, days, hours, yearsAgo }) => {
      const first = addDays(day, from);
      const last = addDays(first, days);
      return {
        id: `closure-${from}-${days}`,
        first: yearsAgo === undefined ? first : yearsBefore(first, yearsAgo),
        last: yearsAgo === undefined ? last : yearsBefore(last, yearsAgo),
        reason: '工事',
        ...(hours ? { hours } : {}),
        ...(yearsAgo === undefined ? {} : { isYearly: true }),
      };
    });

/** The same date in an earlier year; 29 February is the day before March, as years repeat it. */
function yearsBefore(date: Workday, years: number): Workday {
  const text = `${Number(date.slice(0, 4)) - years}${date.slice(4)}`;
  const isLeapDay = date.endsWith('-02-29') && years % 4 !== 0;
  return (isLeapDay ? text.replace('-29', '-28') : text) as Workday;
}

/** One day in four is a holiday of Japan here. */
export const someHolidays: HolidayOn = (country, date) =>
  country === 'JP' && Number(date.slice(8)) % 4 === 0 ? { ja: '祝日', en: 'Holiday' } : undefined;
