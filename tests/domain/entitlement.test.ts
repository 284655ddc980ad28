import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ageOfEntitlement } from '../../api/src/domain/entitlement.ts';

describe('the age of an entitlement (2.2.1-f)', () => {
  it('is fresh for a minute, is asked for again, and ends after five minutes', () => {
    const at = (seconds: number) => ageOfEntitlement(0, seconds * 1000);

    assert.deepEqual([0, 59.9, 60, 79.9, 80, 299.9, 300, 1e9].map(at), [
      'fresh',
      'fresh',
      'ageing',
      'ageing',
      'old',
      'old',
      'worthless',
      'worthless',
    ]);
  });

  it('never grows younger while time passes, and a clock set back makes nothing young', () => {
    const order = ['fresh', 'ageing', 'old', 'worthless'];
    const ms = fc.integer({ min: 0, max: 400_000 });

    fc.assert(
      fc.property(ms, ms, ms, (confirmed, passed, more) => {
        const earlier = ageOfEntitlement(confirmed, confirmed + passed);
        const later = ageOfEntitlement(confirmed, confirmed + passed + more);
        assert.ok(order.indexOf(later) >= order.indexOf(earlier));
        assert.equal(ageOfEntitlement(confirmed + 1 + passed, confirmed), 'old');
      }),
    );
  });
});
