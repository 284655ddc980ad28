import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bookableWorkdays,
  isOpenForBooking,
  nextToOpen,
} from '../../api/src/domain/booking-window.ts';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import {
  addDays,
  allDay,
  clockTime,
  type SiteClock,
  type Workday,
  workdayAt,
} from '../../api/src/domain/workday.ts';
import { at, siteClock } from '../support/world.ts';

const tokyo = siteClock('Asia/Tokyo');
const monday = at('2026-10-05T09:00:00+09:00');
const always = (changes: Partial<typeof defaultSettings>) => () => ({
  ...defaultSettings,
  ...changes,
});

const aClock: fc.Arbitrary<SiteClock> = fc
  .tuple(
    fc.constantFrom(
      ...['Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'],
      ...['Pacific/Chatham', 'Africa/Casablanca', 'America/St_Johns', 'Asia/Tehran'],
    ),
    fc.constantFrom('00:00', '06:00'),
  )
  .map(([zone, dayStartsAt]) => siteClock(zone, dayStartsAt));
const aTime = fc
  .tuple(fc.nat(23), fc.constantFrom('00', '15', '30'))
  .map(([hour, minute]) => clockTime(`${String(hour).padStart(2, '0')}:${minute}`));
const aWindow = fc.record({
  daysAhead: fc.oneof(fc.nat(4), fc.integer({ min: 0, max: 60 })),
  aheadCountsFrom: fc.constantFrom('end-of-today' as const, 'now' as const),
  daysOpenAt: aTime,
});
/** Around changes of the clock, and around the date that Samoa left out. */
const anInstant = fc
  .tuple(
    fc.constantFrom(
      ...['2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04', '2027-03-28', '2011-12-30'],
    ),
    fc.integer({ min: -20 * 86_400_000, max: 20 * 86_400_000 }),
  )
  .map(([date, off]) => at(`${date}T00:00:00Z`) + off);

describe('the workday that opens next (A6)', () => {
  it('is the one after the last, at the time that the floor opens its days', () => {
    const settingsOn = always({ daysAhead: 7, daysOpenAt: clockTime('08:00') });

    assert.deepEqual(nextToOpen(monday, { clock: tokyo, settingsOn }), {
      workday: '2026-10-13',
      opensAt: at('2026-10-06T08:00:00+09:00'),
    });
    assert.deepEqual(
      nextToOpen(at('2026-10-06T07:59:59+09:00'), { clock: tokyo, settingsOn })?.workday,
      '2026-10-13',
    );
    assert.deepEqual(
      nextToOpen(at('2026-10-06T08:00:00+09:00'), { clock: tokyo, settingsOn })?.workday,
      '2026-10-14',
    );
  });

  it('is tomorrow, as it begins, where only today may be booked', () => {
    const settingsOn = always({ daysAhead: 0, daysOpenAt: clockTime('08:00') });

    assert.deepEqual(nextToOpen(monday, { clock: tokyo, settingsOn }), {
      workday: '2026-10-06',
      opensAt: at('2026-10-06T00:00:00+09:00'),
    });
  });

  it('is the first minute of a day where days count from now', () => {
    const settingsOn = always({ daysAhead: 2, aheadCountsFrom: 'now' });

    assert.deepEqual(nextToOpen(monday, { clock: tokyo, settingsOn }), {
      workday: '2026-10-08',
      opensAt: at('2026-10-06T00:00:00+09:00'),
    });
  });

  it('minds settings that hold from a later day on', () => {
    const settingsOn = (workday: Workday) =>
      always({ daysAhead: workday < '2026-10-10' ? 3 : 10 })();

    assert.deepEqual(nextToOpen(monday, { clock: tokyo, settingsOn }), {
      workday: '2026-10-09',
      opensAt: at('2026-10-06T00:00:00+09:00'),
    });
  });

  it('is never a date that its zone left out, as Samoa did', () => {
    const apia = siteClock('Pacific/Apia');
    const settingsOn = always({ daysAhead: 3 });

    assert.deepEqual(
      nextToOpen(at('2011-12-26T12:00:00-10:00'), { clock: apia, settingsOn })?.workday,
      '2011-12-31',
    );
  });

  it('opens at that very instant and not a millisecond before, and nothing opens sooner', () => {
    fc.assert(
      fc.property(
        ...[aClock, anInstant, aWindow, aWindow, fc.nat(30)],
        (clock, now, first, second, daysUntil) => {
          const today = workdayAt(now, clock);
          const change = addDays(today, daysUntil);
          const settingsOn = (day: Workday) => (day < change ? first : second);
          const isOpen = (day: Workday, instant: number) =>
            isOpenForBooking(allDay(day, clock).start, instant, {
              settings: settingsOn(day),
              clock,
            });
          const next = nextToOpen(now, { clock, settingsOn });
          assert.ok(next);
          const { workday, opensAt } = next;
          const closed = Array.from({ length: 61 }, (_, day) => addDays(today, day + 1)).filter(
            (day) => !isOpen(day, now),
          );

          assert.ok(now < opensAt);
          assert.deepEqual([isOpen(workday, opensAt - 1), isOpen(workday, opensAt)], [false, true]);
          assert.deepEqual(
            closed.filter((day) => isOpen(day, opensAt - 1)),
            [],
          );
          assert.ok(workday <= bookableWorkdays(opensAt, { clock, settingsOn }).last);
        },
      ),
    );
  });
});
