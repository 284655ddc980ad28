import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bookableWorkdays,
  fromNow,
  isOpenForBooking,
  isWithinOneWorkday,
  opensAt,
} from '../../api/src/domain/booking-window.ts';
import {
  addDays,
  allDay,
  clockTimeAt,
  instantAt,
  type SiteClock,
  type Workday,
  workdayAt,
} from '../../api/src/domain/workday.ts';
import { anOffset, aSiteDay, cases, clockTimeOf } from '../support/rules/times.ts';
import { aPeriod } from '../support/rules/wishes.ts';

const minute = 60_000;
const aWindow = fc.record({
  daysAhead: fc.nat(20),
  aheadCountsFrom: fc.constantFrom('end-of-today' as const, 'now' as const),
  daysOpenAt: fc.nat(48).map((half) => clockTimeOf(half * 30)),
});

/** An instant of a workday that has any. */
function within(day: Workday, clock: SiteClock, offset: number): number {
  const { start, end } = allDay(day, clock);
  return Math.min(Math.max(start, start + offset), Math.max(start, end - 1));
}

describe('the booking window, in every zone and year', () => {
  it('opens at an instant, to the millisecond, and stays open (A6)', () => {
    fc.assert(
      fc.property(
        aSiteDay,
        anOffset,
        aWindow,
        fc.nat(9),
        ({ clock, day }, offset, settings, later) => {
          const start = within(day, clock, offset);
          const on = { settings, clock };

          const opens = opensAt(start, on);

          assert.equal(isOpenForBooking(start, opens, on), true);
          assert.equal(isOpenForBooking(start, opens + later * 3_600_000, on), true);
          const isToday = workdayAt(opens - 1, clock) >= workdayAt(start, clock);
          assert.equal(isOpenForBooking(start, opens - 1, on), isToday);
        },
      ),
      cases(300),
    );
  });

  it('reaches from now to the end of today and so many workdays more, once days have opened (A5)', () => {
    fc.assert(
      fc.property(aSiteDay, anOffset, anOffset, aWindow, ({ clock, day }, ask, offset, window) => {
        const settings = { ...window, aheadCountsFrom: 'end-of-today' as const };
        const on = { settings, clock };
        const now = within(day, clock, ask);
        const today = workdayAt(now, clock);
        const { daysAhead, daysOpenAt } = settings;
        const startOn = (days: number) => within(addDays(today, days), clock, offset);
        const opensToday =
          daysOpenAt <= clock.dayStartsAt
            ? allDay(today, clock).start
            : instantAt(today, daysOpenAt, clock);

        // A date that the zone left out has nothing to book.
        const isThere = (days: number) => workdayAt(startOn(days), clock) === addDays(today, days);
        if (isThere(daysAhead)) {
          assert.equal(
            isOpenForBooking(startOn(daysAhead), now, on),
            daysAhead === 0 || now >= opensToday,
          );
        }
        if (isThere(daysAhead + 1)) {
          assert.equal(isOpenForBooking(startOn(daysAhead + 1), now, on), false);
        }
        const { first, last } = bookableWorkdays(now, { clock, settingsOn: () => settings });
        const isOpen = daysAhead === 0 || now >= opensToday;
        assert.deepEqual(
          [first, last],
          [today, addDays(today, isOpen ? daysAhead : daysAhead - 1)],
        );
      }),
      cases(300),
    );
  });

  it('counted from now opens at the same time of the clock, so many days before (A5)', () => {
    fc.assert(
      fc.property(aSiteDay, anOffset, fc.nat(20), ({ clock, day }, offset, daysAhead) => {
        const start = within(day, clock, offset);
        const settings = {
          daysAhead,
          aheadCountsFrom: 'now' as const,
          daysOpenAt: clock.dayStartsAt,
        };

        const opens = opensAt(start, { settings, clock });

        const time = clockTimeAt(start, clock.timeZone);
        const dayBefore = addDays(workdayAt(start, clock), -daysAhead);
        // Unless a jump of the clock moves it, which instantAt does by the same rule (A4).
        const began = allDay(workdayAt(start, clock), clock);
        if (began.end - began.start === 24 * 60 * minute) {
          assert.equal(opens, instantAt(dayBefore, time, clock));
        }
        assert.ok(opens >= allDay(dayBefore, clock).start && opens <= allDay(dayBefore, clock).end);
      }),
      cases(300),
    );
  });

  it('opens no later with more days ahead, and no sooner where it counts from now', () => {
    fc.assert(
      fc.property(aSiteDay, anOffset, aWindow, ({ clock, day }, offset, settings) => {
        const start = within(day, clock, offset);
        const opensWith = (change: Partial<typeof settings>) =>
          opensAt(start, { settings: { ...settings, ...change }, clock });

        assert.ok(opensWith({ daysAhead: settings.daysAhead + 1 }) <= opensWith({}));
        assert.ok(
          opensWith({ aheadCountsFrom: 'end-of-today', daysOpenAt: clock.dayStartsAt }) <=
            opensWith({ aheadCountsFrom: 'now' }),
        );
      }),
      cases(300),
    );
  });

  it('moves the start of what has begun to the minute, and nothing else (A7)', () => {
    fc.assert(
      fc.property(
        aSiteDay.chain(({ clock, day }) =>
          fc.record({ clock: fc.constant(clock), period: aPeriod(clock, day, []) }),
        ),
        anOffset,
        ({ clock, period }, offset) => {
          const now = period.start + offset;

          const booked = fromNow(period, now);

          assert.equal(booked.end, period.end);
          assert.ok(booked.start >= period.start && booked.start > now - minute);
          if (booked.start !== period.start)
            assert.ok(booked.start % minute === 0 && booked.start <= now);
          // Whatever lies within one workday still does.
          if (isWithinOneWorkday(period, clock) && booked.start < booked.end) {
            assert.ok(isWithinOneWorkday(booked, clock));
          }
        },
      ),
      cases(300),
    );
  });
});
