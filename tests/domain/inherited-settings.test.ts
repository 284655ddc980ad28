import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inheritedSettings, settingLevels } from '../../api/src/domain/inherited-settings.ts';

const product = { daysAhead: 14, grace: 60, opensAt: '08:00' };
const levels = settingLevels.filter((level) => level !== 'product');

describe('settings that are inherited (B3)', () => {
  it('are as the product comes where nobody set any', () => {
    const { settings, from } = inheritedSettings(product, {});

    assert.deepEqual(settings, product);
    assert.deepEqual(from, { daysAhead: 'product', grace: 'product', opensAt: 'product' });
  });

  it('are the most specific ones, each by itself, and say where they were made', () => {
    const { settings, from } = inheritedSettings(product, {
      tenant: { daysAhead: 30, grace: 15 },
      floor: { daysAhead: 7 },
      seat: { opensAt: '10:00' },
    });

    assert.deepEqual(settings, { daysAhead: 7, grace: 15, opensAt: '10:00' });
    assert.deepEqual(from, { daysAhead: 'floor', grace: 'tenant', opensAt: 'seat' });
  });

  it('come back from above when one is reset, whatever else is set', () => {
    const own = fc.record(
      { daysAhead: fc.nat(60), grace: fc.nat(120), opensAt: fc.constantFrom('07:00', '09:00') },
      { requiredKeys: [] },
    );
    const all = fc.record(
      { tenant: own, site: own, floor: own, zone: own, seat: own },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(all, fc.constantFrom(...levels), (set, level) => {
        const before = inheritedSettings(product, set);
        const { grace: _, ...rest } = set[level] ?? {};
        const after = inheritedSettings(product, { ...set, [level]: rest });

        assert.equal(after.settings.daysAhead, before.settings.daysAhead);
        assert.notEqual(after.from.grace, level);
        if (before.from.grace !== level) assert.deepEqual(after, before);
      }),
    );
  });
});
