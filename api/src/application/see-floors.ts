import {
  availabilityForBystanders,
  availabilityOfFloor,
  type FloorState,
  hasPersonalRules,
  type SeatAvailability,
  type ViewerState,
} from '../domain/availability.ts';
import { bookableWorkdays, type NextToOpen, nextToOpen } from '../domain/booking-window.ts';
import { claimInTheWay } from '../domain/claim.ts';
import { type ClosedDay, closedFloorDay } from '../domain/closed-day.ts';
import type { HolidayOn } from '../domain/holiday.ts';
import type { FloorId, PersonId } from '../domain/ids.ts';
import { floorRulesByDay, type SeatRules } from '../domain/operation.ts';
import type { Period } from '../domain/period.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { addDays, allDay, daysBetween, type SiteClock, type Workday } from '../domain/workday.ts';
import {
  momentFor,
  readFloorClaims,
  readFloorMoment,
  readFloorState,
  readViewerState,
} from './floor-moment.ts';
import { type OperatingFloor, readOperatingFloor, readOperatingFloors } from './operating-floor.ts';
import type { Clock, Holidays } from './ports.ts';
import type { Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly holidays: Holidays };

export type FloorSeen = OperatingFloor & {
  /** What holds on the floor as a whole, today. */
  readonly rules: SeatRules;
  /** The first and last workday that may be booked now, and which one opens next (A6). */
  readonly bookable: {
    readonly first: Workday;
    readonly last: Workday;
    readonly next?: NextToOpen;
  };
};

/** The published floors of the actor's tenant, by site and name. */
export type SeeFloors = (actor: Actor) => Promise<FloorSeen[]>;

export function seeFloorsWith({ stores, clock }: World): SeeFloors {
  return async (actor) => {
    const store = stores.forTenant(actor.tenant);
    const floors = await readOperatingFloors(store);
    return floors
      .map((on) => seen(on, clock.now()))
      .sort((a, b) => compare(a.site.name, b.site.name) || compare(a.floor.name, b.floor.name));
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function seen(on: OperatingFloor, now: number): FloorSeen {
  const { site, operation } = on;
  const rulesOn = floorRulesByDay(operation);
  const settingsOn = (workday: Workday) => rulesOn(workday).settings;
  const bookable = bookableWorkdays(now, { clock: site, settingsOn });
  const next = nextToOpen(now, { clock: site, settingsOn });
  return {
    ...on,
    rules: rulesOn(bookable.first),
    bookable: next ? { ...bookable, next } : bookable,
  };
}

export type SeeFloor = (actor: Actor, floor: FloorId) => Promise<Decided<FloorSeen>>;

export function seeFloorWith({ stores, clock }: World): SeeFloor {
  return async (actor, floor) => {
    const published = await readOperatingFloor(stores.forTenant(actor.tenant), floor);
    if (!published) return refused({ code: 'not-found', what: 'floor' });
    return granted(seen(published, clock.now()));
  };
}

export type FloorAvailability = {
  readonly clock: SiteClock;
  readonly period: Period;
  readonly seats: readonly SeatAvailability[];
};

/** How every seat of a floor stands for the actor in a period (B8). Refusals: not-found. */
export type SeeAvailability = (
  actor: Actor,
  asked: { readonly floor: FloorId; readonly period: Period },
) => Promise<Decided<FloorAvailability>>;

export function seeAvailabilityWith({ stores, clock, holidays }: World): SeeAvailability {
  return async (actor, { floor, period }) => {
    const store = stores.forTenant(actor.tenant);
    const published = await readOperatingFloor(store, floor);
    if (!published) return refused({ code: 'not-found', what: 'floor' });
    const moment = await readFloorMoment(store, published, {
      viewer: actor.person,
      wanted: period,
      now: clock.now(),
      holidayOn: holidays.on,
    });
    return granted({ clock: moment.clock, period, seats: availabilityOfFloor(moment) });
  };
}

type AskedAt = {
  readonly floor: FloorId;
  readonly period: Period;
  readonly now: number;
  readonly holidayOn: HolidayOn;
};

/** What everybody sees of a floor, unless rules ask who somebody is, and what it is made from. */
export type SharedAvailability = FloorAvailability & {
  readonly isPersonal: boolean;
  readonly state: FloorState;
};

/** How every seat of a floor stands for those who have nothing around that day. Refusals: not-found. */
export async function readAvailabilityForBystanders(
  store: TenantStore,
  { floor, period: wanted, now, holidayOn }: AskedAt,
): Promise<Decided<SharedAvailability>> {
  const on = await readOperatingFloor(store, floor);
  if (!on) return refused({ code: 'not-found', what: 'floor' });
  const state = await readFloorState(store, on, { wanted, now, holidayOn });
  const seats = availabilityForBystanders(state);
  const isPersonal = hasPersonalRules(state);
  return granted({ clock: state.clock, period: wanted, seats, isPersonal, state });
}

/** What a viewer has around that day, and what rules may ask of them; undefined where there is no such floor. */
export async function readOwnAround(
  store: TenantStore,
  viewer: PersonId,
  { floor, period: wanted, now, holidayOn }: AskedAt,
): Promise<ViewerState | undefined> {
  const on = await readOperatingFloor(store, floor);
  return on && readViewerState(store, on, { viewer, wanted, now, holidayOn });
}

/** Every seat as one person sees it where rules ask who they are: from what everybody may know, and what is theirs. */
export const seatsForViewer = (
  { state }: SharedAvailability,
  { viewer }: ViewerState,
): readonly SeatAvailability[] => availabilityOfFloor(momentFor(viewer, state));

export type DayFullness = {
  readonly workday: Workday;
  readonly seatCount: number;
  readonly takenCount: number;
  /** Why nobody can book anything that day (B6). */
  readonly closed?: ClosedDay;
};

/** How many seats of a floor somebody has on each bookable workday, and which are closed. One query a day. */
export type SeeFloorDays = (actor: Actor, floor: FloorId) => Promise<Decided<DayFullness[]>>;

export function seeFloorDaysWith({ stores, clock, holidays }: World): SeeFloorDays {
  return async (actor, id) => {
    const store = stores.forTenant(actor.tenant);
    const published = await readOperatingFloor(store, id);
    if (!published) return refused({ code: 'not-found', what: 'floor' });
    const { bookable, floor, site } = seen(published, clock.now());
    const length = daysBetween(bookable.first, bookable.last) + 1;
    const workdays = Array.from({ length }, (_, day) => addDays(bookable.first, day));
    const counts = workdays.map(async (workday) => {
      const claims = await readFloorClaims(store, floor.id, workday);
      const whole = allDay(workday, site);
      const takenCount = floor.seats.filter((seat) =>
        claimInTheWay(claims.get(seat.id) ?? [], whole),
      ).length;
      const closed = closedFloorDay(published, { workday, clock: site, holidayOn: holidays.on });
      return {
        workday,
        seatCount: floor.seats.length,
        takenCount,
        ...(closed ? { closed } : {}),
      };
    });
    return granted(await Promise.all(counts));
  };
}
