import assert from 'node:assert/strict';
import fc from 'fast-check';
import { floorId, seatId, zoneId } from '../../api/src/domain/ids.ts';
import { settingLevels } from '../../api/src/domain/inherited-settings.ts';
import {
  type FloorOperation,
  nothingSet,
  nothingSetAnywhere,
  type Operation,
  ownOn,
  rulesOn,
} from '../../api/src/domain/operation.ts';
import {
  type OperationChange,
  operationAfter,
  type Place,
} from '../../api/src/domain/operation-change.ts';
import { type Seat, seatIdOn } from '../../api/src/domain/seat.ts';
import { addDays, parseWorkday } from '../../api/src/domain/workday.ts';

const day = (text: string) => parseWorkday(text) ?? assert.fail(text);
const today = day('2026-10-05');
const quiet = zoneId('quiet');
const open = zoneId('open');
const seats: Seat[] = ['A-1', 'A-2', 'B-1'].map((name) => ({
  id: seatIdOn(floorId('f'), name),
  name,
  zoneId: name.startsWith('A') ? quiet : open,
  x: 0,
  y: 0,
  turn: 0,
  equipment: [],
}));
const onTheFloor: Place = { level: 'floor' };
const places: Place[] = [
  { level: 'tenant' },
  { level: 'site' },
  onTheFloor,
  { level: 'zone', zoneId: quiet },
  { level: 'seat', seatIds: [seatId('f.A-1')] },
];

const changed = (before: Operation, change: Omit<OperationChange, 'place'>): Operation =>
  operationAfter({ ...nothingSetAnywhere, floor: before }, { place: onTheFloor, ...change }, today)
    .floor;

describe('a change of operation settings (B3, B5)', () => {
  it('replaces what holds when it is made at once', () => {
    const before = { own: { daysAhead: 7, checkInGrace: 15 }, later: [], closures: [] };

    assert.deepEqual(changed(before, { own: { daysAhead: 30 }, closures: [] }), {
      own: { daysAhead: 30 },
      later: [],
      closures: [],
    });
  });

  it('made from a day on holds from then, beside what was entered for other days', () => {
    const before = {
      own: { daysAhead: 7 },
      later: [{ from: day('2026-12-01'), own: { daysAhead: 20 } }],
      closures: [],
    };

    const after = changed(before, {
      own: { daysAhead: 30 },
      from: day('2026-11-01'),
      closures: [],
    });

    assert.deepEqual(after.own, { daysAhead: 7 });
    assert.deepEqual(after.later, [
      { from: '2026-11-01', own: { daysAhead: 30 } },
      { from: '2026-12-01', own: { daysAhead: 20 } },
    ]);
  });

  it('replaces what was entered for the same day, and takes it back by saying what holds before', () => {
    const from = day('2026-11-01');
    const before = {
      own: { daysAhead: 7 },
      later: [{ from, own: { daysAhead: 20 } }],
      closures: [],
    };

    const again = changed(before, { own: { daysAhead: 30 }, from, closures: [] });
    const takenBack = changed(before, { own: { daysAhead: 7 }, from, closures: [] });

    assert.deepEqual(again.later, [{ from, own: { daysAhead: 30 } }]);
    assert.deepEqual(takenBack, { own: { daysAhead: 7 }, later: [], closures: [] });
  });

  it('takes what has begun to hold for what holds', () => {
    const before = {
      own: { daysAhead: 7 },
      later: [
        { from: day('2026-09-01'), own: { daysAhead: 10 } },
        { from: today, own: { daysAhead: 20 } },
      ],
      closures: [],
    };

    const after = changed(before, {
      own: { daysAhead: 30 },
      from: day('2026-11-01'),
      closures: [],
    });

    assert.deepEqual(after.own, { daysAhead: 20 });
    assert.deepEqual(after.later, [{ from: '2026-11-01', own: { daysAhead: 30 } }]);
  });

  it('made from today is made at once, and so no rule holds that nobody sees', () => {
    const after = changed(nothingSet, { own: { daysAhead: 3 }, from: today, closures: [] });

    assert.deepEqual(after, { own: { daysAhead: 3 }, later: [], closures: [] });
  });

  it('replaces the closures of its place', () => {
    const closed = (id: string) => ({ id, first: today, last: today, reason: '棚卸し' });
    const before = { own: {}, later: [], closures: [closed('a'), closed('b')] };

    assert.deepEqual(changed(before, { own: {}, closures: [closed('b')] }).closures, [closed('b')]);
  });

  it('leaves nothing behind of a seat or zone that says nothing of its own any more', () => {
    const place: Place = { level: 'seat', seatIds: [seatId('f.A-1'), seatId('f.A-2')] };
    const set = operationAfter(
      nothingSetAnywhere,
      { place, own: { seatMode: { kind: 'drop-in' } }, closures: [] },
      today,
    );

    const reset = operationAfter(set, { place, own: {}, closures: [] }, today);

    assert.deepEqual(Object.keys(set.seats), ['f.A-1', 'f.A-2']);
    assert.deepEqual(reset, nothingSetAnywhere);
  });
});

const ownSettings = fc.record(
  {
    daysAhead: fc.nat(60),
    checkInGrace: fc.integer({ min: 5, max: 120 }),
    allDay: fc.constantFrom('offered' as const, 'not-offered' as const),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const workdays = fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days));
const operations: fc.Arbitrary<Operation> = fc
  .tuple(ownSettings, fc.uniqueArray(workdays, { maxLength: 3 }), fc.array(ownSettings))
  .map(([own, days, owns]) => ({
    own,
    later: [...days].sort().map((from, at) => ({ from, own: owns[at] ?? {} })),
    closures: [],
  }));
const floorOperations: fc.Arbitrary<FloorOperation> = fc.record({
  tenant: operations,
  site: operations,
  floor: operations,
  zones: fc.dictionary(fc.constantFrom(quiet, open), operations, { noNullPrototype: true }),
  seats: fc.dictionary(fc.constantFrom(seatId('f.A-1'), seatId('f.B-1')), operations, {
    noNullPrototype: true,
  }),
});
const changes: fc.Arbitrary<OperationChange> = fc.record(
  {
    place: fc.constantFrom(...places),
    own: ownSettings,
    from: workdays.filter((workday) => workday >= today),
    closures: fc.constant([]),
  },
  { requiredKeys: ['place', 'own', 'closures'], noNullPrototype: true },
);

const setAt = (operation: FloorOperation, place: Place): Operation => {
  if (place.level === 'zone') return operation.zones[place.zoneId] ?? nothingSet;
  if (place.level !== 'seat') return operation[place.level];
  return operation.seats[place.seatIds[0] ?? seatId('none')] ?? nothingSet;
};

describe('a change of operation settings, whatever was set', () => {
  it('never alters what another place says', () => {
    fc.assert(
      fc.property(floorOperations, changes, workdays, (before, change, on) => {
        const after = operationAfter(before, change, today);
        for (const place of places.filter((other) => other !== change.place)) {
          assert.deepEqual(ownOn(setAt(after, place), on), ownOn(setAt(before, place), on));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('holds on each day from its own to the next that was entered, and on no other day to come', () => {
    const toCome = workdays.filter((workday) => workday >= today);
    fc.assert(
      fc.property(floorOperations, changes, toCome, (before, change, on) => {
        const place = setAt(before, change.place);
        const begins = change.from ?? today;
        const next = place.later.find(({ from }) => from > begins)?.from;
        const isMeant = begins <= on && (next === undefined || on < next);

        const after = ownOn(setAt(operationAfter(before, change, today), change.place), on);

        assert.deepEqual(after, isMeant ? change.own : ownOn(place, on));
      }),
      { numRuns: 500 },
    );
  });

  it('that resets a field gives exactly what comes from above, at every level', () => {
    fc.assert(
      fc.property(floorOperations, fc.constantFrom(...places), (before, place) => {
        const { daysAhead: _, ...own } = ownOn(setAt(before, place), today);
        const change = { place, own, closures: [] };

        const after = operationAfter(before, change, today);

        const seat = seats[0] ?? assert.fail('no seat');
        const rules = rulesOn(after, today)(seat);
        const above = { ...before, ...without(before, place) };
        assert.notEqual(rules.from.daysAhead, place.level);
        assert.deepEqual(
          [rules.settings.daysAhead, rules.from.daysAhead],
          [
            rulesOn(above, today)(seat).settings.daysAhead,
            rulesOn(above, today)(seat).from.daysAhead,
          ],
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is the same the second time', () => {
    fc.assert(
      fc.property(floorOperations, changes, (before, change) => {
        const once = operationAfter(before, change, today);

        assert.deepEqual(operationAfter(once, change, today), once);
      }),
      { numRuns: 500 },
    );
  });
});

/** The operation as if nothing at all stood at a place. */
function without(operation: FloorOperation, place: Place): Partial<FloorOperation> {
  if (place.level === 'zone') return { zones: { ...operation.zones, [place.zoneId]: nothingSet } };
  if (place.level !== 'seat') return { [place.level]: nothingSet };
  return {
    seats: Object.fromEntries(
      Object.entries<Operation>(operation.seats).filter(([id]) => id !== place.seatIds[0]),
    ),
  };
}

describe('a place of operation settings', () => {
  it('is there at every level below the product', () => {
    assert.deepEqual(
      places.map(({ level }) => level as string),
      settingLevels.filter((level) => level !== 'product'),
    );
  });
});
