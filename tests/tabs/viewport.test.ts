import assert from 'node:assert/strict';
import fc from 'fast-check';
import { followFinger } from '../../tabs/src/components/plan-view/gesture.ts';
import {
  clampPan,
  fit as fitIn,
  type ScreenPoint,
  toPlan,
  toScreen,
  zoomAt,
} from '../../tabs/src/components/plan-view/viewport.ts';

const coordinate = fc.double({ min: -2000, max: 2000, noNaN: true });
const aPoint = fc.record({ x: coordinate, y: coordinate });
const aScale = fc.double({ min: 0.05, max: 8, noNaN: true });
const aViewport = fc.record({ scale: aScale, x: coordinate, y: coordinate });
const aSize = fc.record({
  width: fc.integer({ min: 100, max: 4000 }),
  height: fc.integer({ min: 100, max: 4000 }),
});
const within = { least: 0.05, most: 8 };

function assertNear(a: ScreenPoint, b: ScreenPoint): void {
  assert.ok(Math.hypot(a.x - b.x, a.y - b.y) < 1e-6 * (1 + Math.hypot(a.x, a.y)));
}

describe('the viewport of a plan', () => {
  it('finds every point of the plan again', () => {
    fc.assert(
      fc.property(aViewport, aPoint, (viewport, point) => {
        const { x, y } = toPlan(viewport, toScreen(viewport, point));

        assertNear({ x, y }, point);
      }),
    );
  });

  it('keeps the point under the cursor while it zooms, also at the limits', () => {
    const aZoom = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(aViewport, aPoint, aZoom, (viewport, at, by) => {
        const under = toPlan(viewport, at);

        const zoomed = zoomAt(viewport, { at, by, within });

        assertNear(toScreen(zoomed, under), at);
        assert.ok(zoomed.scale >= within.least && zoomed.scale <= within.most);
      }),
    );
  });

  it('shows the whole plan, centred, when it fits', () => {
    fc.assert(
      fc.property(aSize, aSize, (view, plan) => {
        const fitted = fitIn(view, plan);

        const first = toScreen(fitted, { x: 0, y: 0 });
        const last = toScreen(fitted, { x: plan.width, y: plan.height });
        assert.ok(first.x >= 0 && first.y >= 0);
        assert.ok(last.x <= view.width && last.y <= view.height);
        assertNear({ x: first.x + last.x, y: first.y + last.y }, { x: view.width, y: view.height });
      }),
    );
  });

  it('never lets the plan out of sight', () => {
    fc.assert(
      fc.property(aViewport, aSize, aSize, (viewport, view, plan) => {
        const { scale, x, y } = clampPan(viewport, view, plan);

        assert.ok(x < view.width && x + plan.width * scale > 0);
        assert.ok(y < view.height && y + plan.height * scale > 0);
      }),
    );
  });

  it('stays where it is when it was clamped already', () => {
    fc.assert(
      fc.property(aViewport, aSize, aSize, (viewport, view, plan) => {
        const once = clampPan(viewport, view, plan);

        assert.deepEqual(clampPan(once, view, plan), once);
      }),
    );
  });
});

describe('fingers on a plan', () => {
  it('carry the point under a single finger along', () => {
    fc.assert(
      fc.property(aViewport, aPoint, aPoint, (viewport, from, to) => {
        const under = toPlan(viewport, from);

        const after = followFinger(viewport, new Map([[1, from]]), { id: 1, to, within });

        assertNear(toScreen(after, under), to);
      }),
    );
  });

  it('zoom by how much further two of them are apart', () => {
    const viewport = { scale: 1, x: 0, y: 0 };
    const fingers = new Map([
      [1, { x: 100, y: 100 }],
      [2, { x: 200, y: 100 }],
    ]);

    const after = followFinger(viewport, fingers, { id: 2, to: { x: 300, y: 100 }, within });

    assert.equal(after.scale, 2);
  });
});
