import assert from 'node:assert/strict';
import fc from 'fast-check';
import { seatId } from '../../../api/src/domain/ids.ts';
import { type FloorOperation, nothingSet, ownOn } from '../../../api/src/domain/operation.ts';
import { type OperationChange, operationAfter } from '../../../api/src/domain/operation-change.ts';
import { addDays } from '../../../api/src/domain/workday.ts';
import {
  changesOf,
  restoringChanges,
  takenBack,
} from '../../../tabs/src/features/floor-operation/changes.ts';
import {
  beginDesk,
  type DeskAction,
  deskAfter,
} from '../../../tabs/src/features/floor-operation/desk.ts';
import { anOperation, aPlace, day, today } from './an-operation.ts';

const seats = { level: 'seat', seatIds: [seatId('a1'), seatId('a2'), seatId('c1')] } as const;

const someOwn = fc.record(
  {
    daysAhead: fc.integer({ min: 0, max: 2 }),
    names: fc.constantFrom('shown' as const, 'hidden' as const),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const someLater = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 3 }), someOwn), {
    maxLength: 2,
    selector: ([days]) => days,
  })
  .map((entries) =>
    entries.sort(([a], [b]) => a - b).map(([days, own]) => ({ from: addDays(today, days), own })),
  );
const somePlace = fc
  .tuple(someOwn, someLater)
  .map(([own, later]) => aPlace({ own, later, closures: [] }));
const someActions = fc.array(
  fc.oneof(
    someOwn.map((values): DeskAction => ({ kind: 'set', values })),
    fc
      .constantFrom('daysAhead' as const, 'names' as const)
      .map((field): DeskAction => ({ kind: 'reset', fields: [field] })),
  ),
  { maxLength: 3 },
);
const someDay = fc.option(
  fc.integer({ min: 1, max: 3 }).map((days) => addDays(today, days)),
  { nil: undefined },
);

describe('changesOf', () => {
  it('keeps what each of several seats has of its own, beside what was edited', () => {
    const start = beginDesk({
      wire: anOperation({
        seatsOwn: [{ seatId: 'a2', ...aPlace({ own: { names: 'hidden' } }) }],
      }),
      today,
    });

    const desk = [
      { kind: 'look-at', place: seats } as const,
      { kind: 'set', values: { daysAhead: 5 } } as const,
    ].reduce<typeof start>(deskAfter, start);

    assert.deepEqual(changesOf(desk), [
      {
        place: { level: 'seat', seatIds: ['a1', 'c1'] },
        own: { daysAhead: 5 },
        closures: [],
      },
      {
        place: { level: 'seat', seatIds: ['a2'] },
        own: { names: 'hidden', daysAhead: 5 },
        closures: [],
      },
    ]);
  });

  it('lays edits for a date over what holds on that date', () => {
    const later = [{ from: day('2026-11-01'), own: { daysAhead: 2 } }];
    const start = beginDesk({ wire: anOperation({ floor: aPlace({ later }) }), today });

    const desk = [
      { kind: 'look-from', from: day('2026-12-01') } as const,
      { kind: 'set', values: { names: 'hidden' } } as const,
    ].reduce<typeof start>(deskAfter, start);

    assert.deepEqual(changesOf(desk), [
      {
        place: { level: 'floor' },
        own: { daysAhead: 2, names: 'hidden' },
        closures: [],
        from: '2026-12-01',
      },
    ]);
  });
});

describe('takenBack', () => {
  it('takes an entry for a later date out and leaves the others', () => {
    const later = [
      { from: day('2026-11-01'), own: { daysAhead: 2 } },
      { from: day('2026-12-01'), own: { daysAhead: 4 } },
    ];
    const { operation } = beginDesk({
      wire: anOperation({ floor: aPlace({ own: { daysAhead: 1 }, later }) }),
      today,
    });

    const change = takenBack(operation, { level: 'floor' }, day('2026-11-01'));

    assert.deepEqual(operationAfter(operation, change, today).floor, {
      own: { daysAhead: 1 },
      later: [{ from: '2026-12-01', own: { daysAhead: 4 } }],
      closures: [],
    });
  });
});

const inOrder = (operation: FloorOperation, changes: readonly OperationChange[]) =>
  changes.reduce((known, change) => operationAfter(known, change, today), operation);

const heldOnTheDays = (operation: FloorOperation) =>
  [0, 1, 2, 3, 4].map((days) =>
    [operation.floor, ...seats.seatIds.map((id) => operation.seats[id] ?? nothingSet)].map((of) =>
      ownOn(of, addDays(today, days)),
    ),
  );

describe('restoringChanges', () => {
  it('makes a place what it was on every day, whatever was changed and whenever it was to hold', () => {
    const places = fc.constantFrom({ level: 'floor' } as const, seats);
    fc.assert(
      fc.property(
        fc.record({ floor: somePlace, seat: somePlace, place: places }),
        someActions,
        someDay,
        ({ floor, seat, place }, actions, from) => {
          const wire = anOperation({ floor, seatsOwn: [{ seatId: 'a1', ...seat }] });
          const moves: DeskAction[] = [
            { kind: 'look-at', place },
            { kind: 'look-from', from },
            ...actions,
          ];
          const desk = moves.reduce(deskAfter, beginDesk({ wire, today }));
          const was = desk.operation;
          const is = inOrder(was, changesOf(desk));

          const back = restoringChanges(was, is, { place, seats: wire.seats, today });

          assert.deepEqual(heldOnTheDays(inOrder(is, back)), heldOnTheDays(was));
        },
      ),
      { numRuns: 300 },
    );
  });
});
