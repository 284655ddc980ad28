import assert from 'node:assert/strict';
import fc from 'fast-check';
import { remaining, untilNextSaid } from '../../tabs/src/features/choose-time/countdown.ts';

const minute = 60_000;

describe('the countdown to an opening (A6)', () => {
  it('says the two units that matter', () => {
    assert.deepEqual(remaining(83 * minute), { unit: 'hours', hours: 1, minutes: 23 });
    assert.deepEqual(remaining(27 * 60 * minute), { unit: 'days', days: 1, hours: 3 });
    assert.deepEqual(remaining(90_000), { unit: 'minutes', minutes: 2 });
    assert.deepEqual(remaining(42_000), { unit: 'seconds', seconds: 42 });
    assert.deepEqual(remaining(0), { unit: 'seconds', seconds: 0 });
  });

  it('is said otherwise at the latest when its wait is over, until nothing is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 * minute }), (ms) => {
        const after = ms - untilNextSaid(ms);

        assert.ok(after >= 0 || ms < 1000);
        assert.notDeepEqual(remaining(ms), remaining(after));
      }),
    );
  });
});
