import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decideRules } from '../../api/src/domain/booking-rules.ts';
import { fromNow } from '../../api/src/domain/booking-window.ts';
import { noHolidayAnywhere } from '../../api/src/domain/holiday.ts';
import { inheritedSettings } from '../../api/src/domain/inherited-settings.ts';
import type { SeatRules } from '../../api/src/domain/operation.ts';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import type { Period } from '../../api/src/domain/period.ts';
import { at, between, siteClock } from '../support/world.ts';

const clock = siteClock('Asia/Tokyo');
const tokyo = (daysAhead: number) => ({
  ...inheritedSettings(defaultSettings, { floor: { daysAhead, freeTimes: { stepMinutes: 5 } } }),
  closures: [],
});
const decideWindow = (wanted: Period, now: number, rules: SeatRules) =>
  decideRules({ wanted, now, clock, holidayOn: noHolidayAnywhere }, rules);
const hour = 3_600_000;

describe('booking window', () => {
  it('counts days ahead from the end of today (A5)', () => {
    const mondayEarly = at('2026-10-05T00:01:00+09:00');
    const thursdayLate = between('2026-10-08T23:30:00+09:00', '2026-10-08T23:45:00+09:00');
    const fridayEarly = between('2026-10-09T00:05:00+09:00', '2026-10-09T01:00:00+09:00');

    assert.equal(decideWindow(thursdayLate, mondayEarly, tokyo(3)), undefined);
    assert.deepEqual(decideWindow(fridayEarly, mondayEarly, tokyo(3)), {
      code: 'too-far-ahead',
      daysAhead: 3,
      lastWorkday: '2026-10-08',
      opensAt: at('2026-10-06T00:00:00+09:00'),
      clock,
      setAt: 'floor',
    });
  });

  it('is today alone with no days ahead', () => {
    const now = at('2026-10-05T22:00:00+09:00');

    assert.equal(
      decideWindow(
        between('2026-10-05T22:00:00+09:00', '2026-10-06T00:00:00+09:00'),
        now,
        tokyo(0),
      ),
      undefined,
    );
    assert.equal(
      decideWindow(between('2026-10-06T08:00:00+09:00', '2026-10-06T09:00:00+09:00'), now, tokyo(0))
        ?.code,
      'too-far-ahead',
    );
  });

  it('refuses what has ended and lets what has begun start now (A7)', () => {
    const now = at('2026-10-05T10:20:30+09:00');
    const morning = between('2026-10-05T08:00:00+09:00', '2026-10-05T12:00:00+09:00');
    const early = between('2026-10-05T08:00:00+09:00', '2026-10-05T10:00:00+09:00');

    assert.equal(decideWindow(morning, now, tokyo(3)), undefined);
    assert.deepEqual(
      fromNow(morning, now),
      between('2026-10-05T10:20:00+09:00', '2026-10-05T12:00:00+09:00'),
    );
    assert.deepEqual(decideWindow(early, now, tokyo(3)), {
      code: 'in-the-past',
      endedAt: early.end,
      clock,
    });
  });

  it('keeps a booking within one workday of the site', () => {
    const now = at('2026-10-05T10:00:00+09:00');
    const night = between('2026-10-06T22:00:00+09:00', '2026-10-07T02:00:00+09:00');

    assert.deepEqual(decideWindow(night, now, tokyo(3)), {
      code: 'spans-workdays',
      workday: '2026-10-06',
    });
  });

  it('never accepts more with fewer days ahead', () => {
    const now = at('2026-10-05T10:00:00+09:00');
    fc.assert(
      fc.property(
        fc.integer({ min: -48, max: 400 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 14 }),
        (startHours, lengthHours, daysAhead) => {
          const start = now + startHours * hour;
          const period = { start, end: start + lengthHours * hour };

          const isStrictly = decideWindow(period, now, tokyo(daysAhead)) === undefined;
          const isLoosely = decideWindow(period, now, tokyo(daysAhead + 1)) === undefined;

          assert.ok(!isStrictly || isLoosely);
        },
      ),
    );
  });
});
