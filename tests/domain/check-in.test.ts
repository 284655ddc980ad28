import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  agreedAfterMove,
  agreedLate,
  type CheckInSettings,
  checkInAgreed,
  checksIn,
  leadOf,
} from '../../api/src/domain/check-in.ts';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import { instantAt } from '../../api/src/domain/workday.ts';
import {
  aClockTime,
  aDayAnywhere,
  anywhere,
  minute,
  tokyo,
  wholeDayOf,
} from '../support/expected-bookings.ts';
import { at, between, siteClock, workday } from '../support/world.ts';

const tuesday = workday('2026-10-06');
const madeAt = at('2026-10-01T09:00:00+09:00');
const wholeDay = { ...wholeDayOf(tuesday, tokyo), madeAt };
const lateMorning = {
  ...wholeDay,
  period: between('2026-10-06T11:00:00+09:00', '2026-10-06T15:00:00+09:00'),
};
const agreed = (
  booking: Parameters<typeof checkInAgreed>[0],
  settings: CheckInSettings = anywhere,
) => checkInAgreed(booking, settings) ?? assert.fail('Nobody is expected');

describe('checking in', () => {
  it('is nobody’s duty where a floor does without (C1)', () => {
    assert.equal(checkInAgreed(lateMorning, defaultSettings), undefined);
  });

  it('opens an hour before the start and ends an hour after it, with a reminder in between (C2, C5)', () => {
    assert.deepEqual(agreed(lateMorning), {
      mode: 'anywhere',
      opens: at('2026-10-06T10:00:00+09:00'),
      remindsAt: at('2026-10-06T11:45:00+09:00'),
      lapsesAt: at('2026-10-06T12:00:00+09:00'),
    });
  });

  it('waits for whole days from when people arrive, and opens with the day, not the evening before (C3)', () => {
    const { opens, lapsesAt } = agreed(wholeDay);

    assert.deepEqual(
      [opens, lapsesAt],
      [at('2026-10-06T00:00:00+09:00'), at('2026-10-06T11:00:00+09:00')],
    );
  });

  it('opens before the day does where people arrive as it begins', () => {
    const early = siteClock('Asia/Tokyo', '06:00');
    const shift = { ...wholeDayOf(tuesday, early), madeAt };
    const settings = { ...anywhere, arriveBy: early.dayStartsAt };

    assert.equal(agreed(shift, settings).opens, at('2026-10-06T05:00:00+09:00'));
  });

  it('waits from when it was made where that is later (C4)', () => {
    const made = at('2026-10-06T14:30:00+09:00');

    assert.equal(agreed({ ...wholeDay, madeAt: made }).lapsesAt, made + 60 * minute);
  });

  it('reminds half of a short grace before it ends, so that nobody is reminded before they are expected', () => {
    const { remindsAt, lapsesAt } = agreed(lateMorning, { ...anywhere, checkInGrace: 10 });

    assert.deepEqual(
      [remindsAt, lapsesAt],
      [at('2026-10-06T11:05:00+09:00'), at('2026-10-06T11:10:00+09:00')],
    );
  });

  it('ends with the booking where that is shorter than the grace', () => {
    const short = {
      ...wholeDay,
      period: between('2026-10-06T11:00+09:00', '2026-10-06T11:30+09:00'),
    };

    assert.equal(agreed(short).lapsesAt, short.period.end);
  });

  it('waits an hour more for who said that they are late, not beyond the booking (C5)', () => {
    const before = agreed(lateMorning);
    const late = agreedLate(before, { ...lateMorning, lapsesAt: before.lapsesAt });
    const tooLate = agreedLate(late, { ...lateMorning, lapsesAt: at('2026-10-06T14:30+09:00') });

    assert.deepEqual(late, {
      ...before,
      remindsAt: at('2026-10-06T12:45:00+09:00'),
      lapsesAt: at('2026-10-06T13:00:00+09:00'),
      isLate: true,
    });
    assert.equal(tooLate.lapsesAt, lateMorning.period.end);
  });

  it('is done by a word within the window, or by the code where only the seat can say so (C1, C4)', () => {
    const { opens } = agreed(lateMorning);
    const atSeat = agreed(lateMorning, { ...anywhere, checkInMode: 'at-seat' });
    const word = (now: number) => ({ presence: 'word', now }) as const;

    assert.deepEqual(
      [
        checksIn(agreed(lateMorning), word(opens)),
        checksIn(agreed(lateMorning), word(opens - 1)),
        checksIn(atSeat, word(opens)),
        checksIn(atSeat, { presence: 'code', now: opens }),
        checksIn(atSeat, { presence: 'code', now: opens - 1 }),
        checksIn(undefined, { presence: 'code', now: opens }),
      ],
      [true, false, false, true, false, false],
    );
  });

  it('waits after a move at least as long as was agreed before, by the way of the new seat (B5)', () => {
    const before = agreed(lateMorning, { ...anywhere, checkInGrace: 120 });
    const there = agreed(lateMorning, { ...anywhere, checkInMode: 'at-seat', checkInGrace: 20 });

    assert.deepEqual(agreedAfterMove(before, there, lateMorning.period), {
      ...there,
      remindsAt: before.lapsesAt - leadOf(there),
      lapsesAt: before.lapsesAt,
    });
    assert.equal(agreedAfterMove(before, undefined, lateMorning.period), undefined);
    assert.deepEqual(agreedAfterMove(undefined, there, lateMorning.period), there);
  });

  it('never lapses or reminds before anybody is expected, and no sooner with more grace, in any zone (C3)', () => {
    fc.assert(
      fc.property(
        aDayAnywhere,
        fc.integer({ min: 5, max: 180 }),
        aClockTime,
        ({ clock, day }, grace, arriveBy) => {
          const settings = { ...anywhere, checkInGrace: grace, arriveBy };
          const { period, workday: on } = wholeDayOf(day, clock);
          const booking = { ...clock, period, workday: on, madeAt: period.start - 1 };
          const { opens, remindsAt, lapsesAt } = agreed(booking, settings);
          const more = agreed(booking, { ...settings, checkInGrace: grace + 1 });

          const expected = Math.min(instantAt(on, arriveBy, clock), period.end);
          assert.ok(lapsesAt >= Math.min(expected + grace * minute, period.end));
          assert.ok(remindsAt >= expected || lapsesAt === period.end);
          assert.ok(opens < lapsesAt && lapsesAt <= more.lapsesAt);
          assert.ok(opens >= Math.min(period.start, expected - 60 * minute));
        },
      ),
      { numRuns: 500 },
    );
  });
});
