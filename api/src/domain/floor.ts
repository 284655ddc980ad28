import type { FloorId, PlanId, SeatId, SiteId } from './ids.ts';
import { floorOfSeat, type Seat } from './seat.ts';
import type { Zone } from './zone.ts';

/** The picture of a floor, re-encoded by us. Seats and zones are placed in its pixels. */
export type Plan = {
  readonly id: PlanId;
  readonly width: number;
  readonly height: number;
};

/** One storey of a site. People see what was last published; administrators work on a draft. */
export type Floor = {
  readonly id: FloorId;
  readonly siteId: SiteId;
  readonly name: string;
  readonly plan?: Plan;
  readonly zones: readonly Zone[];
  readonly seats: readonly Seat[];
};

export const mostSeatsOfAFloor = 1000;

export function seatOf(floor: Floor, seat: SeatId): Seat | undefined {
  return floor.seats.find((candidate) => candidate.id === seat);
}

/** What keeps a draft from being saved or published, in the order found. */
export type FloorFlaw =
  | { readonly kind: 'two-seats-of-one-name'; readonly name: string }
  | { readonly kind: 'two-things-of-one-id'; readonly id: string }
  | { readonly kind: 'seat-of-another-floor'; readonly seat: string }
  | { readonly kind: 'unknown-zone'; readonly seat: string }
  | { readonly kind: 'seat-off-the-plan'; readonly seat: string };

export function flawsOf(floor: Pick<Floor, 'id' | 'plan' | 'zones' | 'seats'>): FloorFlaw[] {
  const zones = new Set(floor.zones.map((zone) => zone.id));
  return [
    ...repeated([...floor.seats, ...floor.zones].map((thing) => thing.id)).map(
      (id): FloorFlaw => ({ kind: 'two-things-of-one-id', id }),
    ),
    ...repeated(floor.seats.map((seat) => seat.name)).map(
      (name): FloorFlaw => ({ kind: 'two-seats-of-one-name', name }),
    ),
    ...floor.seats
      .filter((seat) => floorOfSeat(seat.id) !== floor.id)
      .map((seat): FloorFlaw => ({ kind: 'seat-of-another-floor', seat: seat.name })),
    ...floor.seats
      .filter((seat) => seat.zoneId !== undefined && !zones.has(seat.zoneId))
      .map((seat): FloorFlaw => ({ kind: 'unknown-zone', seat: seat.name })),
    ...floor.seats
      .filter((seat) => floor.plan && !isOn(floor.plan, seat))
      .map((seat): FloorFlaw => ({ kind: 'seat-off-the-plan', seat: seat.name })),
  ];
}

function isOn(plan: Plan, at: { readonly x: number; readonly y: number }): boolean {
  return at.x >= 0 && at.y >= 0 && at.x <= plan.width && at.y <= plan.height;
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
