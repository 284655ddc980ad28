import type { FloorMoment, FloorState, ViewerState } from '../domain/availability.ts';
import { fromNow } from '../domain/booking-window.ts';
import type { Claim, Claims } from '../domain/claim.ts';
import { seatOf } from '../domain/floor.ts';
import type { FloorId, PersonId, SeatId } from '../domain/ids.ts';
import type { Period } from '../domain/period.ts';
import { addDays, type Workday, workdayAt } from '../domain/workday.ts';
import { type PublishedFloor, readFloor, readSeen } from './directory.ts';
import type { GuardBody } from './documents.ts';
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

type Asked = { readonly wanted: Period; readonly now: number };

const workdayOf = ({ wanted, now }: Asked, { site }: PublishedFloor) =>
  workdayAt(fromNow(wanted, now).start, site.timeZone);

/** What everybody may know of a floor. A query, and one read for each holder. */
export async function readFloorState(
  store: TenantStore,
  published: PublishedFloor,
  asked: Asked,
): Promise<FloorState> {
  const { floor, site } = published;
  const claims = await readFloorClaims(store, floor.id, workdayOf(asked, published));
  const holders = [...claims.values()].flat().map((claim) => claim.person);
  return {
    ...asked,
    floor,
    timeZone: site.timeZone,
    claimsOf: (seat) => claims.get(seat.id) ?? [],
    seen: await readSeen(store, holders, 'a-channel'),
  };
}

/** What a viewer has around the wanted workday. Four reads, and two for each other floor. */
export async function readViewerState(
  store: TenantStore,
  published: PublishedFloor,
  asked: Asked & { readonly viewer: PersonId },
): Promise<ViewerState> {
  const guards = await readPersonGuards(store, asked.viewer, workdayOf(asked, published));
  const viewersClaims = claimsIn(guards);
  const [seen, nameOf] = await Promise.all([
    readSeen(store, [asked.viewer], asked.viewer),
    readSeatNames(store, viewersClaims, published),
  ]);
  return { ...asked, timeZone: published.site.timeZone, viewersClaims, nameOf, seen };
}

/** All that availability is decided from. A query, four reads, and one read for each holder. */
export async function readFloorMoment(
  store: TenantStore,
  published: PublishedFloor,
  asked: Asked & { readonly viewer: PersonId },
): Promise<FloorMoment> {
  const [state, viewer] = await Promise.all([
    readFloorState(store, published, { wanted: asked.wanted, now: asked.now }),
    readViewerState(store, published, asked),
  ]);
  const seen = (person: PersonId) => (person === asked.viewer ? viewer : state).seen(person);
  return { ...state, ...viewer, seen };
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
