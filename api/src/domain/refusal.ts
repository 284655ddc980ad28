import type { BookingState } from './booking.ts';
import type { OfferedPeriods } from './day-part.ts';
import type { FloorFlaw } from './floor.ts';
import type { ClosedReason } from './holiday.ts';
import type { BookingId, FloorId, SeatId } from './ids.ts';
import type { SettingLevel } from './inherited-settings.ts';
import type { Period } from './period.ts';
import type { PersonSeen } from './person.ts';
import type { QuotaUse } from './quota.ts';
import type { Permission } from './roles.ts';
import type { SettingFlaw } from './setting-flaws.ts';
import type { SiteClock, Workday } from './workday.ts';

/** A seat that could be booked instead. */
export type Alternative = { readonly seat: SeatId; readonly floor: FloorId; readonly name: string };

/** What the rules of booking answer when they say no to a seat and a time, with the facts of the case. */
export type RuleRefusal =
  | {
      readonly code: 'seat-taken';
      /** Who has it, as far as the asker may see; undefined where hidden. */
      readonly by: PersonSeen;
      readonly period: Period;
      readonly clock: SiteClock;
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly code: 'already-booked';
      readonly booking: BookingId;
      readonly seat: SeatId;
      readonly seatName: string;
      readonly period: Period;
      readonly clock: SiteClock;
      readonly setAt: SettingLevel;
      readonly group?: string;
    }
  | {
      readonly code: 'too-far-ahead';
      readonly daysAhead: number;
      readonly lastWorkday: Workday;
      readonly opensAt: number;
      readonly clock: SiteClock;
      readonly setAt: SettingLevel;
      /** The RSI group whose rule it is, where it is one's. */
      readonly group?: string;
    }
  | { readonly code: 'in-the-past'; readonly endedAt: number; readonly clock: SiteClock }
  | {
      readonly code: 'spans-workdays';
      readonly workday: Workday;
      /** What day the time is of where a booking is to move to, where that is another. */
      readonly there?: Workday;
    }
  | {
      /** A closure of it or of what it is part of, a holiday, or a seat taken out of use. */
      readonly code: 'seat-closed';
      readonly reason: ClosedReason;
      /** When it is open again; absent where that is not known. */
      readonly opensAt?: number;
      readonly clock: SiteClock;
      readonly setAt: SettingLevel;
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly code: 'outside-hours';
      /** The opening hours of that day; absent where it has none. */
      readonly hours?: Period;
      readonly workday: Workday;
      readonly clock: SiteClock;
      readonly setAt: SettingLevel;
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly code: 'period-not-offered';
      readonly offered: OfferedPeriods;
      readonly setAt: SettingLevel;
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly code: 'too-short' | 'too-long';
      /** The shortest or longest that a booking may be. */
      readonly minutes: number;
      readonly setAt: SettingLevel;
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly code: 'drop-in-only';
      /** When people may come and take it. */
      readonly opensAt: number;
      readonly clock: SiteClock;
      readonly setAt: SettingLevel;
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly code: 'seat-assigned';
      readonly to: PersonSeen;
      readonly setAt: SettingLevel;
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly code: 'not-for-you';
      /** The RSI groups that may book; people who may are not named. */
      readonly groups: readonly string[];
      readonly setAt: SettingLevel;
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly code: 'quota-reached';
      readonly use: QuotaUse;
      readonly setAt: SettingLevel;
      readonly group?: string;
    };

/**
 * Every way to say no. Closed: every front end has one exhaustive table over `code`. Instants are epoch
 * milliseconds.
 */
export type Refusal =
  | RuleRefusal
  | { readonly code: 'booking-over'; readonly state: BookingState }
  /** Checking in begins later. */
  | { readonly code: 'check-in-not-open'; readonly opensAt: number; readonly clock: SiteClock }
  /** Nobody has to check in there. */
  | { readonly code: 'check-in-not-asked' }
  /** Only the code at the seat itself checks in there. */
  | { readonly code: 'check-in-at-seat'; readonly seatName: string }
  /** A code of another seat, an older one, or one of another tenant. */
  | { readonly code: 'seat-code-wrong' }
  /** They said once already that they come later. */
  | { readonly code: 'late-already'; readonly lapsesAt: number; readonly clock: SiteClock }
  | { readonly code: 'not-permitted'; readonly needs: Permission | 'own-booking' }
  | { readonly code: 'not-found'; readonly what: Missing }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'floor-has-flaws'; readonly flaws: readonly FloorFlaw[] }
  /** A change of operation settings that contradicts something or cannot be used. */
  | { readonly code: 'settings-have-flaws'; readonly flaws: readonly SettingFlaw[] }
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

const ruleCodes: { readonly [Code in RuleRefusal['code']]: true } = {
  'seat-taken': true,
  'already-booked': true,
  'too-far-ahead': true,
  'in-the-past': true,
  'spans-workdays': true,
  'seat-closed': true,
  'outside-hours': true,
  'period-not-offered': true,
  'too-short': true,
  'too-long': true,
  'drop-in-only': true,
  'seat-assigned': true,
  'not-for-you': true,
  'quota-reached': true,
};

export function isRuleRefusal(refusal: Refusal): refusal is RuleRefusal {
  return Object.hasOwn(ruleCodes, refusal.code);
}

/** A decision: what was asked for, or why not. */
export type Decided<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export const granted = <Value>(value: Value): Decided<Value> => ({ ok: true, value });
export const refused = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal,
});
