import assert from 'node:assert/strict';
import type { BookingWire, NoticeWire } from '../../api/src/contract/booking-wire.ts';
import { noticeKinds } from '../../api/src/domain/notice.ts';
import { noticesMessages } from '../../tabs/src/features/notices/messages.ts';
import { isOnMyDay, sayingOf } from '../../tabs/src/features/notices/what-to-say.ts';
import type { MessageValues } from '../../tabs/src/lib/messages.ts';

const iso = (time: string) => `2026-10-05T${time}:00+09:00`;
const at = (time: string) => Date.parse(iso(time));
const aBooking: BookingWire = {
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
  localText: 'Mon 5 Oct 09:00–18:00',
  state: 'booked',
  holder: { id: 'p', name: 'Ada' },
};
const checkIn = { opensAt: iso('08:00'), lapsesAt: iso('10:00'), isLate: false } as const;
const lapsed: BookingWire = {
  ...aBooking,
  state: 'lapsed',
  endedAt: iso('10:00'),
  retakeUntil: iso('10:30'),
};
const reason = 'Other parts of the day are offered now.';

function said(notice: Omit<NoticeWire, 'id'>, now = at('10:10')) {
  const say = (key: keyof typeof noticesMessages.en, values: MessageValues = {}) =>
    noticesMessages.en[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => `${values[name]}`);
  const until = (instant: number) => new Date(instant + 9 * 3_600_000).toISOString().slice(11, 16);
  const speaking = { say, until, when: 'Mon 5 Oct' };
  const { title, detail, help } = sayingOf({ id: 'n', ...notice }, now, speaking);
  return `${title}. ${detail} [${noticesMessages.en[help]}]`;
}

describe('a notice', () => {
  it('says what happened and why, and has the one button that helps', () => {
    const booking = aBooking;
    const notices: Record<NoticeWire['kind'], string> = {
      'seat-removed': said({ kind: 'seat-removed', booking }),
      lapsed: said({ kind: 'lapsed', booking: lapsed }),
      'rule-changed': said({ kind: 'rule-changed', booking, reason }),
      moved: said({ kind: 'moved', booking, reason }),
      released: said({ kind: 'released', booking, reason }),
      'check-in-due': said({
        kind: 'check-in-due',
        booking: { ...booking, checkIn: { ...checkIn, mode: 'anywhere' } },
      }),
    };

    assert.deepEqual(Object.keys(notices), noticeKinds);
    assert.deepEqual(notices, {
      'seat-removed':
        'Your booking of A-1, Mon 5 Oct was cancelled. The floor was changed and the seat is gone. Please choose another one. [See free seats nearby]',
      lapsed:
        'A-1, Mon 5 Oct was freed, because nobody checked in. If nobody has taken it, you can have it again until 10:30. [Take it again]',
      'rule-changed': `You keep A-1, Mon 5 Oct. ${reason} Your booking stays as it is. [Got it]`,
      moved: `Your booking was moved to A-1, Mon 5 Oct. ${reason} It is the nearest seat that was free. [See my booking]`,
      released: `Your booking of A-1, Mon 5 Oct was released. ${reason} Please choose another seat. [See free seats nearby]`,
      'check-in-due':
        'A-1: please check in by 10:00. After that, others can take the seat. [Check in]',
    });
  });

  it('offers no check-in where only the seat can say so, and nothing again once that is too late', () => {
    const atSeat = { ...aBooking, checkIn: { ...checkIn, mode: 'at-seat' as const } };

    assert.deepEqual(
      [
        said({ kind: 'check-in-due', booking: atSeat }),
        said({ kind: 'lapsed', booking: lapsed }, at('10:30')),
      ],
      [
        'A-1: please check in by 10:00. Point your phone’s camera at the code on the desk to check in. [Got it]',
        'A-1, Mon 5 Oct was freed, because nobody checked in. If you need a seat, please take one again. [See free seats nearby]',
      ],
    );
  });

  it('is left out where my day says it with the same button', () => {
    const notices: NoticeWire[] = [
      { id: '1', kind: 'check-in-due', booking: aBooking },
      { id: '2', kind: 'lapsed', booking: lapsed },
      { id: '3', kind: 'released', booking: { ...aBooking, state: 'released' } },
    ];
    const leftOut = (now: number) => notices.map((notice) => isOnMyDay(notice, now));

    assert.deepEqual(
      [leftOut(at('10:10')), leftOut(at('10:30'))],
      [
        [true, true, false],
        [true, false, false],
      ],
    );
  });
});
