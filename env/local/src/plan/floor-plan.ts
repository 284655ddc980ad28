import { zoneId } from '@sekitori/api/domain/ids';
import type { Equipment, Seat } from '@sekitori/api/domain/seat';
import type { Zone } from '@sekitori/api/domain/zone';
import { type DeskKind, desk } from './desks.ts';
import { type Box, drawing, type Place } from './svg.ts';

/** Desks of one zone that are fitted alike. */
export type DeskGroup = {
  readonly places: readonly Place[];
  readonly kind: DeskKind;
  readonly equipment: readonly Equipment[];
};

/** A zone as it is planned: where it lies, and the desks in it in the order of their names. */
export type PlannedZone = {
  readonly key: string;
  readonly name: string;
  /** What the names of its seats begin with. */
  readonly letter: string;
  readonly box: Box;
  readonly groups: readonly DeskGroup[];
};

/** A seat before its floor exists; its id begins with the floor's. */
export type PlannedSeat = Omit<Seat, 'id'>;

/** A floor of the demonstration: the picture, and seats that lie exactly on its desks. */
export type FloorPlan = {
  readonly width: number;
  readonly height: number;
  readonly zones: readonly Zone[];
  readonly seats: readonly PlannedSeat[];
  readonly svg: string;
};

/** Draws the building, then the desks of every zone, and names a seat for each desk. */
export function floorPlan(of: {
  readonly size: { readonly width: number; readonly height: number };
  readonly zones: readonly PlannedZone[];
  readonly building: readonly string[];
  /** What lies over the desks' own drawing, such as screens between rows. */
  readonly above?: readonly string[];
}): FloorPlan {
  const groups = of.zones.flatMap((zone) => zone.groups);
  const desks = groups.flatMap(({ places, kind }) => places.map((place) => desk(place, kind)));
  return {
    ...of.size,
    zones: of.zones.map(({ key, name, box }) => ({ id: zoneId(key), name, ...box })),
    seats: of.zones.flatMap(seatsOf),
    svg: drawing(of.size, [...of.building, ...desks, ...(of.above ?? [])]),
  };
}

function seatsOf(zone: PlannedZone): PlannedSeat[] {
  return zone.groups
    .flatMap(({ places, equipment }) => places.map((place) => ({ place, equipment })))
    .map(({ place, equipment }, index) => ({
      name: `${zone.letter}-${String(index + 1).padStart(2, '0')}`,
      zoneId: zoneId(zone.key),
      ...place,
      equipment,
    }));
}
