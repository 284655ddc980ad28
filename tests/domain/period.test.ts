import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  includes,
  overlaps,
  type Period,
  periodBetween,
  without,
} from '../../api/src/domain/period.ts';

/** Small ranges on purpose: clashes must be common, or the properties prove nothing. */
const aPeriod = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 6 }))
  .map(([start, length]): Period => ({ start, end: start + length }));
const instants = Array.from({ length: 20 }, (_, instant) => instant);

describe('period', () => {
  it('lets one booking end at the instant the next begins (A2)', () => {
    assert.equal(overlaps({ start: 9, end: 12 }, { start: 12, end: 18 }), false);
    assert.equal(overlaps({ start: 9, end: 12 }, { start: 11, end: 18 }), true);
  });

  it('overlaps exactly where some instant lies in both', () => {
    fc.assert(
      fc.property(aPeriod, aPeriod, (a, b) => {
        const shared = instants.some((instant) => includes(a, instant) && includes(b, instant));

        assert.equal(overlaps(a, b), shared);
        assert.equal(overlaps(b, a), shared);
      }),
    );
  });

  it('leaves of a period exactly the instants that no other has', () => {
    fc.assert(
      fc.property(aPeriod, fc.array(aPeriod, { maxLength: 5 }), (period, others) => {
        const parts = without(period, others);

        for (const instant of instants) {
          const isFree =
            includes(period, instant) && !others.some((other) => includes(other, instant));
          assert.equal(
            parts.some((part) => includes(part, instant)),
            isFree,
          );
        }
        for (const [at, part] of parts.entries()) {
          assert.ok(part.start < part.end);
          assert.ok(part.end < (parts[at + 1]?.start ?? Number.POSITIVE_INFINITY));
        }
      }),
    );
  });

  it('is none where the end does not come after the start', () => {
    assert.equal(periodBetween(5, 5), undefined);
    assert.equal(periodBetween(6, 5), undefined);
    assert.equal(periodBetween(Number.NaN, 5), undefined);
    assert.deepEqual(periodBetween(4, 5), { start: 4, end: 5 });
  });
});
