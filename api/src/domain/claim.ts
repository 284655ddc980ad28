import type { BookingId, FloorId, PersonId, SeatId } from './ids.ts';
import { overlaps, type Period } from './period.ts';

/**
 * What a guard remembers of one live booking: who has which seat when. A seat's guard and a
 * person's guard hold the same claim, so that neither can be double booked (B1, B2).
 */
export type Claim = {
  readonly booking: BookingId;
  readonly person: PersonId;
  readonly seat: SeatId;
  readonly floor: FloorId;
  readonly period: Period;
};

/** All claims of one seat, or of one person, on one workday. No two overlap. */
export type Claims = readonly Claim[];

/** The first claim that shares an instant with the period. */
export function claimInTheWay(claims: Claims, period: Period): Claim | undefined {
  return claims.find((claim) => overlaps(claim.period, period));
}

export function withClaim(claims: Claims, claim: Claim): Claims {
  return [...claims, claim].sort((a, b) => a.period.start - b.period.start);
}

export function withoutClaim(claims: Claims, booking: BookingId): Claims {
  return claims.filter((claim) => claim.booking !== booking);
}
