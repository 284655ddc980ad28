import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { nearestFirst } from '../../lib/nearest-seats.ts';

/**
 * The seats whose name begins with, else contains, what was typed: nearest to `from` first where that is a
 * seat of the floor, else in the floor's order. Hyphens, spaces, width and leading zeros do not matter.
 */
export function seatsToChoose(
  seats: readonly SeatWire[],
  { from, typed }: { readonly from: string | undefined; readonly typed: string },
): SeatWire[] {
  const own = seats.find(({ id }) => id === from);
  const inOrder = own ? nearestFirst(own, seats) : [...seats];
  const wanted = plain(typed);
  if (wanted === '') return inOrder;
  const rank = ({ name }: SeatWire) => {
    const plainName = plain(name);
    if (plainName === wanted) return 0;
    if (plainName.startsWith(wanted)) return 1;
    return plainName.includes(wanted) ? 2 : 3;
  };
  return inOrder.filter((seat) => rank(seat) < 3).sort((a, b) => rank(a) - rank(b));
}

/** What stays of a name however it is typed: a3 for A-03, Ａ－０３ and "a 3". */
function plain(name: string): string {
  const typed = name.normalize('NFKC').toLowerCase();
  return typed.replace(/[\p{P}\p{Z}ー]/gu, '').replace(/(?<!\d)0+(?=\d)/g, '');
}
