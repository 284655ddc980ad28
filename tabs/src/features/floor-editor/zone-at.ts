import type { SeatWire, ZoneWire } from '@sekitori/api/contract/floor-wire';
import type { Draft } from './draft.ts';
import { isWithin, type Point } from './plan-geometry.ts';

/** The zone that a place lies in; of several the one drawn last, which is the one seen on top. */
export function zoneAt(zones: readonly ZoneWire[], at: Point): ZoneWire | undefined {
  return zones.findLast((zone) => isWithin(zone, at));
}

/**
 * After seats or zones have moved: seats that were in the zone of their place follow their place,
 * and those put into another zone by hand stay there as long as that zone exists.
 */
export function withZonesByPlace(before: Draft, after: Draft): Draft {
  const seatsBefore = new Map(before.seats.map((seat) => [seat.id, seat]));
  const zoneIds = new Set(after.zones.map((zone) => zone.id));
  const seats = after.seats.map((seat) => {
    const prior = seatsBefore.get(seat.id);
    const isChosen = prior
      ? prior.zoneId !== zoneAt(before.zones, prior)?.id
      : seat.zoneId !== undefined;
    const mayKeep = seat.zoneId === undefined || zoneIds.has(seat.zoneId);
    return isChosen && mayKeep ? seat : inZone(seat, zoneAt(after.zones, seat)?.id);
  });
  return { ...after, seats };
}

/** The seat in another zone, or in none; the same object where that is no change. */
export function inZone(seat: SeatWire, zoneId: string | undefined): SeatWire {
  if (seat.zoneId === zoneId) return seat;
  const { zoneId: _, ...rest } = seat;
  return zoneId === undefined ? rest : { ...rest, zoneId };
}
