import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Booker, decideRules } from '../../api/src/domain/booking-rules.ts';
import type { Closure } from '../../api/src/domain/closure.ts';
import { noHolidayAnywhere } from '../../api/src/domain/holiday.ts';
import { bookingId, floorId, type PersonId, personId, seatId } from '../../api/src/domain/ids.ts';
import { nothingSetAnywhere, rulesOn, type SeatRules } from '../../api/src/domain/operation.ts';
import type { OperationSettings } from '../../api/src/domain/operation-settings.ts';
import type { Seat } from '../../api/src/domain/seat.ts';
import {
  asksHolder,
  type Concerned,
  nearestFor,
  type Touched,
  touchedOf,
} from '../../api/src/domain/touched.ts';
import { addDays, clockTime, instantAt, type Workday } from '../../api/src/domain/workday.ts';
import { at, siteClock, workday } from '../support/world.ts';

const clock = siteClock('Asia/Tokyo');
const today = workday('2026-10-05');
const asked = { now: at('2026-10-05T07:00:00+09:00'), holidayOn: noHolidayAnywhere };
const ada = personId('ada');
const seatAt = (index: number, more: Partial<Seat> = {}): Seat => ({
  id: seatId(`f.s${index}`),
  name: `S-${index}`,
  x: index * 10,
  y: 0,
  turn: 0,
  equipment: [],
  ...more,
});

type Set = { readonly settings: Partial<OperationSettings>; readonly closures: readonly Closure[] };
const usual: Set = { settings: {}, closures: [] };

function rulesOf({ settings, closures }: Set, day: Workday): SeatRules {
  const floor = { own: settings, later: [], closures };
  return rulesOn({ ...nothingSetAnywhere, floor }, day)(seatAt(0));
}

/** A booking of Ada's, so many days from today, of whole hours. */
type Held = { readonly day: number; readonly hour: number; readonly hours: number };

const claimOf = ({ day, hour, hours }: Held, nth: number) => {
  const on = addDays(today, day);
  const start = instantAt(on, clockTime(`${String(hour).padStart(2, '0')}:00`), clock);
  return {
    booking: bookingId(`b${nth}`),
    person: ada,
    seat: seatId('f.s0'),
    floor: floorId('f'),
    period: { start, end: start + hours * 3_600_000 },
  };
};

function bookerAmong(held: readonly Held[], groups: readonly string[] = []): Booker {
  return {
    person: ada,
    groups,
    claims: held.map(claimOf),
    nameOf: ({ seat }) => seat,
    counted: held.map(({ day }) => addDays(today, day)),
    seen: (person: PersonId) => ({ id: person, name: person }),
  };
}

function concerned(held: readonly Held[], before: Set, after: Set | 'gone'): Concerned[] {
  const booker = bookerAmong(held);
  return held.map((one, nth) => {
    const on = addDays(today, one.day);
    const rules = rulesOf(before, on);
    const later = after === 'gone' ? undefined : rulesOf(after, on);
    const isAsking = later && asksHolder(rules, later);
    return {
      claim: claimOf(one, nth),
      workday: on,
      clock,
      before: { seat: seatAt(0), rules },
      ...(later ? { after: later } : {}),
      ...(isAsking ? { holder: { before: booker, after: booker } } : {}),
    };
  });
}

const said = (touched: readonly Touched[]) =>
  touched.map(({ claim, refusal }) => [claim.booking, refusal.code]);

/** Small ranges on purpose: bookings must clash and quotas be used up, or the properties prove nothing. */
const aHeld = fc.record({
  day: fc.integer({ min: 0, max: 9 }),
  hour: fc.integer({ min: 8, max: 20 }),
  hours: fc.integer({ min: 1, max: 3 }),
});
const someHeld = fc.array(aHeld, { minLength: 1, maxLength: 7 });
const aClosure = fc.record({
  day: fc.integer({ min: 0, max: 9 }),
  days: fc.integer({ min: 0, max: 3 }),
});
const aSet: fc.Arbitrary<Set> = fc
  .record({
    daysAhead: fc.integer({ min: 0, max: 12 }),
    quota: fc.record(
      { perDay: fc.integer({ min: 1, max: 3 }), perWeek: fc.integer({ min: 1, max: 5 }) },
      { requiredKeys: [] },
    ),
    seatsAtATime: fc.constantFrom('one' as const, 'any' as const),
    bookable: fc.constantFrom('any-time' as const, 'opening-hours' as const),
    longestMinutes: fc.constantFrom(60, 120, 180, 1440),
    shortestMinutes: fc.constantFrom(5, 60, 120),
    freeTimes: fc.constantFrom({ stepMinutes: 5 }, 'not-offered' as const),
    mayBook: fc.constantFrom(
      'everyone' as const,
      { people: [ada], groups: [] },
      { people: [], groups: [] },
    ),
    closed: fc.array(aClosure, { maxLength: 2 }),
  })
  .map(({ closed, ...settings }) => ({
    settings,
    closures: closed.map(({ day, days }, nth) => ({
      id: `c${nth}`,
      first: addDays(today, day),
      last: addDays(today, day + days),
      reason: 'works',
    })),
  }));

const loosest: Set = {
  settings: { daysAhead: 60, seatsAtATime: 'any', shortestMinutes: 5, longestMinutes: 1440 },
  closures: [],
};

/** Each setting as it is or as loose as can be. */
const aLoosening = (set: Set): fc.Arbitrary<Set> =>
  fc.subarray(Object.keys(set.settings)).chain((kept) =>
    fc.subarray([...set.closures]).map((closures) => ({
      settings: {
        ...loosest.settings,
        ...Object.fromEntries(Object.entries(set.settings).filter(([name]) => kept.includes(name))),
      },
      closures,
    })),
  );

describe('the bookings that a change touches (B5)', () => {
  it('are none where it only loosens', () => {
    const loosened = aSet.chain((before) => fc.tuple(fc.constant(before), aLoosening(before)));
    fc.assert(
      fc.property(someHeld, loosened, (held, [before, after]) => {
        assert.deepEqual(said(touchedOf(concerned(held, before, after), asked)), []);
      }),
      { numRuns: 1000 },
    );
  });

  it('are just those that would be refused, were all of them booked anew beside those that stay', () => {
    fc.assert(
      fc.property(someHeld, aSet, (held, after) => {
        const all = concerned(held, loosest, after);

        const touched = touchedOf(all, asked).map(({ claim }) => claim.booking);

        const stay: Concerned[] = [];
        const refused: string[] = [];
        const inOrder = all.toSorted(
          (a, b) =>
            a.claim.period.start - b.claim.period.start ||
            a.claim.booking.localeCompare(b.claim.booking),
        );
        for (const one of inOrder) {
          const wish = { ...asked, wanted: one.claim.period, clock };
          const booker = {
            ...bookerAmong([]),
            claims: stay.map(({ claim }) => claim),
            counted: stay.map((other) => other.workday),
          };
          if (decideRules(wish, rulesOf(after, one.workday), booker))
            refused.push(one.claim.booking);
          else stay.push(one);
        }
        assert.deepEqual(touched, refused);
      }),
      { numRuns: 1000 },
    );
  });

  it('are each named once, and none that broke the same rule before', () => {
    fc.assert(
      fc.property(someHeld, aSet, aSet, (held, before, after) => {
        const once = touchedOf(concerned(held, before, after), asked);
        const again = touchedOf(concerned(held, after, after), asked);

        const names = once.map(({ claim }) => claim.booking);
        assert.equal(new Set(names).size, names.length);
        assert.deepEqual(again, []);
      }),
      { numRuns: 500 },
    );
  });

  it('are all of a seat that is gone', () => {
    const held = [{ day: 1, hour: 9, hours: 1 }];

    assert.deepEqual(said(touchedOf(concerned(held, usual, 'gone'), asked)), [['b0', 'not-found']]);
  });

  it('are of too many the last ones', () => {
    const held = [3, 1, 2].map((day) => ({ day, hour: 9, hours: 1 }));
    const fewer = { ...usual, settings: { quota: { perWeek: 2 } } };

    const touched = touchedOf(concerned(held, usual, fewer), asked);

    assert.deepEqual(said(touched), [['b0', 'quota-reached']]);
  });

  it('count what others than those of the floor use up of a quota', () => {
    const held = [1, 2].map((day) => ({ day, hour: 9, hours: 1 }));
    const fewer = { ...usual, settings: { quota: { perWeek: 2 } } };
    const all = concerned(held, usual, fewer).map((one) => {
      const booker = bookerAmong(held);
      const more = { ...booker, counted: [...booker.counted, today] };
      return { ...one, holder: { before: more, after: more } };
    });

    assert.deepEqual(said(touchedOf(all, asked)), [['b1', 'quota-reached']]);
  });

  it('are not those that a group’s own rule lets keep', () => {
    const held = [{ day: 9, hour: 9, hours: 1 }];
    const groupRules = [{ group: 'far', daysAhead: 20 }];
    const before = { ...usual, settings: { daysAhead: 30, groupRules } };
    const after = { ...usual, settings: { daysAhead: 3, groupRules } };
    const of = (groups: readonly string[]) => {
      const booker = bookerAmong(held, groups);
      const all = concerned(held, before, after);
      return all.map((one) => ({ ...one, holder: { before: booker, after: booker } }));
    };

    assert.deepEqual(said(touchedOf(of(['far']), asked)), []);
    assert.deepEqual(said(touchedOf(of([]), asked)), [['b0', 'too-far-ahead']]);
  });
});

describe('the nearest seat that a touched booking may move to', () => {
  const held = [{ day: 1, hour: 9, hours: 1 }];
  const [one] = concerned(held, usual, 'gone');
  const rules = (set: Set) => () => rulesOf(set, addDays(today, 1));
  const seats = [seatAt(3), seatAt(1), seatAt(2)];
  const nameFor = (concernedOne: Concerned | undefined, set: Set) =>
    concernedOne && nearestFor(concernedOne, seats, { ...asked, rulesOf: rules(set) })?.name;

  it('is the one with the shortest way', () => {
    assert.equal(nameFor(one, usual), 'S-1');
  });

  it('is none where rules are against all of them', () => {
    const closed = { id: 'c', first: today, last: addDays(today, 3), reason: 'works' };

    assert.equal(nameFor(one, { ...usual, closures: [closed] }), undefined);
  });

  it('may break a rule about the time that the booking broke before already, as it is kept', () => {
    const shorter = { ...usual, settings: { daysAhead: 0 } };
    const [kept] = concerned(held, shorter, 'gone');

    assert.equal(nameFor(kept, shorter), 'S-1');
    assert.equal(nameFor(one, shorter), undefined);
  });

  it('is never one that is closed, even where its own was closed before', () => {
    const closed = { id: 'c', first: today, last: addDays(today, 3), reason: 'works' };
    const [kept] = concerned(held, { ...usual, closures: [closed] }, 'gone');

    assert.equal(nameFor(kept, { ...usual, closures: [closed] }), undefined);
  });
});
