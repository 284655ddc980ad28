import type { FloorId } from '../domain/ids.ts';
import { addDays, calendarOf, parseTimeZone, type Workday, workdayAt } from '../domain/workday.ts';
import type { BookingBody } from './documents.ts';
import { type ArrivalsWorld, type Floors, type Round, takeStep } from './due-booking.ts';
import { beat } from './heartbeat.ts';
import type { Lease } from './lease.ts';
import { type OperatingFloor, readOperatingFloor } from './operating-floor.ts';
import { bookingDueKey, dayScope } from './scopes.ts';
import type { Item, TenantStore } from './store.ts';
import { isTroubleOfStore } from './store-faults.ts';
import { eachTenant } from './tenants.ts';

/** Of one tenant and day in one round, so that none holds up the others. */
const mostAtOnce = 100;

/**
 * Reminds those who are expected and have not checked in, and lets their bookings lapse where they do not
 * come (C5, C6): never sooner than agreed, than today's settings say, or than they were told for long enough,
 * and later by every outage (C7). Each step is one commit on the booking as it was read, so that nothing is
 * done twice, whoever else is at it. A round at rest costs three queries for each tenant, two reads, and a
 * write each minute.
 */
export type WatchArrivals = (lease: Lease) => Promise<'more' | 'done'>;

export function watchArrivalsWith(world: ArrivalsWorld): WatchArrivals {
  return async (lease) => {
    const now = world.clock.now();
    const heartbeat = await beat(world.stores, lease, now);
    if (!heartbeat) return 'done';
    const { outages } = heartbeat;
    const progress = await overEach(eachTenant(world.stores), (tenant) => {
      const store = world.stores.forTenant(tenant);
      const round = { now, outages, tenant, floors: rememberedFloors(store) };
      return overEach(workdaysAround(now), (workday) =>
        lookAfter(world, lease, { ...round, workday }),
      );
    });
    if (progress === 'lost') return 'done';
    return progress === 'late' ? 'more' : progress;
  };
}

/**
 * `lost` with the lease. `late` where the clock went on meanwhile, as after a sleep: what was decided at the
 * beginning of the round holds no longer, and the next one sees the outage first.
 */
type Progress = 'more' | 'done' | 'lost' | 'late';

async function overEach<One>(
  all: Iterable<One> | AsyncIterable<One>,
  look: (one: One) => Promise<Progress>,
): Promise<Progress> {
  let progress: Progress = 'done';
  for await (const one of all) {
    const looked = await look(one);
    if (looked === 'lost' || looked === 'late') return looked;
    if (looked === 'more') progress = 'more';
  }
  return progress;
}

/** Every date that is today somewhere on earth. */
function workdaysAround(now: number): Workday[] {
  const zone = parseTimeZone('UTC');
  if (!zone) throw new Error('No zone is called UTC');
  const today = workdayAt(now, calendarOf(zone));
  return [-1, 0, 1].map((days) => addDays(today, days));
}

/** Each floor is read once a round. */
function rememberedFloors(store: TenantStore): Floors {
  const known = new Map<FloorId, Promise<OperatingFloor | undefined>>();
  return (floor) => {
    const read = known.get(floor) ?? readOperatingFloor(store, floor);
    known.set(floor, read);
    return read;
  };
}

const longestRound = 60_000;

async function lookAfter(
  world: ArrivalsWorld,
  lease: Lease,
  { workday, ...round }: Round & { readonly workday: Workday },
): Promise<Progress> {
  const store = world.stores.forTenant(round.tenant);
  let done = 0;
  for (const known of await readDue(store, workday, round.now)) {
    if (!(await lease.hold())) return 'lost';
    if (Math.abs(world.clock.now() - round.now) > longestRound) return 'late';
    if (await tookStep(world, round, known)) done += 1;
  }
  return done < mostAtOnce ? 'done' : 'more';
}

/** What fails for one is tried again in the next round, and holds up no other. */
async function tookStep(
  world: ArrivalsWorld,
  round: Round,
  known: Item<BookingBody>,
): Promise<boolean> {
  try {
    return await takeStep(world, round, known);
  } catch (error) {
    if (isTroubleOfStore(error)) throw error;
    world.fail(error);
    return false;
  }
}

async function readDue(store: TenantStore, workday: Workday, now: number) {
  const query = { type: 'booking', key: 'k2', from: bookingDueKey(0) } as const;
  const until = { to: bookingDueKey(now + 1), limit: mostAtOnce };
  return (await store.query<BookingBody>(dayScope(workday), { ...query, ...until })).items;
}
