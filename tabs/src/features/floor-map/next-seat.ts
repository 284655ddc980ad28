/** A seat as the arrows see it: a place. */
export type Placed = { readonly id: string; readonly x: number; readonly y: number };

export const directions = ['left', 'right', 'up', 'down'] as const;
export type Direction = (typeof directions)[number];

/** How much worse a way aside is than a way ahead, so that a row is walked to its end. */
const aside = 2.5;

/**
 * The seat that an arrow key leads to: the nearest in that quarter of the plan, ways aside counting
 * more. Where nothing lies ahead, the order of reading goes on, so that no seat is a dead end.
 * On scattered seats a few may still lie aside of every way: `seatAfter` reaches them all.
 */
export function nextSeat(
  from: Placed,
  direction: Direction,
  seats: readonly Placed[],
): Placed | undefined {
  let best: Placed | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const seat of seats) {
    const { ahead, across } = wayTo(from, seat, direction);
    if (ahead <= 0 || across > ahead) continue;
    const cost = ahead + across * aside;
    if (cost < bestCost) {
      best = seat;
      bestCost = cost;
    }
  }
  const step = direction === 'right' || direction === 'down' ? 1 : -1;
  return best ?? seatAfter(from, step, seats);
}

function wayTo(from: Placed, to: Placed, direction: Direction) {
  const x = to.x - from.x;
  const y = to.y - from.y;
  switch (direction) {
    case 'left':
      return { ahead: -x, across: Math.abs(y) };
    case 'right':
      return { ahead: x, across: Math.abs(y) };
    case 'up':
      return { ahead: -y, across: Math.abs(x) };
    case 'down':
      return { ahead: y, across: Math.abs(x) };
  }
}

/** Top to bottom, then left to right, then by id where two lie on one another. */
export function inReadingOrder<Seat extends Placed>(seats: readonly Seat[]): Seat[] {
  return [...seats].sort((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1));
}

/** The seat after or before one in the order of reading, round and round. */
export function seatAfter(
  from: Placed,
  step: 1 | -1,
  seats: readonly Placed[],
): Placed | undefined {
  const ordered = inReadingOrder(seats);
  const at = ordered.findIndex((seat) => seat.id === from.id);
  return ordered[(at + step + ordered.length) % ordered.length];
}

/** The seat nearest to a place, if it is no farther than a finger is wide. */
export function seatUnder(
  at: { readonly x: number; readonly y: number },
  reach: number,
  seats: readonly Placed[],
): Placed | undefined {
  let best: Placed | undefined;
  let bestDistance = reach;
  for (const seat of seats) {
    const distance = Math.hypot(seat.x - at.x, seat.y - at.y);
    if (distance <= bestDistance) {
      best = seat;
      bestDistance = distance;
    }
  }
  return best;
}
