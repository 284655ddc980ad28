import type { CheckInAgreed } from './check-in.ts';
import type { BookingId, FloorId, PersonId, SeatId, SiteId } from './ids.ts';
import type { Period } from './period.ts';
import type { SiteClock, Workday } from './workday.ts';

/** A booking holds its seat while booked or checked in; the other states are ends. */
export type BookingState = 'booked' | 'checked-in' | 'released' | 'cancelled' | 'lapsed';

/** One person's claim on one seat for one period of one workday, with the site's clock when it was made (A1). */
export type Booking = SiteClock & {
  readonly id: BookingId;
  readonly seat: SeatId;
  readonly floor: FloorId;
  readonly site: SiteId;
  readonly holder: PersonId;
  readonly bookedBy: PersonId;
  readonly workday: Workday;
  readonly period: Period;
  readonly state: BookingState;
  readonly madeAt: number;
  /** When it was cancelled or released, or lapsed. */
  readonly endedAt?: number;
  /** What was agreed about checking in when it was made; later settings may only be kinder (B5). */
  readonly checkIn?: CheckInAgreed;
  readonly checkedInAt?: number;
  /** Since when its holder is about to be told that it is time to check in. */
  readonly remindingSince?: number;
  /** When they were told; nothing lapses before (C7). */
  readonly remindedAt?: number;
  /** What things were called when the booking was made, for when they are gone. */
  readonly names: { readonly seat: string; readonly floor: string; readonly site: string };
};

/** One that ended before its time. */
export type EndedBooking = Booking & {
  readonly state: 'cancelled' | 'released' | 'lapsed';
  readonly endedAt: number;
};

export function isLive(booking: Pick<Booking, 'state'>): boolean {
  return booking.state === 'booked' || booking.state === 'checked-in';
}

/** Whether the actor may cancel or change it: its holder and who made it. */
export function isOf(booking: Pick<Booking, 'holder' | 'bookedBy'>, person: PersonId): boolean {
  return booking.holder === person || booking.bookedBy === person;
}
