import { fromNow } from '../domain/booking-window.ts';
import type { Claim } from '../domain/claim.ts';
import { seatOf } from '../domain/floor.ts';
import type { HolidayOn } from '../domain/holiday.ts';
import type { SeatId, TenantId } from '../domain/ids.ts';
import { rulesOn, type SeatRules } from '../domain/operation.ts';
import { overlaps, type Period } from '../domain/period.ts';
import type { Seat } from '../domain/seat.ts';
import {
  asksHolder,
  asksHolderToMove,
  byTime,
  type Concerned,
  nearestFor,
  type Touched,
  touchedOf,
} from '../domain/touched.ts';
import type { Workday } from '../domain/workday.ts';
import { type ClaimsToCome, readClaimsToCome } from './claims-to-come.ts';
import { readBooker, readFloorClaims } from './floor-moment.ts';
import type { OperatingFloor } from './operating-floor.ts';
import type { Clock, Holidays } from './ports.ts';
import { rememberingStore } from './remembering-store.ts';
import type { Stores, TenantStore } from './store.ts';

export type TouchedWorld = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly holidays: Holidays;
};

/** A floor as it is, and as a change leaves it. */
export type FloorChange = { readonly before: OperatingFloor; readonly after: OperatingFloor };

/** A change on one workday. */
type OnDay = FloorChange & {
  /** What holds after it; seats with the same rules share them. */
  readonly rulesOf: (seat: Seat) => SeatRules;
};

type OnFloor = Concerned & { readonly on: OnDay };

/** A booking to come that a change touches, and the nearest seat that it could move to. */
export type TouchedBooking = Touched<OnFloor> & { readonly moveTo?: Seat };

/**
 * The bookings to come that changes of floors touch, the earliest first, each with the refusal that it
 * would meet, and where there is one, the nearest seat of its floor that is free for it and promised to no
 * other of them. Costs what the claims cost (`readClaimsToCome`); holders are read only where a rule
 * changes that asks who they are.
 */
export async function readTouched(
  { stores, clock, holidays }: TouchedWorld,
  tenant: TenantId,
  changes: readonly FloorChange[],
): Promise<TouchedBooking[]> {
  const store = rememberingStore(stores.forTenant(tenant));
  const at = { now: clock.now(), holidayOn: holidays.on };
  const floors = changes.map(({ before }) => before);
  const claims = await readClaimsToCome(store, floors, at.now);
  const concerned = await inTurn(concernedBy(changes, claims, at.now), (one) =>
    one.before && one.after && asksHolder(one.before.rules, one.after)
      ? withHolder(store, one)
      : one,
  );
  const touched = [...groupedByHolder(concerned)].flatMap((ofOne) => touchedOf(ofOne, at));
  const ready = await inTurn(touched.sort(byTime), (one) => readyToMove(store, one));
  return withMoves(ready, claims, at);
}

function concernedBy(changes: readonly FloorChange[], claims: ClaimsToCome, now: number) {
  const ofFloor = new Map(changes.map((on) => [on.before.floor.id, on]));
  return [...claims].flatMap(([workday, ofSeats]) => {
    const concernedOn = new Map(
      [...ofFloor].map(([floor, on]) => [floor, concernedIn(on, workday)]),
    );
    return [...ofSeats.values()]
      .flat()
      .filter(({ period }) => period.end > now)
      .flatMap((claim) => concernedOn.get(claim.floor)?.(claim) ?? []);
  });
}

/** A claim of a floor on a workday with the rules of its seat. */
function concernedIn(change: FloorChange, workday: Workday): (claim: Claim) => OnFloor {
  const rulesBefore = rulesOn(change.before.operation, workday);
  const on = { ...change, rulesOf: sharedRules(change.after, workday) };
  return (claim) => {
    const was = seatOf(on.before.floor, claim.seat);
    const is = seatOf(on.after.floor, claim.seat);
    return {
      on,
      claim,
      workday,
      clock: on.before.site,
      ...(was ? { before: { seat: was, rules: rulesBefore(was) } } : {}),
      ...(is ? { after: on.rulesOf(is) } : {}),
    };
  };
}

/** The rules of a floor on a workday, made once for each seat, the same for seats of which the same is set. */
function sharedRules({ operation }: OperatingFloor, workday: Workday): OnDay['rulesOf'] {
  const reckon = rulesOn(operation, workday);
  const ofSeats = new Map<SeatId, SeatRules>();
  const bySaying = new Map<string, SeatRules>();
  return (seat) => {
    const known = ofSeats.get(seat.id);
    if (known) return known;
    const made = reckon(seat);
    const says = JSON.stringify(made);
    const rules = bySaying.get(says) ?? made;
    bySaying.set(says, rules);
    ofSeats.set(seat.id, rules);
    return rules;
  };
}

async function withHolder<Kind extends OnFloor>(store: TenantStore, one: Kind): Promise<Kind> {
  const of = { person: one.claim.person, workday: one.workday };
  const [before, after] = await Promise.all([
    readBooker(store, one.on.before, of),
    readBooker(store, one.on.after, of),
  ]);
  return { ...one, holder: { before, after } };
}

/** With its holder, where some seat that it could move to asks who that is. */
function readyToMove<Kind extends OnFloor>(store: TenantStore, one: Kind): Promise<Kind> | Kind {
  if (one.holder) return one;
  const targets = new Set(one.on.after.floor.seats.map(one.on.rulesOf));
  const isAsked = [...targets].some((rules) => asksHolderToMove(one.before?.rules, rules));
  return isAsked ? withHolder(store, one) : one;
}

function groupedByHolder<Kind extends Concerned>(bookings: readonly Kind[]): Iterable<Kind[]> {
  const groups = new Map<string, Kind[]>();
  for (const one of bookings) {
    const group = groups.get(one.claim.person);
    if (group) group.push(one);
    else groups.set(one.claim.person, [one]);
  }
  return groups.values();
}

type At = { readonly now: number; readonly holidayOn: HolidayOn };

function withMoves(
  touched: readonly Touched<OnFloor>[],
  claims: ClaimsToCome,
  at: At,
): TouchedBooking[] {
  const promised = promises();
  return touched.map((one) => {
    const held = claims.get(one.workday) ?? new Map();
    const moveTo = nearestFree(one, { ...at, held, promised });
    if (!moveTo) return one;
    promised.add(moveTo.id, one.claim.period);
    return { ...one, moveTo };
  });
}

/** Seats that touched bookings are to move to, and when. */
export type Promises = ReturnType<typeof promises>;

export function promises() {
  const all = new Map<SeatId, Period[]>();
  return {
    add: (seat: SeatId, period: Period) => void all.set(seat, [...(all.get(seat) ?? []), period]),
    isFree: (seat: SeatId, period: Period) =>
      !all.get(seat)?.some((other) => overlaps(other, period)),
  };
}

type Around = At & {
  readonly held: ReadonlyMap<SeatId, readonly Claim[]>;
  readonly promised: Promises;
};

function nearestFree(one: OnFloor, { held, promised, ...at }: Around): Seat | undefined {
  const { after, rulesOf } = one.on;
  const period = fromNow(one.claim.period, at.now);
  const isHeld = (seat: Seat) => held.get(seat.id)?.some((claim) => overlaps(claim.period, period));
  const free = after.floor.seats.filter(
    (seat) => !isHeld(seat) && promised.isFree(seat.id, period),
  );
  return nearestFor(one, free, { ...at, rulesOf });
}

/** The same as it is at this moment, without what others of them are promised. One query. */
export async function readNearestFree(
  { stores, clock, holidays }: TouchedWorld,
  tenant: TenantId,
  { one, promised }: { readonly one: TouchedBooking; readonly promised: Promises },
): Promise<Seat | undefined> {
  const store = stores.forTenant(tenant);
  const held = await readFloorClaims(store, one.claim.floor, one.workday);
  const ready = await readyToMove(store, one);
  const at = { now: clock.now(), holidayOn: holidays.on };
  return nearestFree(ready, { ...at, held, promised });
}

const atOnce = 50;

/** Does something with each, so many at once, and answers in their order. */
async function inTurn<One, Outcome>(
  all: readonly One[],
  work: (one: One) => Outcome | Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < all.length; from += atOnce) {
    outcomes.push(...(await Promise.all(all.slice(from, from + atOnce).map(work))));
  }
  return outcomes;
}
