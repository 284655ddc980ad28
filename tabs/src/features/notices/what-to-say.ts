import type { NoticeWire } from '@sekitori/api/contract/booking-wire';
import { standingOf } from '../../lib/booking-standing.ts';
import type { MessageValues, Say } from '../../lib/messages.ts';
import { sentences } from '../../lib/sentences.ts';
import type { noticesMessages } from './messages.ts';

/** The one button that helps, beside the one that closes. */
export type Help = 'seats' | 'retake' | 'checkIn' | 'booking' | 'gotIt';

export type Saying = { readonly title: string; readonly detail: string; readonly help: Help };

type Speaking = {
  readonly say: Say<keyof typeof noticesMessages.ja>;
  /** The time of an end. */
  readonly until: (instant: number) => string;
  /** When the booking is, in the reader's words. */
  readonly when: string;
};

/** What a notice says at an instant: what happened, why, and what to do next. */
export function sayingOf(notice: NoticeWire, instant: number, speaking: Speaking): Saying {
  const { kind, booking, reason } = notice;
  const { say, when, until } = speaking;
  const title = (values: MessageValues = {}) =>
    say(kind, { seat: booking.seatName, when, time: '', ...values });
  switch (kind) {
    case 'seat-removed': {
      const why = reason ?? say('seat-removed.why');
      return { title: title(), detail: sentences(why, say('seat-removed.next')), help: 'seats' };
    }
    case 'released':
      return { title: title(), detail: sentences(reason, say('released.next')), help: 'seats' };
    case 'moved':
      return { title: title(), detail: sentences(reason, say('moved.next')), help: 'booking' };
    case 'rule-changed':
      return { title: title(), detail: sentences(reason, say(`${kind}.next`)), help: 'gotIt' };
    case 'lapsed': {
      const standing = standingOf(booking, instant);
      if (standing.kind !== 'lapsed') {
        return { title: title(), detail: say('lapsed.next'), help: 'seats' };
      }
      const time = until(standing.mayRetakeUntil);
      return { title: title(), detail: say('lapsed.retake', { time }), help: 'retake' };
    }
    case 'check-in-due': {
      const keptUntil = booking.checkIn?.lapsesAt;
      const time = keptUntil === undefined ? '' : until(Date.parse(keptUntil));
      const isAtSeat = booking.checkIn?.mode === 'at-seat';
      return {
        title: title({ time }),
        detail: say(isAtSeat ? 'check-in-due.at-seat' : 'check-in-due.next'),
        help: isAtSeat ? 'gotIt' : 'checkIn',
      };
    }
  }
}

/** Whether a page that shows my day says it already, with the same button. */
export function isOnMyDay({ kind, booking }: NoticeWire, instant: number): boolean {
  if (kind === 'check-in-due') return true;
  return kind === 'lapsed' && standingOf(booking, instant).kind === 'lapsed';
}
