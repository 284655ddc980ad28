import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Booking } from '../../api/src/domain/booking.ts';
import { checkInAgreed } from '../../api/src/domain/check-in.ts';
import { bookingId, floorId, personId, seatId, siteId } from '../../api/src/domain/ids.ts';
import {
  type DueMoment,
  decideDue,
  lapseOf,
  nextDueAt,
  retakeUntil,
} from '../../api/src/domain/no-show.ts';
import type { Outages } from '../../api/src/domain/outage.ts';
import type { Period } from '../../api/src/domain/period.ts';
import { instantAt } from '../../api/src/domain/workday.ts';
import {
  aClockTime,
  aDayAnywhere,
  anywhere,
  minute,
  tokyo,
  wholeDayOf,
} from '../support/expected-bookings.ts';
import { at, between, workday } from '../support/world.ts';

const tuesday = workday('2026-10-06');
const clock = (time: string) => at(`2026-10-06T${time}:00+09:00`);

function aBooking(on = wholeDayOf(tuesday, tokyo), settings = anywhere): Booking {
  const madeAt = on.period.start - 7 * 24 * 60 * minute;
  const checkIn = checkInAgreed({ ...on, madeAt }, settings);
  return {
    ...on,
    id: bookingId('2026-10-06.b'),
    seat: seatId('f.s1'),
    floor: floorId('f'),
    site: siteId('s'),
    holder: personId('ada'),
    bookedBy: personId('ada'),
    state: 'booked',
    madeAt,
    ...(checkIn ? { checkIn } : {}),
    names: { seat: 'S-1', floor: '12F', site: '品川' },
  };
}
/** Of nine to six, expected at ten, reminded at 10:45, lapsing at eleven. */
const nineToSix = aBooking({
  ...wholeDayOf(tuesday, tokyo),
  period: between('2026-10-06T09:00:00+09:00', '2026-10-06T18:00:00+09:00'),
});
const told = (booking: Booking, remindedAt: number): Booking => ({
  ...booking,
  remindingSince: remindedAt - 1000,
  remindedAt,
});
const on = (now: number, more: Partial<DueMoment> = {}): DueMoment => ({
  now,
  outages: [],
  settings: anywhere,
  isClosed: false,
  ...more,
});

describe('who does not come', () => {
  it('is reminded, then waited for, and let go only after being told for as long as agreed', () => {
    const reminding = { ...nineToSix, remindingSince: clock('10:45') };

    assert.deepEqual(
      [
        nextDueAt(nineToSix),
        nextDueAt(reminding),
        nextDueAt(told(nineToSix, clock('10:45'))),
        nextDueAt(told(nineToSix, clock('11:20'))),
      ],
      [clock('10:45'), undefined, clock('11:00'), clock('11:35')],
    );
  });

  it('is nobody who came, ended it, has to come nowhere, or has nothing left to give back', () => {
    const short = aBooking({
      ...wholeDayOf(tuesday, tokyo),
      period: between('2026-10-06T11:00:00+09:00', '2026-10-06T11:45:00+09:00'),
    });
    const { checkIn: _, ...unasked } = nineToSix;

    assert.deepEqual(
      [
        nextDueAt({ ...nineToSix, state: 'checked-in' }),
        nextDueAt({ ...nineToSix, state: 'released' }),
        nextDueAt(unasked),
        nextDueAt(short),
      ],
      [undefined, undefined, undefined, undefined],
    );
  });

  it('is reminded when it is due, and lapses when that is due', () => {
    const reminded = told(nineToSix, clock('10:45'));

    assert.deepEqual(decideDue(nineToSix, on(clock('10:46'))), {
      what: 'remind',
      booking: { ...nineToSix, remindingSince: clock('10:46') },
    });
    assert.deepEqual(decideDue(reminded, on(clock('11:00'))), {
      what: 'lapse',
      booking: { ...reminded, state: 'lapsed', endedAt: clock('11:00') },
    });
  });

  it('can take the seat again for half an hour, not beyond the booking (C6)', () => {
    const lapsed = { ...nineToSix, state: 'lapsed', endedAt: clock('11:00') } as const;

    assert.equal(retakeUntil(lapsed), clock('11:30'));
    assert.equal(retakeUntil({ ...lapsed, endedAt: clock('17:50') }), clock('18:00'));
    assert.equal(retakeUntil({ ...lapsed, state: 'released' }), undefined);
  });

  it('is kept by today’s settings where they are kinder, and by what was agreed where they are not (B5)', () => {
    const reminded = told(nineToSix, clock('10:45'));
    const { checkIn: _, ...unasked } = reminded;
    const kind = { ...anywhere, checkInGrace: 120 };
    const strict = { ...anywhere, checkInGrace: 5 };
    const none = { ...anywhere, checkInMode: 'none' } as const;

    const decided = [kind, strict, none].map((settings) =>
      decideDue(reminded, on(clock('11:00'), { settings })),
    );

    assert.deepEqual(
      decided.map(({ what }) => what),
      ['keep', 'lapse', 'keep'],
    );
    assert.equal(decided[0]?.what === 'keep' && nextDueAt(decided[0].booking), clock('12:00'));
    assert.deepEqual(decided[2], { what: 'keep', booking: unasked });
  });

  it('is neither reminded nor let go on a day that is closed by now (C5)', () => {
    const isClosed = true;

    for (const booking of [nineToSix, told(nineToSix, clock('10:45'))]) {
      const decided = decideDue(booking, on(clock('11:00'), { isClosed }));
      assert.equal(decided.what, 'keep');
      assert.equal(decided.what === 'keep' && nextDueAt(decided.booking), undefined);
    }
  });

  it('is over, and looked at no more, where the booking has ended meanwhile', () => {
    assert.deepEqual(decideDue(nineToSix, on(clock('18:00'))), { what: 'over' });
  });

  it('is waited for as much longer as the service was down since checking in opened (C7)', () => {
    const outages = [
      between('2026-10-06T07:00:00+09:00', '2026-10-06T08:30:00+09:00'),
      between('2026-10-06T10:50:00+09:00', '2026-10-06T11:50:00+09:00'),
    ];

    const kept = decideDue(nineToSix, on(clock('11:51'), { outages }));

    assert.equal(kept.what, 'keep');
    const booking = kept.what === 'keep' ? kept.booking : assert.fail();
    assert.deepEqual([lapseOf(booking), nextDueAt(booking)], [clock('12:30'), clock('12:15')]);
    assert.equal(decideDue(booking, on(clock('12:15'), { outages })).what, 'remind');
  });

  it('has all of the time since a late reminder too, when the service was down meanwhile (C7)', () => {
    const late = told(nineToSix, clock('10:58'));
    const outages = [between('2026-10-06T11:02:00+09:00', '2026-10-06T12:02:00+09:00')];

    const kept = decideDue(late, on(clock('12:02'), { outages }));

    assert.equal(kept.what === 'keep' && nextDueAt(kept.booking), clock('12:13'));
  });

  it('is never let go within the grace, counted without outages, after they are expected, in any zone', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: -90, max: 900 }), fc.nat(120)), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        aDayAnywhere,
        aClockTime,
        fc.integer({ min: 5, max: 120 }),
        spans,
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 200 }),
        ({ clock: site, day }, arriveBy, checkInGrace, gaps, steps) => {
          const settings = { ...anywhere, arriveBy, checkInGrace };
          let booking = aBooking(wholeDayOf(day, site), settings);
          const { start, end } = booking.period;
          const expected = Math.min(instantAt(day, arriveBy, site), end);
          const outages = apart(gaps.map(([from, length]) => spanOf(start, from, length)));
          let now = start - 60 * minute;
          for (const step of steps) {
            now += step * minute;
            const past = outages.filter((outage) => outage.end <= now);
            const isDown = outages.some((outage) => outage.start < now && now < outage.end);
            if (isDown || (nextDueAt(booking) ?? Number.MAX_SAFE_INTEGER) > now) continue;
            const decided = decideDue(booking, on(now, { outages: past, settings }));
            if (decided.what === 'over') break;
            if (decided.what === 'lapse') {
              const waited = uptime(expected, now, past);
              assert.ok(waited >= checkInGrace * minute, `${waited / minute} minutes`);
              assert.ok(now > expected && now < end);
              break;
            }
            // Told at once, a minute later.
            booking =
              decided.what === 'remind' ? told(decided.booking, now + minute) : decided.booking;
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

const spanOf = (start: number, from: number, length: number): Period => ({
  start: start + from * minute,
  end: start + (from + length) * minute,
});

/** In order, and those that touch others left out. */
function apart(spans: readonly Period[]): Outages {
  const kept: Period[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const isApart = span.start >= (kept.at(-1)?.end ?? span.start);
    if (isApart && span.end > span.start) kept.push(span);
  }
  return kept;
}

/** How long the service was up between two instants. */
const uptime = (from: number, to: number, outages: Outages) =>
  outages.reduce(
    (left, { start, end }) => left - Math.max(0, Math.min(end, to) - Math.max(start, from)),
    to - from,
  );
