import type { TouchedBookingWire } from '@sekitori/api/contract/operation-wire';

/** Its seat goes, so it cannot be kept. */
export function isGone({ refusal }: TouchedBookingWire): boolean {
  return refusal.code === 'not-found';
}
