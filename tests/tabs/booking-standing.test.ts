import assert from 'node:assert/strict';
import type { BookingWire } from '../../api/src/contract/booking-wire.ts';
import { deedsOf, nextMomentOf, standingOf } from '../../tabs/src/lib/booking-standing.ts';

const at = (time: string) => Date.parse(`2026-10-05T${time}:00+09:00`);
const iso = (time: string) => `2026-10-05T${time}:00+09:00`;

const aBooking = (changes: Partial<BookingWire> = {}): BookingWire => ({
  id: '2026-10-05.b1',
  seatId: 'f.a-1',
  seatName: 'A-1',
  floorId: 'f',
  floorName: '12F',
  siteName: 'Tokyo',
  from: iso('09:00'),
  to: iso('18:00'),
  timeZone: 'Asia/Tokyo',
  dayStartsAt: '00:00',
  workday: '2026-10-05',
  localText: '10月5日(月) 09:00–18:00',
  state: 'booked',
  holder: { id: 'p', name: '佐藤 花子' },
  ...changes,
});

const asking = (changes: Partial<NonNullable<BookingWire['checkIn']>> = {}) =>
  aBooking({
    checkIn: {
      mode: 'anywhere',
      opensAt: iso('08:00'),
      lapsesAt: iso('10:00'),
      isLate: false,
      ...changes,
    },
  });

describe('what my bookings offer of a booking', () => {
  const cases: readonly {
    readonly title: string;
    readonly booking: BookingWire;
    readonly now: number;
    readonly stands: ReturnType<typeof standingOf>;
    readonly offers: ReturnType<typeof deedsOf>;
    readonly next: number | undefined;
  }[] = [
    {
      title: 'to cancel it or say where one is, before it begins, where nobody asks who came',
      booking: aBooking(),
      now: at('08:00'),
      stands: { kind: 'coming' },
      offers: ['elsewhere', 'cancel'],
      next: at('09:00'),
    },
    {
      title: 'to leave it once it is under way',
      booking: aBooking(),
      now: at('09:00'),
      stands: { kind: 'under-way' },
      offers: ['elsewhere', 'occupied', 'leave'],
      next: at('18:00'),
    },
    {
      title: 'no check-in before that opens',
      booking: asking(),
      now: at('08:00') - 1,
      stands: { kind: 'check-in-later', opensAt: at('08:00'), keptUntil: at('10:00') },
      offers: ['elsewhere', 'cancel'],
      next: at('08:00'),
    },
    {
      title: 'to check in or come late as soon as it opens',
      booking: asking(),
      now: at('08:00'),
      stands: {
        kind: 'expected',
        mode: 'anywhere',
        keptUntil: at('10:00'),
        isLate: false,
        isOverdue: false,
      },
      offers: ['check-in', 'elsewhere', 'occupied', 'run-late', 'cancel'],
      next: at('09:00'),
    },
    {
      title: 'to come late only once',
      booking: asking({ isLate: true, lapsesAt: iso('11:00') }),
      now: at('10:30'),
      stands: {
        kind: 'expected',
        mode: 'anywhere',
        keptUntil: at('11:00'),
        isLate: true,
        isOverdue: false,
      },
      offers: ['check-in', 'elsewhere', 'occupied', 'leave'],
      next: at('11:00'),
    },
    {
      title: 'no tap to check in where only the seat itself can say so',
      booking: asking({ mode: 'at-seat' }),
      now: at('09:30'),
      stands: {
        kind: 'expected',
        mode: 'at-seat',
        keptUntil: at('10:00'),
        isLate: false,
        isOverdue: false,
      },
      offers: ['elsewhere', 'occupied', 'run-late', 'leave'],
      next: at('10:00'),
    },
    {
      title: 'still to check in when the time is over and the service has not taken it away',
      booking: asking(),
      now: at('10:00'),
      stands: {
        kind: 'expected',
        mode: 'anywhere',
        keptUntil: at('10:00'),
        isLate: false,
        isOverdue: true,
      },
      offers: ['check-in', 'elsewhere', 'occupied', 'leave'],
      next: at('18:00'),
    },
    {
      title: 'to leave for who has checked in',
      booking: aBooking({ state: 'checked-in', checkedInAt: iso('08:55') }),
      now: at('12:00'),
      stands: { kind: 'checked-in', since: at('08:55') },
      offers: ['elsewhere', 'occupied', 'leave'],
      next: at('18:00'),
    },
    {
      title: 'to take again what lapsed a moment ago',
      booking: aBooking({ state: 'lapsed', endedAt: iso('10:00'), retakeUntil: iso('10:30') }),
      now: at('10:30') - 1,
      stands: { kind: 'lapsed', at: at('10:00'), mayRetakeUntil: at('10:30') },
      offers: ['retake'],
      next: at('10:30'),
    },
    {
      title: 'nothing any more half an hour after it lapsed',
      booking: aBooking({ state: 'lapsed', endedAt: iso('10:00'), retakeUntil: iso('10:30') }),
      now: at('10:30'),
      stands: { kind: 'gone', as: 'lapsed', at: at('10:00') },
      offers: [],
      next: at('18:00'),
    },
    {
      title: 'nothing of what was given back',
      booking: aBooking({ state: 'released', endedAt: iso('15:00') }),
      now: at('15:01'),
      stands: { kind: 'gone', as: 'released', at: at('15:00') },
      offers: [],
      next: at('18:00'),
    },
    {
      title: 'nothing at the very end',
      booking: aBooking({ state: 'checked-in', checkedInAt: iso('08:55') }),
      now: at('18:00'),
      stands: { kind: 'gone', as: 'over', at: at('18:00') },
      offers: [],
      next: undefined,
    },
  ];

  for (const { title, booking, now, stands, offers, next } of cases) {
    it(title, () => {
      assert.deepEqual(
        {
          stands: standingOf(booking, now),
          offers: deedsOf(booking, now),
          next: nextMomentOf(booking, now),
        },
        { stands, offers, next },
      );
    });
  }
});
