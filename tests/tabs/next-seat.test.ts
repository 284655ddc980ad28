import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  directions,
  nextSeat,
  type Placed,
  seatAfter,
  seatUnder,
} from '../../tabs/src/features/floor-map/next-seat.ts';

const grid = (columns: number, rows: number): Placed[] =>
  Array.from({ length: columns * rows }, (_, index) => ({
    id: `s${index}`,
    x: (index % columns) * 60,
    y: Math.floor(index / columns) * 60,
  }));

const scattered = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 2,
    maxLength: 12,
    selector: ([x, y]) => `${x} ${y}`,
  })
  .map((places): Placed[] => places.map(([x, y], index) => ({ id: `s${index}`, x, y })));

function reached(seats: readonly Placed[], from: Placed): Set<string> {
  const seen = new Set([from.id]);
  const waiting = [from];
  for (let seat = waiting.pop(); seat; seat = waiting.pop()) {
    for (const direction of directions) {
      const next = nextSeat(seat, direction, seats);
      if (!next || seen.has(next.id)) continue;
      seen.add(next.id);
      waiting.push(next);
    }
  }
  return seen;
}

describe('nextSeat', () => {
  const [first, second, third, , fifth] = grid(3, 2);

  it('goes to the neighbour in the row and in the column', () => {
    assert.ok(first && second);

    assert.deepEqual(nextSeat(first, 'right', grid(3, 2)), second);
    assert.deepEqual(nextSeat(second, 'left', grid(3, 2)), first);
    assert.deepEqual(nextSeat(second, 'down', grid(3, 2)), fifth);
  });

  it('stays in a row that is not quite straight', () => {
    const seat = { id: 'a', x: 0, y: 0 };
    const beside = { id: 'b', x: 50, y: 4 };
    const aslant = { id: 'c', x: 40, y: 38 };

    assert.deepEqual(nextSeat(seat, 'right', [seat, aslant, beside]), beside);
  });

  it('goes on in the order of reading at the end of a row', () => {
    assert.ok(third);

    assert.equal(nextSeat(third, 'right', grid(3, 2))?.id, 's3');
  });

  it('reaches every seat of rows and columns', () => {
    const size = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(size, size, fc.nat(48), (columns, rows, at) => {
        const seats = grid(columns, rows);
        const from = seats[at % seats.length];
        assert.ok(from);

        assert.equal(reached(seats, from).size, seats.length);
      }),
    );
  });

  it('never leaves a seat without a way on', () => {
    fc.assert(
      fc.property(scattered, (seats) => {
        const ways = seats.map((seat) => directions.map((way) => nextSeat(seat, way, seats)?.id));

        for (const [at, seat] of seats.entries()) {
          assert.ok(ways[at]?.every((id) => id !== undefined && id !== seat.id));
        }
      }),
    );
  });
});

describe('seatAfter', () => {
  it('walks over every seat of any floor once, and back', () => {
    fc.assert(
      fc.property(scattered, (seats) => {
        const [start] = seats;
        assert.ok(start);
        const walk = [start];
        for (const _ of seats.slice(1))
          walk.push(seatAfter(walk.at(-1) ?? start, 1, seats) ?? start);

        assert.equal(new Set(walk.map(({ id }) => id)).size, seats.length);
        assert.equal(seatAfter(seatAfter(start, 1, seats) ?? start, -1, seats)?.id, start.id);
      }),
    );
  });
});

describe('seatUnder', () => {
  it('takes the nearest seat within reach of the finger, and none beyond it', () => {
    const seats = grid(3, 1);

    assert.equal(seatUnder({ x: 50, y: 5 }, 20, seats)?.id, 's1');
    assert.equal(seatUnder({ x: 30, y: 40 }, 20, seats), undefined);
  });
});
