import type { Stores } from '../../../api/src/application/store.ts';
import type { UseCases } from '../../../api/src/application/use-cases.ts';
import { type FloorId, type SeatId, type TenantId, tenantId } from '../../../api/src/domain/ids.ts';
import type { Period } from '../../../api/src/domain/period.ts';
import type { Actor } from '../../../api/src/domain/person.ts';
import {
  addDays,
  clockTime,
  instantAt,
  type Workday,
  workdayAt,
} from '../../../api/src/domain/workday.ts';
import { sessionCookie } from '../../../api/src/http/cookies.ts';
import { entitled, signedIn } from '../signed-in.ts';
import { aFloor, anActor, anAdministrator, knownPeople, siteClock } from '../world.ts';
import { useCasesOverBare } from './bare-world.ts';
import type { SharedStore } from './shared-store.ts';
import { openPlace } from './store-place.ts';

/** Somebody with a session, so that no login page stands before a storm. */
export type StormPerson = { readonly actor: Actor; readonly cookie: string };

/** A tenant with a floor, people and days to fight over, in a store that this process has open too. */
export type StormWorld = {
  readonly tenant: TenantId;
  readonly stores: Stores;
  readonly useCases: UseCases;
  readonly floor: FloorId;
  readonly seats: readonly SeatId[];
  readonly days: readonly Workday[];
  readonly people: readonly StormPerson[];
  readonly admin: StormPerson;
  /** To be called before the store is closed. */
  readonly stopEntitling: () => Promise<void>;
};

const tokyo = siteClock('Asia/Tokyo');
/** From the day after tomorrow on: no run gets past midnight into a day that it books. */
const firstDayAhead = 2;
export const mostDays = 12;
const halfHourMs = 30 * 60_000;
const renewEveryMs = 15_000;
/** Half hours from 08:00 to 20:00. */
export const halfHours = 24;

export async function makeStormWorld(
  store: SharedStore,
  { name, people, seats, days }: { name: string; people: number; seats: number; days: number },
): Promise<StormWorld> {
  const stores = await openPlace(store.place);
  const useCases = useCasesOverBare(stores);
  const tenant = tenantId(name);
  const actors = Array.from({ length: people }, (_, at) => anActor(`p${at}`, tenant));
  const admin = anAdministrator(tenant);
  await knownPeople({ useCases }, admin, ...actors);
  const { floor } = await aFloor({ useCases }, { tenant, seats });
  const today = workdayAt(Date.now(), tokyo);
  const entering = (actor: Actor) => signIn(useCases, actor);
  return {
    tenant,
    stores,
    useCases,
    floor: floor.id,
    seats: floor.seats.map((seat) => seat.id),
    days: Array.from({ length: days }, (_, day) => addDays(today, firstDayAhead + day)),
    people: await Promise.all(actors.map(entering)),
    admin: await entering(admin),
    stopEntitling: keepEntitled(useCases, [...actors, admin]),
  };
}

/** No RSI stands behind a storm, so that each person's yes is renewed before anybody would ask for it. */
function keepEntitled(useCases: UseCases, actors: readonly Actor[]): () => Promise<void> {
  let renewing = Promise.resolve();
  const timer = setInterval(() => {
    renewing = renewAll(useCases, actors);
  }, renewEveryMs).unref();
  return async () => {
    clearInterval(timer);
    await renewing;
  };
}

/** A store that is being made to fail may refuse; the next round is soon enough. */
async function renewAll(useCases: UseCases, actors: readonly Actor[]): Promise<void> {
  await Promise.allSettled(actors.map((actor) => entitled({ useCases }, actor)));
}

async function signIn(useCases: UseCases, actor: Actor): Promise<StormPerson> {
  const secret = await signedIn({ useCases }, actor);
  return { actor, cookie: `${sessionCookie}=${secret}` };
}

/** A span of half hours of a workday's opening hours. */
export function periodOn(
  workday: Workday,
  { from, halfHours }: { readonly from: number; readonly halfHours: number },
): Period {
  const start = instantAt(workday, clockTime('08:00'), tokyo) + from * halfHourMs;
  return { start, end: start + halfHours * halfHourMs };
}

export const openHoursOn = (workday: Workday) => periodOn(workday, { from: 0, halfHours });
