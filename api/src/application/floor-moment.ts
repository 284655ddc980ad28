import type { FloorMoment, FloorState, ViewerState } from '../domain/availability.ts';
import { asksForQuota, type Booker } from '../domain/booking-rules.ts';
import { fromNow } from '../domain/booking-window.ts';
import type { Claim, Claims } from '../domain/claim.ts';
import { seatOf } from '../domain/floor.ts';
import type { HolidayOn } from '../domain/holiday.ts';
import type { FloorId, PersonId, SeatId } from '../domain/ids.ts';
import { rulesOn, type SeatRules } from '../domain/operation.ts';
import type { Period } from '../domain/period.ts';
import { asSeenBy } from '../domain/person.ts';
import type { Seat } from '../domain/seat.ts';
import { addDays, type Workday, workdayAt } from '../domain/workday.ts';
import { readCountedDays } from './counted-bookings.ts';
import { type PublishedFloor, readFloor, readPersonItem, readSeen } from './directory.ts';
import type { GuardBody } from './documents.ts';
import type { OperatingFloor } from './operating-floor.ts';
import { dayScope, personGuardId } from './scopes.ts';
import { allOf, type Item, type TenantStore } from './store.ts';

/** The claims of each seat of a floor on a workday; seats without claims are absent. One query. */
export async function readFloorClaims(
  store: TenantStore,
  floor: FloorId,
  workday: Workday,
): Promise<ReadonlyMap<SeatId, Claims>> {
  const guards = await allOf<GuardBody>(store, dayScope(workday), {
    type: 'seat-guard',
    key: 'k1',
    prefix: `${floor}.`,
  });
  return new Map(
    guards.flatMap(({ body }) => {
      const first = body.claims[0];
      return first ? [[first.seat, body.claims] as const] : [];
    }),
  );
}

/**
 * A person's guards of the day before, the workday, and the day after: sites in far zones share
 * instants across dates. The day itself is guarded by the commit, its neighbours are looked at only.
 */
export function readPersonGuards(
  store: TenantStore,
  person: PersonId,
  workday: Workday,
): Promise<(Item<GuardBody> | undefined)[]> {
  const days = [-1, 0, 1].map((days) => addDays(workday, days));
  return Promise.all(
    days.map((day) => store.read<GuardBody>(dayScope(day), personGuardId(person))),
  );
}

export function claimsIn(guards: readonly (Item<GuardBody> | undefined)[]): Claims {
  return guards.flatMap((guard) => guard?.body.claims ?? []);
}

type Asked = { readonly wanted: Period; readonly now: number; readonly holidayOn: HolidayOn };

export const wishedWorkday = ({ wanted, now }: Pick<Asked, 'wanted' | 'now'>, of: PublishedFloor) =>
  workdayAt(fromNow(wanted, now).start, of.site);

/** What everybody may know of a floor. A query, and one read for each holder. */
export async function readFloorState(
  store: TenantStore,
  on: OperatingFloor,
  asked: Asked,
): Promise<FloorState> {
  const { floor, site, operation } = on;
  const workday = wishedWorkday(asked, on);
  const claims = await readFloorClaims(store, floor.id, workday);
  const holders = [...claims.values()].flat().map((claim) => claim.person);
  return {
    ...asked,
    floor,
    clock: site,
    rulesOf: rulesOn(operation, workday),
    claimsOf: (seat) => claims.get(seat.id) ?? [],
    seen: await readSeen(store, holders, 'a-channel'),
  };
}

type WhoAndWhen = {
  readonly person: PersonId;
  readonly workday: Workday;
  /** Whose rules are asked; absent for all of the floor's. */
  readonly seats?: readonly Seat[];
};

/**
 * What rules may ask of a person. Four reads, two for each other floor, and where a quota holds for one of
 * the seats, one for each day of its week or month.
 */
export async function readBooker(
  store: TenantStore,
  on: OperatingFloor,
  of: WhoAndWhen,
): Promise<Booker> {
  return (await readBookerAndGuard(store, on, of)).booker;
}

/** The same, with the guard of the workday as it was read. */
export async function readBookerAndGuard(
  store: TenantStore,
  on: OperatingFloor,
  of: WhoAndWhen,
): Promise<{ readonly booker: Booker; readonly guard: Item<GuardBody> | undefined }> {
  const [guards, item] = await Promise.all([
    readPersonGuards(store, of.person, of.workday),
    readPersonItem(store, of.person),
  ]);
  const claims = claimsIn(guards);
  const rulesOf = rulesOn(on.operation, of.workday);
  const rules = [...new Set((of.seats ?? on.floor.seats).map(rulesOf))];
  const [nameOf, counted, seen] = await Promise.all([
    readSeatNames(store, claims, on),
    readCounted(store, { ...of, rules, guards }),
    readSeen(store, assignees(rules), 'a-channel'),
  ]);
  const myself = asSeenBy(item?.body, of.person);
  const booker = {
    person: of.person,
    groups: item?.body.groups ?? [],
    claims,
    nameOf,
    counted,
    seen: (person: PersonId) => (person === of.person ? myself : seen(person)),
  };
  return { booker, guard: guards[1] };
}

/** What a viewer has around the wanted workday, and the rules it is held against. */
export async function readViewerState(
  store: TenantStore,
  on: OperatingFloor,
  asked: Asked & { readonly viewer: PersonId },
): Promise<ViewerState> {
  const { viewer: person, ...wish } = asked;
  const workday = wishedWorkday(wish, on);
  const viewer = await readBooker(store, on, { person, workday });
  return { ...wish, clock: on.site, rulesOf: rulesOn(on.operation, workday), viewer };
}

function assignees(rules: readonly SeatRules[]): PersonId[] {
  return rules.flatMap(({ settings: { seatMode } }) =>
    seatMode.kind === 'assigned' ? [seatMode.to] : [],
  );
}

function readCounted(
  store: TenantStore,
  of: {
    readonly person: PersonId;
    readonly workday: Workday;
    readonly rules: readonly SeatRules[];
    readonly guards: readonly (Item<GuardBody> | undefined)[];
  },
): Promise<readonly Workday[]> | readonly Workday[] {
  const quotas = of.rules
    .filter(asksForQuota)
    .flatMap(({ settings }) => [
      settings.quota,
      ...settings.groupRules.flatMap(({ quota }) => quota ?? []),
    ]);
  if (quotas.length === 0) return [];
  const around = [-1, 0, 1].map((days, at) => [addDays(of.workday, days), of.guards[at]] as const);
  const { person, workday } = of;
  return readCountedDays(store, { person, workday, quotas, known: new Map(around) });
}

/** All that availability is decided from. A query, four reads, and one read for each holder. */
export async function readFloorMoment(
  store: TenantStore,
  on: OperatingFloor,
  asked: Asked & { readonly viewer: PersonId },
): Promise<FloorMoment> {
  const { viewer: person, ...wish } = asked;
  const [state, viewer] = await Promise.all([
    readFloorState(store, on, wish),
    readBooker(store, on, { person, workday: wishedWorkday(asked, on) }),
  ]);
  return momentFor(viewer, state);
}

/** A floor with who looks; of themselves they see what is theirs. */
export function momentFor(viewer: Booker, state: FloorState): FloorMoment {
  const seen = (person: PersonId) => (person === viewer.person ? viewer : state).seen(person);
  return { ...state, viewer, seen };
}

/** What the seats of some claims are called; reads the floors other than the known one. */
async function readSeatNames(
  store: TenantStore,
  claims: Claims,
  known: PublishedFloor,
): Promise<(claim: Claim) => string> {
  const elsewhere = [...new Set(claims.map((claim) => claim.floor))].filter(
    (floor) => floor !== known.floor.id,
  );
  const floors = await Promise.all(elsewhere.map((floor) => readFloor(store, floor)));
  const all = [known, ...floors.filter((floor) => floor !== undefined)];
  return (claim) => {
    const on = all.find((published) => published.floor.id === claim.floor);
    return (on && seatOf(on.floor, claim.seat)?.name) ?? claim.seat;
  };
}
