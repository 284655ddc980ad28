import fc from 'fast-check';
import type {
  GroupRule,
  OperationSettings,
  SeatMode,
} from '../../../api/src/domain/operation-settings.ts';
import type { Quota } from '../../../api/src/domain/quota.ts';
import type { SiteClock } from '../../../api/src/domain/workday.ts';
import {
  aGroupRule,
  aQuota,
  groupNames,
  onClock,
  people,
  someHours,
  someParts,
} from './settings.ts';
import { clockTimeOf } from './times.ts';

type Fields = Partial<OperationSettings>;
/** Two ways to set the same fields, of which the second lets through less. */
export type Pair = { readonly looser: Fields; readonly stricter: Fields };

/** Two numbers, the smaller first. */
const twoOf = (numbers: fc.Arbitrary<number>) =>
  fc.tuple(numbers, numbers).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

/** What “stricter” means, for each field of the operation settings that booking asks about. */
export const pairsOf = (clock: SiteClock): { readonly [what: string]: fc.Arbitrary<Pair> } => ({
  'fewer days ahead': twoOf(fc.nat(5)).map(([few, many]) => ({
    looser: { daysAhead: many },
    stricter: { daysAhead: few },
  })),
  'days that open later': twoOf(fc.nat(48)).map(([early, late]) => ({
    looser: { daysOpenAt: clockTimeOf(early * 30) },
    stricter: { daysOpenAt: clockTimeOf(late * 30) },
  })),
  // Days that open amid the workday may open later than its hours do, counted from now.
  'days ahead counted from now, where they opened with the day': fc.constant({
    looser: { aheadCountsFrom: 'end-of-today', daysOpenAt: clock.dayStartsAt },
    stricter: { aheadCountsFrom: 'now' },
  }),
  'shorter opening hours': withinHours(clock),
  'booking within opening hours only': fc.constant({
    looser: { bookable: 'any-time' },
    stricter: { bookable: 'opening-hours' },
  }),
  'fewer parts': someParts(clock).chain((parts) =>
    fc.subarray([...parts]).map((some) => ({
      looser: { parts, allDay: 'not-offered', freeTimes: 'not-offered' },
      stricter: { parts: some },
    })),
  ),
  'no whole days': fc.constant({
    looser: { allDay: 'offered' },
    stricter: { allDay: 'not-offered' },
  }),
  'wider steps, or none': fc.constantFrom<Pair>(
    { looser: { freeTimes: { stepMinutes: 5 } }, stricter: { freeTimes: { stepMinutes: 30 } } },
    { looser: { freeTimes: { stepMinutes: 30 } }, stricter: { freeTimes: { stepMinutes: 60 } } },
    { looser: { freeTimes: { stepMinutes: 30 } }, stricter: { freeTimes: 'not-offered' } },
  ),
  'a longer shortest booking': twoOf(fc.constantFrom(5, 30, 60, 240)).map(([short, long]) => ({
    looser: { shortestMinutes: short },
    stricter: { shortestMinutes: long },
  })),
  'a shorter longest booking': twoOf(fc.constantFrom(60, 240, 600, 1440)).map(([short, long]) => ({
    looser: { longestMinutes: long },
    stricter: { longestMinutes: short },
  })),
  'a smaller quota, or one more span of it': fc.tuple(aQuota, aQuota).map(([quota, other]) => ({
    looser: { quota },
    stricter: { quota: smallerOf(quota, other) },
  })),
  'one seat at a time': fc.constant({
    looser: { seatsAtATime: 'any' },
    stricter: { seatsAtATime: 'one' },
  }),
  // To be assigned puts a seat out of the reach of groups and people: only reservable is looser.
  'a seat that is given away less freely': fc
    .constantFrom<readonly [SeatMode, SeatMode]>(
      [{ kind: 'reservable' }, { kind: 'drop-in' }],
      [{ kind: 'reservable' }, { kind: 'unavailable', reason: '修理中' }],
      [{ kind: 'drop-in' }, { kind: 'unavailable', reason: '修理中' }],
      [
        { kind: 'assigned', to: 'ada' as (typeof people)[number] },
        { kind: 'unavailable', reason: '修理中' },
      ],
    )
    .map(([one, other]) => ({ looser: { seatMode: one }, stricter: { seatMode: other } })),
  'fewer who may book': fc
    .tuple(fc.subarray(people), fc.subarray(groupNames))
    .chain(([some, groups]) =>
      fc.tuple(fc.subarray(some), fc.subarray(groups)).chain(([fewer, fewerGroups]) =>
        fc
          .constantFrom<OperationSettings['mayBook']>('everyone', { people: some, groups })
          .map((mayBook) => ({
            looser: { mayBook },
            stricter: { mayBook: { people: fewer, groups: fewerGroups } },
          })),
      ),
    ),
  'national holidays': fc.constant({ looser: { holidaysOf: '' }, stricter: { holidaysOf: 'JP' } }),
  // A group's own value may be looser than the general one; two of them are the stricter of both.
  'less for a group': fc.tuple(aGroupRule, aGroupRule).map(([rule, other]) => ({
    looser: { groupRules: [rule] },
    stricter: { groupRules: [smallerRule(rule, other)] },
  })),
  'one more rule for the same group': fc.tuple(aGroupRule, aGroupRule).map(([rule, other]) => ({
    looser: { groupRules: [rule] },
    stricter: { groupRules: [rule, sameFields(rule, other)] },
  })),
});

function withinHours(clock: SiteClock): fc.Arbitrary<Pair> {
  return fc.tuple(someHours, someHours).map(([one, other]) => {
    const from = Math.max(one.from, other.from);
    const to = Math.min(one.to, other.to);
    const week = (hours: OperationSettings['hours'][number]) =>
      Array.from({ length: 7 }, () => hours);
    return {
      looser: { bookable: 'opening-hours', hours: week(onClock(one, clock)) },
      stricter: {
        bookable: 'opening-hours',
        hours: week(from < to ? onClock({ from, to }, clock) : 'closed'),
      },
    };
  });
}

function smallerOf(quota: Quota, other: Quota): Quota {
  const entries = (['perDay', 'perWeek', 'perMonth'] as const).flatMap((span) => {
    const values = [quota[span], other[span]].filter((value) => value !== undefined);
    return values.length > 0 ? [[span, Math.min(...values)] as const] : [];
  });
  return Object.fromEntries(entries);
}

function smallerRule(rule: GroupRule, other: GroupRule): GroupRule {
  return {
    group: rule.group,
    ...(rule.daysAhead === undefined
      ? {}
      : { daysAhead: Math.min(rule.daysAhead, other.daysAhead ?? 9) }),
    ...(rule.quota ? { quota: smallerOf(rule.quota, other.quota ?? {}) } : {}),
    ...(rule.seatsAtATime ? { seatsAtATime: 'one' } : {}),
  };
}

/** Another rule for the group of the first, about nothing that the first is silent of. */
function sameFields(rule: GroupRule, other: GroupRule): GroupRule {
  return {
    group: rule.group,
    ...(rule.daysAhead === undefined ? {} : { daysAhead: other.daysAhead ?? 0 }),
    ...(rule.quota ? { quota: other.quota ?? {} } : {}),
    ...(rule.seatsAtATime ? { seatsAtATime: other.seatsAtATime ?? 'any' } : {}),
  };
}
