import type {
  AdminFloorWire,
  DraftWish,
  SeatWire,
  ZoneWire,
} from '@sekitori/api/contract/floor-wire';

/** What the editor works on: everything of a floor that is saved together. */
export type Draft = {
  readonly name: string;
  readonly plan?: AdminFloorWire['plan'];
  readonly zones: readonly ZoneWire[];
  readonly seats: readonly SeatWire[];
};

export function draftOf(floor: AdminFloorWire): Draft {
  const { name, plan, zones, seats } = floor;
  return { name, zones, seats, ...(plan && { plan }) };
}

/** The draft as the service takes it: the plan by its id. */
export function wishOf(draft: Draft): DraftWish {
  const { name, plan, zones, seats } = draft;
  return { name, zones: [...zones], seats: [...seats], ...(plan && { planId: plan.id }) };
}
