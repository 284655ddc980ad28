import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { seatId, zoneId } from '@sekitori/api/domain/ids';
import { nearestTo, type Seat } from '@sekitori/api/domain/seat';

/** The nearest of some seats of a floor, those of the same zone first; never the seat itself. */
export function nearestFirst(
  seat: SeatWire,
  others: readonly SeatWire[],
  howMany: number = others.length,
): SeatWire[] {
  const byId = new Map(others.map((other) => [other.id, other]));
  const nearest = nearestTo(placed(seat), others.map(placed), howMany);
  return nearest.flatMap(({ id }) => byId.get(id) ?? []);
}

function placed({ id, zoneId: zone, name, x, y, turn, equipment }: SeatWire): Seat {
  const seat = { id: seatId(id), name, x, y, turn, equipment };
  return { ...seat, ...(zone === undefined ? {} : { zoneId: zoneId(zone) }) };
}
