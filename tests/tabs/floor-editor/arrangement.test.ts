import assert from 'node:assert/strict';
import fc from 'fast-check';
import { aligned, distributed } from '../../../tabs/src/features/floor-editor/align.ts';
import { copiesOf } from '../../../tabs/src/features/floor-editor/copies-of-seats.ts';
import { nextName } from '../../../tabs/src/features/floor-editor/next-name.ts';
import { gridStepOf, snapped } from '../../../tabs/src/features/floor-editor/snapping.ts';
import { aSeat, someSeats } from './a-draft.ts';

describe('arranging seats', () => {
  it('aligns centres on the left edge of what is selected', () => {
    const seats = [aSeat({ x: 40 }), aSeat({ id: 'seat-2', x: 10, y: 90 })];

    const after = aligned(seats, 'left');

    assert.deepEqual(after, [aSeat({ x: 10 }), aSeat({ id: 'seat-2', x: 10, y: 90 })]);
  });

  it('distributes with equal steps and leaves the outermost where they are', () => {
    fc.assert(
      fc.property(someSeats, (seats) => {
        const xs = distributed(seats, 'across')
          .map((seat) => seat.x)
          .sort((a, b) => a - b);

        const steps = xs.slice(1).map((x, index) => x - (xs[index] ?? 0));
        const first = steps[0] ?? 0;
        assert.ok(seats.length < 3 || steps.every((step) => Math.abs(step - first) < 1e-6));
        assert.equal(Math.min(...xs), Math.min(...seats.map((seat) => seat.x)));
      }),
    );
  });

  it('snaps to the nearest crossing of the grid, and stays there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 200, max: 9000 }),
        (x, width) => {
          const step = gridStepOf({ width });

          const once = snapped({ x, y: x }, step);

          assert.deepEqual(snapped(once, step), once);
          assert.ok(Math.abs(once.x - x) <= step / 2);
        },
      ),
    );
  });
});

describe('names that follow', () => {
  it('keeps zeros, counts over them, and skips what is taken', () => {
    assert.equal(nextName('A-09', new Set()), 'A-10');
    assert.equal(nextName('A-09', new Set(['A-10'])), 'A-11');
    assert.equal(nextName('会議席', new Set()), '会議席-2');
  });

  it('gives copies free names and the ids it is handed', () => {
    const ids = ['new-1', 'new-2'].values();
    const originals = [aSeat(), aSeat({ id: 'seat-2', name: 'A-02', x: 150 })];

    const copies = copiesOf(
      originals,
      { x: 0, y: 50 },
      {
        newId: () => ids.next().value ?? 'none',
        taken: originals.map((seat) => seat.name),
      },
    );

    assert.deepEqual(copies, [
      aSeat({ id: 'new-1', name: 'A-03', y: 150 }),
      aSeat({ id: 'new-2', name: 'A-04', x: 150, y: 150 }),
    ]);
  });
});
