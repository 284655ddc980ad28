import type { BookingState } from './booking.ts';
import type { FloorFlaw } from './floor.ts';
import type { BookingId, FloorId, SeatId } from './ids.ts';
import type { Period } from './period.ts';
import type { PersonSeen } from './person.ts';
import type { Permission } from './roles.ts';
import type { TimeZone, Workday } from './workday.ts';

/** A seat that could be booked instead. */
export type Alternative = { readonly seat: SeatId; readonly floor: FloorId; readonly name: string };

/**
 * What the rules answer when they say no, with the facts of the case. Closed: every front end has
 * one exhaustive table over `code`. Instants are epoch milliseconds.
 */
export type Refusal =
  | {
      readonly code: 'seat-taken';
      /** Who has it, as far as the asker may see; undefined where hidden. */
      readonly by: PersonSeen;
      readonly period: Period;
      readonly timeZone: TimeZone;
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly code: 'already-booked';
      readonly booking: BookingId;
      readonly seat: SeatId;
      readonly seatName: string;
      readonly period: Period;
      readonly timeZone: TimeZone;
    }
  | {
      readonly code: 'too-far-ahead';
      readonly daysAhead: number;
      readonly lastWorkday: Workday;
      readonly opensAt: number;
      readonly timeZone: TimeZone;
    }
  | { readonly code: 'in-the-past'; readonly endedAt: number; readonly timeZone: TimeZone }
  | { readonly code: 'spans-workdays'; readonly workday: Workday }
  | {
      readonly code: 'seat-closed';
      readonly reason: string;
      readonly alternatives: readonly Alternative[];
    }
  | { readonly code: 'booking-over'; readonly state: BookingState }
  | { readonly code: 'not-permitted'; readonly needs: Permission | 'own-booking' }
  | { readonly code: 'not-found'; readonly what: Missing }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'floor-has-flaws'; readonly flaws: readonly FloorFlaw[] }
  | { readonly code: 'floor-has-bookings'; readonly bookings: number; readonly people: number }
  | { readonly code: 'picture-unusable'; readonly because: PictureFlaw }
  | { readonly code: 'self-grant' }
  | { readonly code: 'self-removal' }
  | { readonly code: 'last-account-administrator' }
  | { readonly code: 'organisation-connected-elsewhere' }
  | { readonly code: 'too-many-organisations'; readonly most: number }
  | { readonly code: 'key-reused' }
  | { readonly code: 'code-unusable' }
  | { readonly code: 'chat-of-another-company' };

export type Missing =
  | 'seat'
  | 'floor'
  | 'booking'
  | 'site'
  | 'plan'
  | 'person'
  | 'organisation'
  | 'session'
  | 'chat';

/** Why an uploaded picture cannot become a plan. */
export type PictureFlaw = 'not-a-picture' | 'too-many-pixels' | 'too-small' | 'active-content';

export type RefusalCode = Refusal['code'];

/** A decision: what was asked for, or why not. */
export type Decided<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export const granted = <Value>(value: Value): Decided<Value> => ({ ok: true, value });
export const refused = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal,
});
