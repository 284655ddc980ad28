import type { ClosedReason } from './holiday.ts';
import type { Refusal } from './refusal.ts';

/** The ways in which a change can touch a booking to come: its seat is gone, or it comes to break a rule. */
export const touchingCodes = [
  'seat-gone',
  'seat-closed',
  'too-far-ahead',
  'outside-hours',
  'period-not-offered',
  'too-short',
  'too-long',
  'drop-in-only',
  'seat-assigned',
  'not-for-you',
  'quota-reached',
  'already-booked',
  'other-rule',
] as const;

/** Why a change touches a booking, as its holder is told; kept with the booking's events, so in few words. */
export type Touching = {
  readonly code: (typeof touchingCodes)[number];
  /** What the seat was called that the booking was for. */
  readonly seatName: string;
  /** Why the seat is closed. */
  readonly reason?: ClosedReason;
};

/** A refusal that a booking would meet after a change, as what is told to its holder. */
export function touchingOf(refusal: Refusal, seatName: string): Touching {
  if (refusal.code === 'not-found') return { code: 'seat-gone', seatName };
  if (refusal.code === 'seat-closed')
    return { code: 'seat-closed', seatName, reason: refusal.reason };
  const code = touchingCodes.find((known) => known === refusal.code) ?? 'other-rule';
  return { code, seatName };
}
