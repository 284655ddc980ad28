import {
  availabilityForBystanders,
  availabilityOfFloor,
  type SeatAvailability,
  type ViewerState,
} from '../domain/availability.ts';
import { bookableWorkdays } from '../domain/booking-window.ts';
import { claimInTheWay } from '../domain/claim.ts';
import type { FloorId, PersonId } from '../domain/ids.ts';
import type { Period } from '../domain/period.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { addDays, allDay, daysBetween, type TimeZone, type Workday } from '../domain/workday.ts';
import { type PublishedFloor, readFloor, readSites } from './directory.ts';
import type { FloorBody } from './documents.ts';
import {
  readFloorClaims,
  readFloorMoment,
  readFloorState,
  readViewerState,
} from './floor-moment.ts';
import type { Clock } from './ports.ts';
import { configScope } from './scopes.ts';
import { allOf, type Stores, type TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock };

export type FloorSeen = PublishedFloor & {
  /** The first and last workday that may be booked now. */
  readonly bookable: { readonly first: Workday; readonly last: Workday };
};

/** The published floors of the actor's tenant, by site and name. */
export type SeeFloors = (actor: Actor) => Promise<FloorSeen[]>;

export function seeFloorsWith({ stores, clock }: World): SeeFloors {
  return async (actor) => {
    const store = stores.forTenant(actor.tenant);
    const [items, sites] = await Promise.all([
      allOf<FloorBody>(store, configScope, { type: 'floor', key: 'k1' }),
      readSites(store),
    ]);
    return items
      .flatMap(({ body: { floor } }) => {
        const site = sites.find((candidate) => candidate.id === floor.siteId);
        return site ? [seen({ floor, site }, clock.now())] : [];
      })
      .sort((a, b) => compare(a.site.name, b.site.name) || compare(a.floor.name, b.floor.name));
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function seen(published: PublishedFloor, now: number): FloorSeen {
  const { floor, site } = published;
  const on = { settings: floor.settings, timeZone: site.timeZone };
  return { ...published, bookable: bookableWorkdays(now, on) };
}

export type SeeFloor = (actor: Actor, floor: FloorId) => Promise<Decided<FloorSeen>>;

export function seeFloorWith({ stores, clock }: World): SeeFloor {
  return async (actor, floor) => {
    const published = await readFloor(stores.forTenant(actor.tenant), floor);
    if (!published) return refused({ code: 'not-found', what: 'floor' });
    return granted(seen(published, clock.now()));
  };
}

export type FloorAvailability = {
  readonly timeZone: TimeZone;
  readonly period: Period;
  readonly seats: readonly SeatAvailability[];
};

/** How every seat of a floor stands for the actor in a period (B8). Refusals: not-found. */
export type SeeAvailability = (
  actor: Actor,
  asked: { readonly floor: FloorId; readonly period: Period },
) => Promise<Decided<FloorAvailability>>;

export function seeAvailabilityWith({ stores, clock }: World): SeeAvailability {
  return async (actor, { floor, period }) => {
    const store = stores.forTenant(actor.tenant);
    const published = await readFloor(store, floor);
    if (!published) return refused({ code: 'not-found', what: 'floor' });
    const moment = await readFloorMoment(store, published, {
      viewer: actor.person,
      wanted: period,
      now: clock.now(),
    });
    return granted({ timeZone: moment.timeZone, period, seats: availabilityOfFloor(moment) });
  };
}

type AskedAt = { readonly floor: FloorId; readonly period: Period; readonly now: number };

/** How every seat of a floor stands for those who have nothing around that day. Refusals: not-found. */
export async function readAvailabilityForBystanders(
  store: TenantStore,
  { floor, period, now }: AskedAt,
): Promise<Decided<FloorAvailability>> {
  const published = await readFloor(store, floor);
  if (!published) return refused({ code: 'not-found', what: 'floor' });
  const state = await readFloorState(store, published, { wanted: period, now });
  const seats = availabilityForBystanders(state);
  return granted({ timeZone: state.timeZone, period, seats });
}

/** What a viewer has around that day; undefined where it is nothing, and where there is no such floor. */
export async function readOwnAround(
  store: TenantStore,
  viewer: PersonId,
  { floor, period, now }: AskedAt,
): Promise<ViewerState | undefined> {
  const published = await readFloor(store, floor);
  if (!published) return undefined;
  const own = await readViewerState(store, published, { viewer, wanted: period, now });
  return own.viewersClaims.length > 0 ? own : undefined;
}

export type DayFullness = {
  readonly workday: Workday;
  readonly seatCount: number;
  readonly takenCount: number;
};

/** How many seats of a floor somebody has on each bookable workday. One query a day. */
export type SeeFloorDays = (actor: Actor, floor: FloorId) => Promise<Decided<DayFullness[]>>;

export function seeFloorDaysWith({ stores, clock }: World): SeeFloorDays {
  return async (actor, id) => {
    const store = stores.forTenant(actor.tenant);
    const published = await readFloor(store, id);
    if (!published) return refused({ code: 'not-found', what: 'floor' });
    const { bookable, floor, site } = seen(published, clock.now());
    const length = daysBetween(bookable.first, bookable.last) + 1;
    const workdays = Array.from({ length }, (_, day) => addDays(bookable.first, day));
    const counts = workdays.map(async (workday) => {
      const claims = await readFloorClaims(store, floor.id, workday);
      const whole = allDay(workday, site.timeZone);
      const takenCount = floor.seats.filter((seat) =>
        claimInTheWay(claims.get(seat.id) ?? [], whole),
      ).length;
      return { workday, seatCount: floor.seats.length, takenCount };
    });
    return granted(await Promise.all(counts));
  };
}
