import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type CheckInSettings,
  checkInTimes,
  isThereAtOnce,
} from '../../api/src/domain/check-in.ts';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import { allDay, clockTime, parseWorkday } from '../../api/src/domain/workday.ts';
import { at, between, siteClock } from '../support/world.ts';

const minute = 60_000;
const tokyo = siteClock('Asia/Tokyo');
const anywhere: CheckInSettings = { ...defaultSettings, checkInMode: 'anywhere' };
const workday = parseWorkday('2026-10-06') ?? assert.fail();
const madeAt = at('2026-10-01T09:00:00+09:00');
const wholeDay = { period: allDay(workday, tokyo), workday, ...tokyo, madeAt };
const morning = {
  ...wholeDay,
  period: between('2026-10-06T11:00:00+09:00', '2026-10-06T12:30:00+09:00'),
};
const lapse = (booking: Parameters<typeof checkInTimes>[0], settings = anywhere) =>
  checkInTimes(booking, settings)?.lapsesAt;

describe('checking in', () => {
  it('is nobody’s duty where a floor does without (C1)', () => {
    assert.equal(checkInTimes(morning, defaultSettings), undefined);
  });

  it('opens an hour before the start and ends an hour after it (C2)', () => {
    assert.deepEqual(checkInTimes(morning, anywhere), {
      opens: at('2026-10-06T10:00:00+09:00'),
      remindsAt: at('2026-10-06T11:45:00+09:00'),
      lapsesAt: at('2026-10-06T12:00:00+09:00'),
    });
  });

  it('waits for whole days from when people arrive, not from midnight (C3)', () => {
    assert.equal(lapse(wholeDay), at('2026-10-06T11:00:00+09:00'));
  });

  it('waits from when it was made where that is later (C4)', () => {
    const made = at('2026-10-06T14:30:00+09:00');

    assert.equal(lapse({ ...wholeDay, madeAt: made }), made + 60 * minute);
  });

  it('waits an hour more for who said that they are late, and for as long as nobody could be reached (C5, C7)', () => {
    assert.equal(
      lapse({ ...morning, isLate: true, outageMs: 7 * minute }),
      at('2026-10-06T13:07:00+09:00'),
    );
  });

  it('is done by making the booking within the window, unless the seat itself is asked (C4)', () => {
    const late = { ...morning, madeAt: at('2026-10-06T10:00:00+09:00') };
    const early = { ...morning, madeAt: late.madeAt - 1 };

    assert.deepEqual(
      [isThereAtOnce(late, anywhere), isThereAtOnce(early, anywhere)],
      [true, false],
    );
    assert.equal(isThereAtOnce(late, { ...anywhere, checkInMode: 'at-seat' }), false);
  });

  it('never lapses before anybody is expected, nor sooner with more grace, whatever the zone', () => {
    const zones = ['Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'].map(
      (name) => siteClock(name),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 180 }),
        fc.integer({ min: 0, max: 47 }),
        (clock, day, grace, half) => {
          const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
          const on = parseWorkday(date) ?? assert.fail();
          const period = allDay(on, clock);
          const arriveBy = clockTime(
            `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
          );
          const settings = { ...anywhere, checkInGrace: grace, arriveBy };
          const booking = { period, workday: on, ...clock, madeAt: period.start - 1 };
          const times = checkInTimes(booking, settings) ?? assert.fail();
          const more =
            checkInTimes(booking, { ...settings, checkInGrace: grace + 1 }) ?? assert.fail();
          assert.ok(times.lapsesAt >= period.start + grace * minute);
          assert.ok(times.opens < times.lapsesAt && times.lapsesAt < more.lapsesAt);
        },
      ),
    );
  });
});
