import assert from 'node:assert/strict';
import type { BookingState } from '../../api/src/domain/booking.ts';
import { bookingId } from '../../api/src/domain/ids.ts';
import { isNews, newestOfEach, noticeIdOf, noticeKinds } from '../../api/src/domain/notice.ts';
import { aBookingView } from '../support/bot/sample-cards.ts';

const states: readonly BookingState[] = ['booked', 'checked-in', 'released', 'cancelled', 'lapsed'];
const { period } = aBookingView('booked').booking;

const newsOn = (now: number) =>
  Object.fromEntries(
    noticeKinds.map((kind) => [
      kind,
      states.filter((state) => isNews(kind, aBookingView(state).booking, now)),
    ]),
  );

describe('a notice', () => {
  it('says something for as long as nobody dealt with what it tells', () => {
    assert.deepEqual(newsOn(period.start), {
      'seat-removed': states,
      lapsed: ['lapsed'],
      'rule-changed': ['booked', 'checked-in'],
      moved: ['booked', 'checked-in'],
      released: ['released'],
      'check-in-due': ['booked'],
    });
  });

  it('tells of ends, but of nothing else, once its booking is over', () => {
    assert.deepEqual(newsOn(period.end), {
      'seat-removed': states,
      lapsed: ['lapsed'],
      'rule-changed': [],
      moved: [],
      released: ['released'],
      'check-in-due': [],
    });
  });

  it('is one for each happening, and of a seat that went away one for its booking', () => {
    const booking = bookingId('2026-10-06.b');
    const ids = [
      noticeIdOf({ kind: 'moved', booking, at: 1 }),
      noticeIdOf({ kind: 'moved', booking, at: 2 }),
      noticeIdOf({ kind: 'rule-changed', booking, at: 1 }),
      noticeIdOf({ kind: 'seat-removed', booking, at: 1 }),
      noticeIdOf({ kind: 'seat-removed', booking, at: 2 }),
    ];

    assert.deepEqual(ids, [
      '2026-10-06.b.moved.1',
      '2026-10-06.b.moved.2',
      '2026-10-06.b.rule-changed.1',
      '2026-10-06.b',
      '2026-10-06.b',
    ]);
  });

  it('gives way to a newer one of its kind and booking', () => {
    const one = { kind: 'moved', booking: bookingId('2026-10-06.b'), at: 1 } as const;
    const newer = { ...one, at: 2 };
    const ofAnother = { ...one, booking: bookingId('2026-10-06.c') };
    const ofAnotherKind = { ...one, kind: 'rule-changed' as const };

    const newest = newestOfEach([one, newer, ofAnother, ofAnotherKind]);

    assert.deepEqual(newest, [newer, ofAnother, ofAnotherKind]);
  });
});
