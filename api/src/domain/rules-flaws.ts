import {
  flawsOfHours,
  flawsOfOffers,
  flawsOfParts,
  flawsOfRestriction,
  flawsOfSteps,
  openDays,
} from './day-flaws.ts';
import { dayRange, minutesIntoDay } from './day-range.ts';
import type { Inherited } from './inherited-settings.ts';
import { longestOffered } from './offered-lengths.ts';
import type { OperationSettings } from './operation-settings.ts';
import { type Quota, quotaSpans } from './quota.ts';
import type { SettingFlaw } from './setting-flaws.ts';
import type { SiteClock } from './workday.ts';

type Find = (settings: OperationSettings, clock: SiteClock) => readonly SettingFlaw[];

/** Each kind of contradiction, and the fields between which it is one. */
const checks: readonly {
  readonly of: readonly (keyof OperationSettings)[];
  readonly find: Find;
}[] = [
  { of: ['quota'], find: ({ quota }) => flawsOfQuota(quota, { field: 'quota' }) },
  { of: ['groupRules'], find: flawsOfGroupRules },
  { of: ['mayBook'], find: flawsOfMayBook },
  { of: ['shortestMinutes', 'longestMinutes'], find: flawsOfLengths },
  { of: ['parts'], find: flawsOfParts },
  { of: ['freeTimes'], find: flawsOfSteps },
  { of: ['hours'], find: flawsOfHours },
  { of: ['hours', 'bookable'], find: flawsOfRestriction },
  {
    of: ['allDay', 'parts', 'freeTimes', 'shortestMinutes', 'longestMinutes', 'hours', 'bookable'],
    find: flawsOfOffers,
  },
  {
    of: ['checkInMode', 'checkInGrace', 'longestMinutes', 'allDay', 'parts', 'freeTimes'],
    find: flawsOfGrace,
  },
  { of: ['checkInMode', 'arriveBy', 'hours', 'allDay'], find: flawsOfArriving },
];

/** What does not fit together in the settings that hold somewhere; what nobody set has no flaw. */
export function flawsOfRules(
  { settings, from }: Inherited<OperationSettings>,
  clock: SiteClock,
): SettingFlaw[] {
  return checks
    .filter(({ of }) => of.some((field) => from[field] !== 'product'))
    .flatMap(({ find }) => find(settings, clock));
}

function flawsOfQuota(
  quota: Quota,
  where: { readonly field: 'quota' | 'groupRules'; readonly group?: string },
): SettingFlaw[] {
  return quotaSpans.flatMap((span, at) =>
    quotaSpans.slice(at + 1).flatMap((longerSpan): SettingFlaw[] => {
      const [most, mostOfLonger] = [quota[span], quota[longerSpan]];
      if (most === undefined || mostOfLonger === undefined || most <= mostOfLonger) return [];
      return [{ kind: 'quota-above-longer-span', ...where, span, most, longerSpan, mostOfLonger }];
    }),
  );
}

function flawsOfGroupRules({ groupRules }: OperationSettings): SettingFlaw[] {
  const field = 'groupRules';
  return [
    ...repeated(groupRules.map(({ group }) => group)).map(
      (name): SettingFlaw => ({ kind: 'named-twice', field, name }),
    ),
    ...groupRules
      .filter(({ group: _, ...rule }) => Object.keys(rule).length === 0)
      .map(({ group }): SettingFlaw => ({ kind: 'group-without-rule', field, group })),
    ...groupRules.flatMap(({ group, quota }) =>
      quota ? flawsOfQuota(quota, { field, group }) : [],
    ),
  ];
}

function flawsOfMayBook({ mayBook }: OperationSettings): SettingFlaw[] {
  const field = 'mayBook';
  if (mayBook === 'everyone') return [];
  const { people, groups } = mayBook;
  if (people.length + groups.length === 0) return [{ kind: 'nobody-may-book', field }];
  return [...repeated(people), ...repeated(groups)].map((name) => ({
    kind: 'named-twice',
    field,
    name,
  }));
}

function flawsOfLengths(settings: OperationSettings): SettingFlaw[] {
  const { shortestMinutes: shortest, longestMinutes: longest } = settings;
  if (shortest <= longest) return [];
  return [{ kind: 'shortest-above-longest', field: 'shortestMinutes', shortest, longest }];
}

function flawsOfGrace(settings: OperationSettings, clock: SiteClock): SettingFlaw[] {
  const { checkInMode, checkInGrace: grace } = settings;
  if (checkInMode === 'none') return [];
  const longest = Math.max(...weekdays.map((day) => longestOffered(settings, day, clock)));
  if (longest === 0 || grace <= longest) return [];
  return [{ kind: 'grace-above-longest', field: 'checkInGrace', grace, longest }];
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Nobody comes before the floor opens; a day that closes early is no reason to expect people earlier on the others. */
function flawsOfArriving(settings: OperationSettings, clock: SiteClock): SettingFlaw[] {
  const { checkInMode, allDay, arriveBy } = settings;
  if (checkInMode === 'none' || allDay === 'not-offered') return [];
  const field = 'arriveBy';
  const at = minutesIntoDay(arriveBy, clock);
  const days = openDays(settings)
    .map((hours) => ({ ...hours, ...dayRange(hours, clock) }))
    .filter(({ start, end }) => start < end);
  const early = days
    .filter(({ start }) => at < start)
    .map(({ weekday, from }): SettingFlaw => {
      return { kind: 'arrive-by-before-opening', field, arriveBy, weekday, limit: from };
    });
  const [last] = days.sort((a, b) => b.end - a.end);
  if (!last || at <= last.end) return early;
  const { weekday, to: limit } = last;
  return [{ kind: 'arrive-by-after-closing', field, arriveBy, weekday, limit }];
}

function repeated<Name extends string>(names: readonly Name[]): Name[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
