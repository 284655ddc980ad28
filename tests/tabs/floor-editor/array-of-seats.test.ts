import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type ArrayOfSeats,
  arrayWithin,
  placesOf,
} from '../../../tabs/src/features/floor-editor/array-of-seats.ts';

const someArray: fc.Arbitrary<ArrayOfSeats> = fc.record({
  origin: fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 500 }) }),
  columns: fc.integer({ min: 1, max: 8 }),
  rows: fc.integer({ min: 1, max: 8 }),
  columnStep: fc.integer({ min: 10, max: 90 }),
  rowStep: fc.integer({ min: 10, max: 90 }),
  turn: fc.constantFrom(0, 45, 90, 180),
  facing: fc.constantFrom('same-way' as const, 'in-pairs' as const),
  aisle: fc.integer({ min: 0, max: 60 }),
});

const stepsBetween = (values: readonly number[]) => {
  const inOrder = [...new Set(values)].sort((a, b) => a - b);
  return inOrder.slice(1).map((value, index) => value - (inOrder[index] ?? 0));
};

describe('array of seats', () => {
  it('has rows × columns places, no two of them the same', () => {
    fc.assert(
      fc.property(someArray, (array) => {
        const places = placesOf(array);

        assert.equal(places.length, array.rows * array.columns);
        assert.equal(new Set(places.map(({ x, y }) => `${x} ${y}`)).size, places.length);
      }),
    );
  });

  it('spaces columns and rows evenly, but for the aisle after each pair', () => {
    fc.assert(
      fc.property(someArray, (array) => {
        const places = placesOf(array);

        const across = stepsBetween(places.map((place) => place.x));
        const down = stepsBetween(places.map((place) => place.y));
        const aisle = (index: number) =>
          array.facing === 'in-pairs' && index % 2 === 1 ? array.aisle : 0;

        assert.deepEqual(across, Array(array.columns - 1).fill(array.columnStep));
        assert.deepEqual(
          down,
          Array.from({ length: array.rows - 1 }, (_, index) => array.rowStep + aisle(index)),
        );
      }),
    );
  });

  it('turns every second row round where people face each other', () => {
    const places = placesOf({
      origin: { x: 0, y: 0 },
      columns: 1,
      rows: 4,
      columnStep: 10,
      rowStep: 10,
      turn: 90,
      facing: 'in-pairs',
      aisle: 20,
    });

    assert.deepEqual(places, [
      { x: 0, y: 0, turn: 90 },
      { x: 0, y: 10, turn: 270 },
      { x: 0, y: 40, turn: 90 },
      { x: 0, y: 50, turn: 270 },
    ]);
  });

  it('fills a drawn rectangle with cells of equal size', () => {
    const drawn = { x: 100, y: 200, width: 320, height: 120 };

    const places = placesOf(
      arrayWithin(drawn, { columns: 4, rows: 2, turn: 0, facing: 'same-way' }),
    );

    assert.deepEqual(places[0], { x: 140, y: 230, turn: 0 });
    assert.deepEqual(places.at(-1), { x: 380, y: 290, turn: 0 });
  });
});
