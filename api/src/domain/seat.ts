import { type FloorId, floorId, type SeatId, seatId, type ZoneId } from './ids.ts';

export const equipment = [
  'window',
  'monitor',
  'standing-desk',
  'quiet',
  'accessible',
  'phone',
] as const;
export type Equipment = (typeof equipment)[number];

/** One bookable place. `x` and `y` are its centre in the plan's pixels, `turn` is in degrees clockwise. */
export type Seat = {
  readonly id: SeatId;
  readonly name: string;
  readonly zoneId?: ZoneId;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly equipment: readonly Equipment[];
  /** Why nobody may book it at present; absent where it may be booked (B7). */
  readonly closedBecause?: string;
};

/** A seat's id begins with its floor's, so that the floor of a wished seat is known without a search. */
export const seatIdOn = (floor: FloorId, name: string): SeatId => seatId(`${floor}.${name}`);

export function floorOfSeat(seat: SeatId): FloorId | undefined {
  const dot = seat.indexOf('.');
  return dot > 0 ? floorId(seat.slice(0, dot)) : undefined;
}

/** Squared distance in the plan's pixels: for putting seats in order, not for measuring. */
function distance(a: Seat, b: Seat): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}

/** Whether `a` is the better replacement for `seat`: the same zone first, then the shorter way, then by name. */
function isNearer(seat: Seat, a: Seat, b: Seat): boolean {
  const isZoneOfA = a.zoneId === seat.zoneId;
  const isZoneOfB = b.zoneId === seat.zoneId;
  if (isZoneOfA !== isZoneOfB) return isZoneOfA;
  const byWay = distance(seat, a) - distance(seat, b);
  return byWay === 0 ? a.name < b.name : byWay < 0;
}

/** The nearest others, nearest first. One pass, because a map asks it for every taken seat. */
export function nearestTo(seat: Seat, others: readonly Seat[], howMany: number): Seat[] {
  const nearest: Seat[] = [];
  for (const other of others) {
    if (other.id === seat.id) continue;
    const place = nearest.findIndex((known) => isNearer(seat, other, known));
    nearest.splice(place === -1 ? nearest.length : place, 0, other);
    if (nearest.length > howMany) nearest.pop();
  }
  return nearest;
}

/** All the others, the nearest first. */
export function inOrderOfNearness(seat: Seat, others: readonly Seat[]): Seat[] {
  return others
    .filter((other) => other.id !== seat.id)
    .sort((a, b) => (isNearer(seat, a, b) ? -1 : 1));
}
