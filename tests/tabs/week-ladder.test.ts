import assert from 'node:assert/strict';
import type { BookingWire } from '../../api/src/contract/booking-wire.ts';
import { ladderOf } from '../../tabs/src/features/my-bookings/week-ladder.ts';

const aBooking = (workday: string, timeZone = 'Asia/Tokyo'): BookingWire => ({
  id: `${workday}.b`,
  seatId: 'f.a',
  seatName: 'A',
  floorId: 'f',
  floorName: '12F',
  siteName: 'Tokyo',
  from: `${workday}T00:00:00Z`,
  to: `${workday}T08:00:00Z`,
  timeZone,
  dayStartsAt: '00:00',
  workday,
  localText: '',
  state: 'booked',
  holder: { id: 'p', name: 'Ada' },
});
/** Monday in Tokyo, still Sunday in New York. */
const now = Date.parse('2026-10-05T00:30:00+09:00');
const rungs = (bookings: readonly BookingWire[], weekStartsOn = 1) =>
  ladderOf(bookings, { now, weekStartsOn }).map(({ first, weeksAhead, bookings: on }) => [
    first,
    weeksAhead,
    ...on.map(({ workday }) => workday),
  ]);

describe('the ladder of weeks', () => {
  it('has the coming days week by week, and leaves today to its own place', () => {
    const days = ['2026-10-05', '2026-10-06', '2026-10-11', '2026-10-12'].map((day) =>
      aBooking(day),
    );

    assert.deepEqual(rungs(days), [
      ['2026-10-05', 0, '2026-10-06', '2026-10-11'],
      ['2026-10-12', 1, '2026-10-12'],
    ]);
  });

  it('begins weeks with the day that the reader’s weeks begin with', () => {
    const days = ['2026-10-06', '2026-10-10', '2026-10-11'].map((day) => aBooking(day));

    assert.deepEqual(rungs(days, 7), [
      ['2026-10-04', 0, '2026-10-06', '2026-10-10'],
      ['2026-10-11', 1, '2026-10-11'],
    ]);
  });

  it('goes by each site’s own today', () => {
    const days = [aBooking('2026-10-05'), aBooking('2026-10-05', 'America/New_York')];

    assert.deepEqual(rungs(days), [['2026-10-05', 1, '2026-10-05']]);
  });
});
