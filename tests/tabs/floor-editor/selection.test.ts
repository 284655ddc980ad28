import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  directions,
  nextInDirection,
  toggled,
  within,
} from '../../../tabs/src/features/floor-editor/selection.ts';
import { someSeats } from './a-draft.ts';

describe('selection', () => {
  it('is as before when something is toggled twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), (selection) => {
        const twice = toggled(toggled(selection, 'd'), 'd');

        assert.deepEqual(twice, selection);
      }),
    );
  });

  it('takes what has its centre in the band, whichever corner it began from', () => {
    const seats = [
      { id: 'in', x: 5, y: 5 },
      { id: 'out', x: 25, y: 5 },
    ];

    assert.deepEqual(within({ x: 0, y: 0, width: 10, height: 10 }, seats), ['in']);
  });

  it('finds a neighbour only ahead, and one wherever somebody is ahead', () => {
    fc.assert(
      fc.property(someSeats, fc.constantFrom(...directions), (seats, direction) => {
        const [from] = seats;
        fc.pre(from !== undefined);
        const isAhead = { left: (x: number) => x < from.x, right: (x: number) => x > from.x };

        const next = nextInDirection(from, seats, direction);

        if (direction === 'left' || direction === 'right') {
          const ahead = seats.filter((seat) => isAhead[direction](seat.x));
          assert.equal(next !== undefined, ahead.length > 0);
          assert.ok(next === undefined || ahead.includes(next));
        }
      }),
    );
  });
});
