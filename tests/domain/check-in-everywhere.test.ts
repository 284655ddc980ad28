import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  agreedAfterMove,
  agreedLate,
  type CheckInAgreed,
  type CheckInSettings,
  checkInAgreed,
  type Expected,
} from '../../api/src/domain/check-in.ts';
import { allDay, instantAt } from '../../api/src/domain/workday.ts';
import { clockAfter } from '../support/rules/settings.ts';
import { anOffset, aSiteDay, cases } from '../support/rules/times.ts';
import { aPeriod } from '../support/rules/wishes.ts';

const minute = 60_000;
const day = 1440 * minute;

/** Nothing can be booked on a date that its zone left out. */
const aDayThatWas = aSiteDay.filter(({ clock, day: date }) => {
  const { start, end } = allDay(date, clock);
  return start < end;
});

/** A booking of a workday, made up to a day before it began or while it goes on, and how its floor asks for check-in. */
const aCase = aDayThatWas.chain(({ clock, day: workday }) =>
  fc
    .record({
      wanted: aPeriod(clock, workday, []),
      made: anOffset,
      agreed: fc.record({
        checkInMode: fc.constantFrom('anywhere' as const, 'at-seat' as const),
        checkInOpensBefore: fc.constantFrom(0, 15, 60, 720),
        checkInGrace: fc.constantFrom(5, 15, 60, 240),
        arriveBy: fc.nat(48).map((half) => clockAfter(half * 30, clock)),
      }),
    })
    .map(({ wanted, made, agreed }): { booking: Expected; settings: CheckInSettings } => {
      const whole = allDay(workday, clock);
      const start = Math.min(Math.max(wanted.start, whole.start), whole.end - minute);
      const end = Math.min(Math.max(wanted.end, start + minute), whole.end);
      const madeAt = Math.min(start - day + Math.abs(made), end - 1);
      return {
        booking: { ...clock, workday, period: { start, end }, madeAt },
        settings: agreed,
      };
    }),
);

function agreedOn(booking: Expected, settings: CheckInSettings): CheckInAgreed {
  return checkInAgreed(booking, settings) ?? assert.fail('nothing was agreed');
}

describe('checking in, in every zone and year', () => {
  it('never ends before somebody is expected by the clock of the site, and their grace is over (C2, C3, C4)', () => {
    fc.assert(
      fc.property(aCase, ({ booking, settings }) => {
        const { period, workday, madeAt } = booking;

        const { lapsesAt, remindsAt } = agreedOn(booking, settings);

        assert.ok(lapsesAt <= period.end && remindsAt < lapsesAt);
        if (lapsesAt === period.end) return;
        const grace = settings.checkInGrace * minute;
        assert.ok(lapsesAt >= period.start + grace && lapsesAt >= madeAt + grace);
        assert.ok(lapsesAt >= instantAt(workday, settings.arriveBy, booking) + grace);
        assert.ok(remindsAt >= period.start && lapsesAt - remindsAt <= 15 * minute);
      }),
      cases(300),
    );
  });

  it('opens so long before the start, but not on the day before (C2)', () => {
    fc.assert(
      fc.property(aCase, ({ booking, settings }) => {
        const { start } = booking.period;
        const before = settings.checkInOpensBefore * minute;

        const { opens, lapsesAt } = agreedOn(booking, settings);

        assert.ok(opens <= start && opens >= start - before && opens < lapsesAt);
        const dayStarts = allDay(booking.workday, booking).start;
        if (opens < dayStarts) {
          // Only for those who are expected so early in the day.
          const expected = Math.max(start, instantAt(booking.workday, settings.arriveBy, booking));
          assert.ok(opens >= Math.min(expected, booking.period.end) - before);
        }
      }),
      cases(300),
    );
  });

  it('ends no sooner with more grace, a later arrival, a later booking, who said that they are late, or after a move', () => {
    fc.assert(
      fc.property(aCase, fc.nat(180), ({ booking, settings }, more) => {
        const agreed = agreedOn(booking, settings);
        const { lapsesAt } = agreed;
        const { period } = booking;

        const kinder = [
          agreedOn(booking, { ...settings, checkInGrace: settings.checkInGrace + more }),
          agreedOn(booking, { ...settings, arriveBy: clockAfter(1440 - 30, booking) }),
          agreedOn({ ...booking, madeAt: booking.madeAt + more * minute }, settings),
          agreedOn({ ...booking, isLate: true }, settings),
          agreedLate(agreed, { lapsesAt, period }),
          agreedAfterMove(agreed, agreedOn(booking, { ...settings, checkInGrace: 5 }), period),
        ];

        for (const one of kinder) assert.ok(one && one.lapsesAt >= lapsesAt);
      }),
      cases(300),
    );
  });
});
