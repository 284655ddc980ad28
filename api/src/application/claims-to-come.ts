import type { Claim, Claims } from '../domain/claim.ts';
import type { SeatId } from '../domain/ids.ts';
import { mostDaysAhead } from '../domain/operation-settings.ts';
import { addDays, daysBetween, type Workday, workdayAt } from '../domain/workday.ts';
import type { PublishedFloor } from './directory.ts';
import type { GuardBody } from './documents.ts';
import { readFloorClaims } from './floor-moment.ts';
import { dayScope } from './scopes.ts';
import { allOf, type TenantStore } from './store.ts';

/** The claims of seats on workdays; seats and workdays without any are absent. */
export type ClaimsToCome = ReadonlyMap<Workday, ReadonlyMap<SeatId, Claims>>;

/** Few floors are asked one by one; of many, a whole day is read at once. */
const fewFloors = 4;

/**
 * What is claimed of floors on every workday on which somebody may hold something, what has begun
 * included. One query for each day and floor, or for each day where floors are many.
 */
export async function readClaimsToCome(
  store: TenantStore,
  floors: readonly PublishedFloor[],
  now: number,
): Promise<ClaimsToCome> {
  const todays = floors.map(({ site }) => workdayAt(now, site)).sort();
  const [first] = todays;
  const last = todays.at(-1);
  if (!first || !last) return new Map();
  const length = daysBetween(first, last) + mostDaysAhead + 1;
  const days = Array.from({ length }, (_, day) => addDays(first, day));
  const all = await Promise.all(
    days.map(async (day) => [day, await readClaimsOn(store, floors, day)] as const),
  );
  return new Map(all);
}

async function readClaimsOn(
  store: TenantStore,
  floors: readonly PublishedFloor[],
  day: Workday,
): Promise<ReadonlyMap<SeatId, Claims>> {
  if (floors.length > fewFloors) return readAllClaims(store, day);
  const each = await Promise.all(floors.map(({ floor }) => readFloorClaims(store, floor.id, day)));
  return new Map(each.flatMap((claims) => [...claims]));
}

async function readAllClaims(
  store: TenantStore,
  day: Workday,
): Promise<ReadonlyMap<SeatId, Claims>> {
  const query = { type: 'seat-guard', key: 'k1' } as const;
  const guards = await allOf<GuardBody>(store, dayScope(day), query);
  return new Map(
    guards.flatMap(({ body }) => {
      const [first]: readonly Claim[] = body.claims;
      return first ? [[first.seat, body.claims] as const] : [];
    }),
  );
}
