type Placed = { readonly x: number; readonly y: number };

/** How much of the way to its neighbour a seat fills, so that a finger can tell them apart. */
const share = 0.8;

/** The side of a drawn seat in plan pixels: seats have no size of their own, so their spacing decides. */
export function seatSizeOf(seats: readonly Placed[], plan: { readonly width: number }): number {
  const least = plan.width / 200;
  const most = plan.width / 22;
  const distances = seats
    .slice(0, 400)
    .map((seat) => nearestDistance(seat, seats))
    .filter((distance) => distance > 0 && Number.isFinite(distance))
    .sort((a, b) => a - b);
  const typical = distances[Math.floor(distances.length / 4)] ?? plan.width / 28;
  return Math.min(most, Math.max(least, typical * share));
}

function nearestDistance(seat: Placed, seats: readonly Placed[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const other of seats) {
    if (other === seat) continue;
    nearest = Math.min(nearest, Math.hypot(other.x - seat.x, other.y - seat.y));
  }
  return nearest;
}
