import type { SeatCodesWire } from '@sekitori/api/contract/seat-wire';

type Seats = SeatCodesWire['items'];

/** Which labels are printed: all of them, those of one zone, or those outside every zone. */
export type Chosen =
  | { readonly kind: 'all' | 'no-zone' }
  | { readonly kind: 'zone'; readonly name: string };

/** The zones that seats are in, in the order of the seats. */
export function zonesOf(seats: Seats): string[] {
  return [...new Set(seats.flatMap(({ zoneName }) => zoneName ?? []))];
}

export function chosenOf(seats: Seats, chosen: Chosen): Seats {
  if (chosen.kind === 'all') return seats;
  const zone = chosen.kind === 'zone' ? chosen.name : undefined;
  return seats.filter(({ zoneName }) => zoneName === zone);
}
