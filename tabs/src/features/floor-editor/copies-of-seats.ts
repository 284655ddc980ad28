import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { nextName } from './next-name.ts';
import type { Point } from './plan-geometry.ts';

/** Copies some way off, with ids and free names of their own and everything else alike. */
export function copiesOf(
  originals: readonly SeatWire[],
  way: Point,
  given: { readonly newId: () => string; readonly taken: Iterable<string> },
): SeatWire[] {
  const taken = new Set(given.taken);
  return originals.map((seat) => {
    const name = nextName(seat.name, taken);
    taken.add(name);
    return {
      ...seat,
      id: given.newId(),
      name,
      x: Math.round(seat.x + way.x),
      y: Math.round(seat.y + way.y),
    };
  });
}
