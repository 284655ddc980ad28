import assert from 'node:assert/strict';
import fc from 'fast-check';
import { verdictsOf } from '../../api/src/domain/booking-rules.ts';
import { openingHoursOn } from '../../api/src/domain/day-part.ts';
import { noHolidayAnywhere } from '../../api/src/domain/holiday.ts';
import { inheritedSettings } from '../../api/src/domain/inherited-settings.ts';
import { longestOffered } from '../../api/src/domain/offered-lengths.ts';
import type { OwnOperationSettings } from '../../api/src/domain/operation.ts';
import {
  defaultSettings,
  type NamedPart,
  type OperationSettings,
  type WeekHours,
} from '../../api/src/domain/operation-settings.ts';
import { flawsOfRules } from '../../api/src/domain/rules-flaws.ts';
import {
  addDays,
  allDay,
  type ClockTime,
  clockTime,
  hoursOf,
  type SiteClock,
  type Workday,
} from '../../api/src/domain/workday.ts';
import { siteClock, workday } from '../support/world.ts';

const tokyo = siteClock('Asia/Tokyo');
const nightShift = siteClock('Asia/Tokyo', '06:00');
const time = clockTime;
const range = (from: string, to: string) => ({ from: time(from), to: time(to) });
const part = (id: string, from: string, to: string): NamedPart => ({
  id,
  name: id,
  ...range(from, to),
});
const everyDay = (from: string, to: string): WeekHours => Array(7).fill(range(from, to));

const flawsOf = (own: OwnOperationSettings, clock = tokyo) =>
  flawsOfRules(inheritedSettings(defaultSettings, { floor: own }), clock).map(
    ({ kind, field }) => `${field} ${kind}`,
  );

const noFreeTimes = { freeTimes: 'not-offered', allDay: 'not-offered' } as const;
const checkedIn = { checkInMode: 'anywhere' } as const;

describe('settings that contradict themselves', () => {
  const cases: readonly (readonly [string, OwnOperationSettings, readonly string[]])[] = [
    [
      'more a day than a week, and a week than a month',
      { quota: { perDay: 4, perWeek: 3, perMonth: 2 } },
      [
        'quota quota-above-longer-span',
        'quota quota-above-longer-span',
        'quota quota-above-longer-span',
      ],
    ],
    [
      "a group's quota likewise, or a group without a rule, or twice",
      {
        groupRules: [
          { group: 'a', quota: { perDay: 3, perMonth: 2 } },
          { group: 'b' },
          { group: 'b', daysAhead: 3 },
        ],
      },
      [
        'groupRules named-twice',
        'groupRules group-without-rule',
        'groupRules quota-above-longer-span',
      ],
    ],
    [
      'a shortest booking above the longest',
      { shortestMinutes: 120, longestMinutes: 60 },
      ['shortestMinutes shortest-above-longest', 'allDay nothing-fits'],
    ],
    [
      'a grace longer than the longest booking',
      { ...checkedIn, longestMinutes: 30 },
      ['checkInGrace grace-above-longest'],
    ],
    [
      'a grace longer than the longest part',
      {
        ...checkedIn,
        ...noFreeTimes,
        checkInGrace: 180,
        parts: [part('a', '09:00', '10:00'), part('b', '10:00', '11:00')],
      },
      ['checkInGrace grace-above-longest'],
    ],
    [
      'parts that overlap',
      { parts: [part('a', '08:00', '12:00'), part('b', '11:00', '13:00')] },
      ['parts parts-overlap'],
    ],
    [
      'a part that ends before it starts',
      { parts: [part('a', '12:00', '08:00')] },
      ['parts part-ends-before-start'],
    ],
    [
      'two parts of one id, or one name',
      {
        parts: [
          part('a', '08:00', '12:00'),
          part('a', '12:00', '13:00'),
          { ...part('b', '13:00', '14:00'), name: 'a' },
        ],
      },
      ['parts two-parts-of-one-id', 'parts two-parts-of-one-name', 'parts two-parts-of-one-name'],
    ],
    [
      'a part without a name, or called as the whole day is',
      { parts: [{ id: 'x', ...range('08:00', '09:00') }, part('all-day', '09:00', '10:00')] },
      ['parts part-without-name', 'parts part-id-reserved'],
    ],
    [
      'opening hours that end before they start',
      { hours: everyDay('22:00', '05:00') },
      Array(7).fill('hours hours-end-before-start'),
    ],
    [
      'bookings restricted to opening hours that there are none of',
      { hours: Array(7).fill('closed'), bookable: 'opening-hours' },
      ['hours never-open'],
    ],
    [
      'steps that do not divide an hour',
      { freeTimes: { stepMinutes: 25 } },
      ['freeTimes step-not-of-an-hour'],
    ],
    ['nothing on offer', { ...noFreeTimes, parts: [] }, ['allDay nothing-offered']],
    [
      'parts outside the opening hours that bookings are restricted to',
      {
        ...noFreeTimes,
        bookable: 'opening-hours',
        hours: [...everyDay('08:00', '20:00').slice(1), range('13:00', '18:00')],
        parts: [part('a', '08:00', '12:00')],
      },
      ['allDay nothing-fits'],
    ],
    [
      'people expected before it opens',
      { ...checkedIn, arriveBy: time('07:00') },
      Array(5).fill('arriveBy arrive-by-before-opening'),
    ],
    [
      'people expected after it closed',
      { ...checkedIn, arriveBy: time('21:00') },
      ['arriveBy arrive-by-after-closing'],
    ],
    ['nobody who may book', { mayBook: { people: [], groups: [] } }, ['mayBook nobody-may-book']],
    [
      'a group named twice',
      { mayBook: { people: [], groups: ['a', 'a'] } },
      ['mayBook named-twice'],
    ],
  ];
  for (const [title, own, flaws] of cases) {
    it(`are found: ${title}`, () => assert.deepEqual(flawsOf(own), flaws));
  }

  it('are judged by the day of the site: 22:00 to 05:00 is right where it begins at 06:00', () => {
    const own = {
      hours: everyDay('22:00', '05:00'),
      parts: [part('early', '22:00', '02:00'), part('late', '02:00', '06:00')],
      bookable: 'opening-hours',
      arriveBy: time('23:00'),
      ...checkedIn,
    } as const;

    assert.deepEqual(flawsOf(own, nightShift), []);
    assert.notDeepEqual(flawsOf(own, tokyo), []);
    assert.deepEqual(flawsOf({ hours: everyDay('04:00', '08:00') }, nightShift), [
      ...Array(7).fill('hours hours-end-before-start'),
    ]);
  });

  it('are judged by what comes from above as well', () => {
    const above = { tenant: { longestMinutes: 45 }, floor: checkedIn };
    const flaws = flawsOfRules(inheritedSettings(defaultSettings, above), tokyo);

    assert.deepEqual(flaws, [
      { kind: 'grace-above-longest', field: 'checkInGrace', grace: 60, longest: 45 },
    ]);
  });

  it('are none as the product comes, wherever a day begins', () => {
    for (const dayStartsAt of ['00:00', '06:00', '12:00', '23:45']) {
      assert.deepEqual(flawsOf({}, siteClock('Asia/Tokyo', dayStartsAt)), []);
    }
    assert.deepEqual(flawsOf(defaultSettings), []);
  });
});

const quarters = fc.integer({ min: 0, max: 96 }).map((at): ClockTime => {
  const two = (figure: number) => String(figure).padStart(2, '0');
  return time(`${two(Math.floor(at / 4))}:${two((at % 4) * 15)}`);
});
const ranges = fc.record({ from: quarters, to: quarters }, { noNullPrototype: true });
const settings: fc.Arbitrary<OperationSettings> = fc
  .record({
    hours: fc.array(fc.oneof(ranges, fc.constant('closed' as const)), {
      minLength: 7,
      maxLength: 7,
    }),
    bookable: fc.constantFrom('any-time' as const, 'opening-hours' as const),
    parts: fc
      .array(ranges, { maxLength: 4 })
      .map((all) => all.map((each, at) => ({ id: `p${at}`, name: `P${at}`, ...each }))),
    allDay: fc.constantFrom('offered' as const, 'not-offered' as const, 'not-offered' as const),
    freeTimes: fc.constantFrom('not-offered' as const, { stepMinutes: 15 }, { stepMinutes: 60 }),
    shortestMinutes: fc.constantFrom(5, 30, 60, 240, 1440),
    longestMinutes: fc.constantFrom(15, 60, 240, 600, 1440),
  })
  .map((own) => ({ ...defaultSettings, ...own }));
const clocks = fc.constantFrom(tokyo, nightShift, siteClock('Asia/Tokyo', '12:00'));

/** What the rules of time say to a period that is wished for days before. */
function lets(rules: OperationSettings, period: { start: number; end: number }, clock = tokyo) {
  const { from } = inheritedSettings(defaultSettings, {});
  const wish = {
    wanted: period,
    now: period.start - 86_400_000 * 2,
    clock,
    holidayOn: noHolidayAnywhere,
  };
  return verdictsOf(wish, { settings: rules, from, closures: [] }).every(
    ({ refusal }) => refusal === undefined,
  );
}

const hour = 3_600_000;
const lengthInHours = ({ shortestMinutes }: OperationSettings) =>
  Math.ceil(shortestMinutes / 60) * hour;

/** Where a booking of a day may begin or end, if anywhere: its own bounds, those of parts and hours, and full hours and quarters. */
function pointsOf(own: OperationSettings, day: Workday, clock: SiteClock): number[] {
  const whole = allDay(day, clock);
  const open = openingHoursOn(day, { settings: own, clock }) ?? whole;
  const parts = own.parts.flatMap((each) => hoursOf(day, each, clock) ?? []);
  const soon = Math.ceil(open.start / hour) * hour;
  const quarters = Array.from({ length: 17 }, (_, at) => open.start + (at * hour) / 4);
  return [whole, open, ...parts].flatMap(({ start, end }) => [start, end]).concat(soon, quarters);
}

describe('settings without a flaw', () => {
  const monday = workday('2026-10-05');

  it('let something be booked on every day on which it is open', () => {
    let judged = 0;
    fc.assert(
      fc.property(settings, clocks, fc.nat(6), (own, clock, ahead) => {
        const all = inheritedSettings(defaultSettings, { floor: own });
        fc.pre(flawsOfRules(all, clock).length === 0);
        const day = addDays(monday, ahead);
        const hours = openingHoursOn(day, { settings: own, clock });
        fc.pre(own.bookable === 'any-time' || hours !== undefined);
        judged += 1;
        const isBookable = pointsOf(own, day, clock).some((start, _, points) =>
          [...points, start + lengthInHours(own)].some(
            (end) => start < end && lets(own, { start, end }, clock),
          ),
        );
        assert.ok(isBookable);
      }),
      { numRuns: 150 },
    );
    assert.ok(judged >= 100);
  });

  it('let through no booking longer than the longest that they are said to offer', () => {
    const instants = fc.integer({ min: 0, max: 96 });
    fc.assert(
      fc.property(settings, clocks, fc.nat(6), instants, instants, (...drawn) => {
        const [own, clock, ahead, one, other] = drawn;
        const day = addDays(monday, ahead);
        const { start } = allDay(day, clock);
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        fc.pre(from < to);
        const quarter = 15 * 60_000;
        const period = { start: start + from * quarter, end: start + to * quarter };
        if (!lets(own, period, clock)) return;
        assert.ok((to - from) * 15 <= longestOffered(own, ahead + 1, clock));
      }),
      { numRuns: 2000 },
    );
  });
});
