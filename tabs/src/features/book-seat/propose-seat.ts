import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { nearestFirst } from '../../lib/nearest-seats.ts';

/** Why a seat is proposed: the one had last, close to it, at a window, or simply free. */
export type ProposalReason = 'same-as-last' | 'near-last' | 'window' | 'free';
export type Proposal = { readonly seatId: string; readonly reason: ProposalReason };

/** The seat that the one button takes: like the last one, else at a window, else the first that is free. */
export function proposeSeat(
  seats: readonly SeatWire[],
  availability: ReadonlyMap<string, SeatAvailabilityWire>,
  known: { readonly lastSeat: string | undefined; readonly fits: (seatId: string) => boolean },
): Proposal | undefined {
  const free = seats.filter((seat) => isBookable(availability.get(seat.id)) && known.fits(seat.id));
  const last = seats.find((seat) => seat.id === known.lastSeat);
  if (last) {
    if (free.includes(last)) return { seatId: last.id, reason: 'same-as-last' };
    const [near] = nearestFirst(last, free, 1);
    if (near) return { seatId: near.id, reason: 'near-last' };
  }
  const atWindow = free.find((seat) => seat.equipment.includes('window'));
  if (atWindow) return { seatId: atWindow.id, reason: 'window' };
  return free[0] && { seatId: free[0].id, reason: 'free' };
}

/** Free, and nothing speaks against booking it. */
export function isBookable(availability: SeatAvailabilityWire | undefined): boolean {
  return availability?.state === 'free' && availability.refusal === undefined;
}
