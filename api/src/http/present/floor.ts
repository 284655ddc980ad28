import type { FloorDraft } from '../../application/draft-floor.ts';
import type { FloorCard } from '../../application/list-drafts.ts';
import type { DayFullness, FloorSeen } from '../../application/see-floors.ts';
import type {
  AdminFloorCardWire,
  AdminFloorWire,
  DayFullnessWire,
  FloorSummaryWire,
  FloorWire,
  SeatWire,
} from '../../contract/floor-wire.ts';
import type { Language } from '../../contract/language.ts';
import { reasonText } from '../../contract/reason-text.ts';
import type { SiteWire } from '../../contract/site-wire.ts';
import type { Floor, Plan } from '../../domain/floor.ts';
import type { Seat } from '../../domain/seat.ts';
import type { Site } from '../../domain/site.ts';
import { isoAt } from '../../domain/workday.ts';
import { settingsToWire } from './operation.ts';

/** Domain values as they stand on the wire; every field is chosen. */

export const siteToWire = ({ id, name, timeZone, dayStartsAt }: Site): SiteWire => ({
  id,
  name,
  timeZone,
  dayStartsAt,
});

export const planToWire = ({ id, width, height }: Plan) => ({
  id,
  href: `/api/v1/plans/${id}`,
  width,
  height,
});

export function seatToWire(seat: Seat): SeatWire {
  const { id, name, zoneId, x, y, turn, closedBecause } = seat;
  return {
    id,
    name,
    ...(zoneId === undefined ? {} : { zoneId }),
    x,
    y,
    turn,
    equipment: [...seat.equipment],
    ...(closedBecause === undefined ? {} : { closedBecause }),
  };
}

function layoutToWire({ zones, seats, plan }: Floor) {
  return {
    zones: zones.map(({ id, name, x, y, width, height }) => ({ id, name, x, y, width, height })),
    seats: seats.map(seatToWire),
    ...(plan ? { plan: planToWire(plan) } : {}),
  };
}

export function floorSummaryToWire({ floor, site, bookable }: FloorSeen): FloorSummaryWire {
  const { next } = bookable;
  return {
    id: floor.id,
    name: floor.name,
    site: siteToWire(site),
    seatCount: floor.seats.length,
    bookable: {
      first: bookable.first,
      last: bookable.last,
      ...(next
        ? { next: { workday: next.workday, opensAt: isoAt(next.opensAt, site.timeZone) } }
        : {}),
    },
  };
}

export function floorToWire(seen: FloorSeen): FloorWire {
  const settings = settingsToWire(seen.rules.settings);
  return { ...floorSummaryToWire(seen), ...layoutToWire(seen.floor), settings };
}

export function floorDayToWire(
  { closed, ...day }: DayFullness,
  language: Language,
): DayFullnessWire {
  if (!closed) return day;
  if (closed.because === 'opening-hours') return { ...day, closed };
  const { because, reason } = closed;
  return { ...day, closed: { because, reason: reasonText(reason, language) } };
}

export function draftToWire({ floor, site, state, version }: FloorDraft): AdminFloorWire {
  return {
    id: floor.id,
    name: floor.name,
    site: siteToWire(site),
    state,
    version,
    ...layoutToWire(floor),
  };
}

export function floorCardToWire({ floor, site, state, takenToday }: FloorCard): AdminFloorCardWire {
  return {
    id: floor.id,
    name: floor.name,
    site: siteToWire(site),
    state,
    seatCount: floor.seats.length,
    takenToday,
    ...(floor.plan ? { plan: planToWire(floor.plan) } : {}),
  };
}
