import type {
  AdminFloorWire,
  DraftWish,
  SeatWire,
  SettingsWire,
  ZoneWire,
} from '@sekitori/api/contract/floor-wire';

/** What the editor works on: everything of a floor that is saved together. */
export type Draft = {
  readonly name: string;
  readonly plan?: AdminFloorWire['plan'];
  readonly zones: readonly ZoneWire[];
  readonly seats: readonly SeatWire[];
  readonly settings: SettingsWire;
};

export function draftOf(floor: AdminFloorWire): Draft {
  const { name, plan, zones, seats, settings } = floor;
  return { name, zones, seats, settings, ...(plan && { plan }) };
}

/** The draft as the service takes it: the plan by its id. */
export function wishOf(draft: Draft): DraftWish {
  const { name, plan, zones, seats, settings } = draft;
  return { name, zones: [...zones], seats: [...seats], settings, ...(plan && { planId: plan.id }) };
}
