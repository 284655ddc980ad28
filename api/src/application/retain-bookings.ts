import type { TenantId } from '../domain/ids.ts';
import { addDays, calendarOf, parseTimeZone, type Workday, workdayAt } from '../domain/workday.ts';
import { ageDay } from './age-day.ts';
import { type Operations, operateForService } from './audit/operations.ts';
import type { Versioned } from './documents.ts';
import type { Lease } from './lease.ts';
import { dueKey } from './pending-notices.ts';
import type { Clock, Ids } from './ports.ts';
import { workerScope } from './scopes.ts';
import type { Operation, Stores } from './store.ts';
import { isTroubleOfStore } from './store-faults.ts';
import { type KnownTenant, knownTenants } from './tenants.ts';

export type RetentionWorld = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly operations: Operations;
  /** Hears of a tenant whose days could not be aged; the others are. */
  readonly fail: (error: unknown) => void;
};

/** After so many days nobody needs to know who sat where (behaviour I4, its default). */
const retentionDays = 365;
const dayMs = 24 * 60 * 60 * 1000;

/** The first day of a tenant that is still to be looked at. */
type ProgressBody = Versioned<{ readonly next: Workday }>;

const progressId = (tenant: string) => `retention:${tenant}`;

/**
 * Makes bookings anonymous that are older than 365 days, tenant by tenant and day by day, each day
 * once: how far a tenant is moves in one commit with the lease. Costs requests nothing, and a day on
 * which nothing ages a read for each tenant.
 */
export type RetainBookings = (lease: Lease) => Promise<'more' | 'done'>;

export function retainBookingsWith(world: RetentionWorld): RetainBookings {
  let doneThrough: Workday | undefined;
  return async (lease) => {
    const last = lastToAge(world.clock);
    if (doneThrough !== undefined && doneThrough >= last) return 'done';
    const outcome = await ageAll(world, lease, last);
    if (outcome === 'aged' && (await forgetParked(world, lease))) doneThrough = last;
    return 'done';
  };
}

/** By the date in Greenwich, more than 365 days ago: everywhere on earth at least so many dates have passed. */
const lastToAge = (clock: Clock) => addDays(dateAt(clock.now()), -(retentionDays + 1));

function dateAt(instant: number): Workday {
  const zone = parseTimeZone('UTC');
  if (!zone) throw new Error('No zone is called UTC');
  return workdayAt(instant, calendarOf(zone));
}

/** `partly` where a tenant failed, which is tried again in the next round; `lost` with the lease. */
async function ageAll(
  world: RetentionWorld,
  lease: Lease,
  last: Workday,
): Promise<'aged' | 'partly' | 'lost'> {
  let outcome: 'aged' | 'partly' = 'aged';
  let cursor: string | undefined;
  do {
    const page = await knownTenants(world.stores, cursor);
    for (const tenant of page.tenants) {
      const aged = await ageOrFail(world, lease, { tenant, last });
      if (aged === 'lost') return 'lost';
      if (aged === 'failed') outcome = 'partly';
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return outcome;
}

type Asked = { readonly tenant: KnownTenant; readonly last: Workday };

async function ageOrFail(
  world: RetentionWorld,
  lease: Lease,
  asked: Asked,
): Promise<'aged' | 'failed' | 'lost'> {
  try {
    return await ageTenant(world, lease, asked);
  } catch (error) {
    if (isTroubleOfStore(error)) throw error;
    world.fail(error);
    return 'failed';
  }
}

async function ageTenant(
  world: RetentionWorld,
  lease: Lease,
  { tenant: { tenant, firstSeenAt }, last }: Asked,
): Promise<'aged' | 'lost'> {
  const { stores } = world;
  const known = await stores.forService.read<ProgressBody>(workerScope, progressId(tenant));
  // Before its first person nobody booked; far in the west it was the day before.
  let day = known?.body.next ?? addDays(dateAt(firstSeenAt), -1);
  while (day <= last) {
    if (!(await lease.hold())) return 'lost';
    await ageOnRecord(world, tenant, day);
    day = addDays(day, 1);
    if (!(await lease.commit([progressOf(tenant, day)]))) return 'lost';
  }
  return 'aged';
}

function ageOnRecord(world: RetentionWorld, tenant: TenantId, day: Workday): Promise<void> {
  const asked = { event: 'booking.age', tenant, object: { kind: 'workday', id: day } };
  return operateForService(world, asked, async () => {
    await ageDay(world.stores.forTenant(tenant), day);
    return { outcome: undefined, ending: { outcome: 'done' } };
  });
}

function progressOf(tenant: string, next: Workday): Operation {
  const body: ProgressBody = { v: 1, next };
  return {
    kind: 'put',
    item: { id: progressId(tenant), type: 'retention-progress', k1: tenant, body },
  };
}

/** Nobody will be told any more what happened so long ago; false where the lease was lost. */
async function forgetParked({ stores, clock }: RetentionWorld, lease: Lease): Promise<boolean> {
  const to = dueKey(clock.now() - retentionDays * dayMs);
  for (;;) {
    const query = { type: 'parked-notice', key: 'k1', to, limit: 90 } as const;
    const { items } = await stores.forService.query(workerScope, query);
    if (items.length === 0) return true;
    const gone = items.map(({ id }) => ({ kind: 'delete', id }) as const);
    if (!((await lease.hold()) && (await lease.commit(gone)))) return false;
  }
}
