import assert from 'node:assert/strict';
import fc from 'fast-check';
import { seatId, zoneId } from '../../api/src/domain/ids.ts';
import { inheritedSettings, settingLevels } from '../../api/src/domain/inherited-settings.ts';
import { rulesOn } from '../../api/src/domain/operation.ts';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import type { Seat } from '../../api/src/domain/seat.ts';
import { addDays } from '../../api/src/domain/workday.ts';
import { aClosure, ownSettings } from '../support/rules/settings.ts';
import { siteClock, workday } from '../support/world.ts';

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

  it('are those of the most specific place that has any, as it stands on the workday', () => {
    const clock = siteClock('Asia/Tokyo', '06:00');
    const today = workday('2026-10-05');
    const anOperation = fc.record({
      own: ownSettings(clock),
      later: fc
        .uniqueArray(fc.nat(6), { maxLength: 2 })
        .map((days) => days.sort())
        .chain((days) =>
          fc.tuple(
            ...days.map((at) =>
              ownSettings(clock).map((own) => ({ from: addDays(today, at), own })),
            ),
          ),
        ),
      closures: fc.array(aClosure(clock, today), { maxLength: 2 }),
    });
    const places = { tenant: anOperation, site: anOperation, floor: anOperation };
    const zones = fc.record({ back: anOperation });
    const seats = fc.record({ 'f.a': anOperation }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.record({ ...places, zones, seats }), fc.nat(7), (operation, days) => {
        const on = addDays(today, days);

        const rules = rulesOn(operation, on)(seat);

        const placed = { ...operation, zone: operation.zones.back, seat: operation.seats['f.a'] };
        const inForce = placedLevels.map((level) => {
          const { own, later = [] } = placed[level] ?? {};
          return { level, own: later.filter(({ from }) => from <= on).at(-1)?.own ?? own };
        });
        for (const field of fieldsOf(defaultSettings)) {
          const last = inForce.filter(({ own }) => own?.[field] !== undefined).at(-1);
          assert.deepEqual(rules.settings[field], last?.own?.[field] ?? defaultSettings[field]);
          assert.equal(rules.from[field], last?.level ?? 'product');
        }
        assert.deepEqual(
          rules.closures.map(({ level }) => level),
          placedLevels.flatMap((level) => placed[level]?.closures.map(() => level) ?? []),
        );
      }),
      { numRuns: 150 },
    );
  });
});

const placedLevels = ['tenant', 'site', 'floor', 'zone', 'seat'] as const;
const seat: Seat = {
  id: seatId('f.a'),
  name: 'A',
  zoneId: zoneId('back'),
  x: 0,
  y: 0,
  turn: 0,
  equipment: [],
};
const fieldsOf = <Thing extends object>(thing: Thing) => Object.keys(thing) as (keyof Thing)[];
