import { type Booking, isLive } from './booking.ts';
import { type BookingId, type NoticeId, noticeId } from './ids.ts';
import type { Touching } from './touching.ts';

/** Why somebody is told of a booking of theirs on their pages. */
export const noticeKinds = [
  'seat-removed',
  'lapsed',
  'rule-changed',
  'moved',
  'released',
  'check-in-due',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What somebody must be told of a booking, and why where an administrator's change is why. */
export type Told = { readonly kind: NoticeKind; readonly touching?: Touching };

/** Something that happened to a booking, and when. */
export type Happened = Told & { readonly booking: BookingId; readonly at: number };

/** The same for the same happening, so that it is told once. A seat goes away once for a booking. */
export function noticeIdOf({ kind, booking, at }: Happened): NoticeId {
  return noticeId(kind === 'seat-removed' ? booking : `${booking}.${kind}.${at}`);
}

/** Whether a notice still says something of a booking as it stands now: what somebody has dealt with is no news. */
export function isNews(kind: NoticeKind, booking: Booking, now: number): boolean {
  switch (kind) {
    case 'seat-removed':
      return true;
    case 'lapsed':
    case 'released':
      return booking.state === kind;
    case 'check-in-due':
      return booking.state === 'booked' && booking.period.end > now;
    case 'rule-changed':
    case 'moved':
      return isLive(booking) && booking.period.end > now;
  }
}

/** The newest of each kind of each booking, in the order they came in. */
export function newestOfEach<Kind extends Happened>(notices: readonly Kind[]): Kind[] {
  return notices.filter(
    (one) =>
      !notices.some(
        (other) => other.booking === one.booking && other.kind === one.kind && other.at > one.at,
      ),
  );
}
