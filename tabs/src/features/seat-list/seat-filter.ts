import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import type { Equipment } from '@sekitori/api/domain/seat';

/** Which seats are looked for: with all of this equipment, and perhaps only free ones. */
export type SeatFilter = {
  readonly equipment: ReadonlySet<Equipment>;
  readonly isFreeOnly: boolean;
};

export const noFilter: SeatFilter = { equipment: new Set(), isFreeOnly: false };

export function isFiltering(filter: SeatFilter): boolean {
  return filter.isFreeOnly || filter.equipment.size > 0;
}

/** One's own seat always fits: it must not vanish because of a filter. */
export function fitsFilter(
  seat: SeatWire,
  availability: SeatAvailabilityWire | undefined,
  filter: SeatFilter,
): boolean {
  if (availability?.state === 'mine') return true;
  if (filter.isFreeOnly && availability?.state !== 'free') return false;
  return [...filter.equipment].every((thing) => seat.equipment.includes(thing));
}

export function withToggled(filter: SeatFilter, thing: Equipment): SeatFilter {
  const wanted = new Set(filter.equipment);
  if (!wanted.delete(thing)) wanted.add(thing);
  return { ...filter, equipment: wanted };
}
