import type { FloorWire } from '@sekitori/api/contract/floor-wire';

/** The size of what is drawn: the picture's, or without a picture what holds every seat and zone. */
export function extentOf(floor: Pick<FloorWire, 'plan' | 'seats' | 'zones'>): {
  readonly width: number;
  readonly height: number;
} {
  if (floor.plan) return { width: floor.plan.width, height: floor.plan.height };
  const margin = 80;
  const right = [
    ...floor.seats.map((seat) => seat.x),
    ...floor.zones.map((zone) => zone.x + zone.width),
  ];
  const bottom = [
    ...floor.seats.map((seat) => seat.y),
    ...floor.zones.map((zone) => zone.y + zone.height),
  ];
  return { width: Math.max(320, ...right) + margin, height: Math.max(200, ...bottom) + margin };
}
