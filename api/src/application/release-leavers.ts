import type { TenantId } from '../domain/ids.ts';
import { leaverGraceMs } from '../domain/leaver-grace.ts';
import { type Operations, operateForService } from './audit/operations.ts';
import { endBooking } from './end-booking.ts';
import {
  type EntitlementBody,
  entitlementKey,
  readEntitlement,
  replaceEntitlement,
  type Somebody,
} from './entitlement-record.ts';
import { claimsOf, everythingFrom } from './held-bookings.ts';
import type { Lease } from './lease.ts';
import { readPeopleSettings } from './people-settings.ts';
import type { Clock, Ids } from './ports.ts';
import { entitlementsScope } from './scopes.ts';
import type { Stores } from './store.ts';
import { isTroubleOfStore } from './store-faults.ts';
import { eachTenant } from './tenants.ts';

export type LeaversWorld = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly operations: Operations;
  /** Hears of a tenant whose leavers could not be looked after; those of the others are. */
  readonly fail: (error: unknown) => void;
};

/** Of one tenant in one round, so that no tenant holds up the others. */
const mostAtOnce = 20;

/**
 * Gives back what leavers still hold, once RSI took the right from them longer ago than their tenant's
 * grace: each booking in its own commit with its event, as a release by hand. Whoever signed in again
 * meanwhile keeps theirs. Cut off, it goes on where it was; a person is passed over once all is done.
 */
export type ReleaseLeavers = (lease: Lease) => Promise<'more' | 'done'>;

export function releaseLeaversWith(world: LeaversWorld): ReleaseLeavers {
  return async (lease) => {
    let progress: 'more' | 'done' = 'done';
    for await (const tenant of eachTenant(world.stores)) {
      const done = await unlessItFails(world, () => releaseIn(world, lease, tenant));
      if (done === 'lost') return 'done';
      if (done === 'more') progress = 'more';
    }
    return progress;
  };
}

/** What fails for one is tried again in the next round, and holds up no other. */
async function unlessItFails<Outcome>(
  { fail }: LeaversWorld,
  work: () => Promise<Outcome>,
): Promise<Outcome | 'failed'> {
  try {
    return await work();
  } catch (error) {
    if (isTroubleOfStore(error)) throw error;
    fail(error);
    return 'failed';
  }
}

async function releaseIn(
  world: LeaversWorld,
  lease: Lease,
  tenant: TenantId,
): Promise<'more' | 'done' | 'lost'> {
  const store = world.stores.forTenant(tenant);
  const { leaverGraceDays } = await readPeopleSettings(store);
  const dueBefore = Math.max(0, world.clock.now() - leaverGraceMs(leaverGraceDays));
  const due = await store.query<EntitlementBody>(entitlementsScope, {
    type: 'entitlement',
    key: 'k1',
    from: entitlementKey('withdrawn', 0),
    to: entitlementKey('withdrawn', dueBefore + 1),
    limit: mostAtOnce,
  });
  let released = 0;
  for (const { body } of due.items) {
    const leaver = { tenant, person: body.person };
    const done = await unlessItFails(world, () =>
      releaseAllOf(world, lease, { leaver, dueBefore }),
    );
    if (done === 'lost') return 'lost';
    if (done === 'done') released += 1;
  }
  return released < mostAtOnce ? 'done' : 'more';
}

/** `lost` with the lease; whoever has it now finds the same people. */
async function releaseAllOf(
  world: LeaversWorld,
  lease: Lease,
  { leaver, dueBefore }: { readonly leaver: Somebody; readonly dueBefore: number },
): Promise<'done' | 'lost'> {
  const { tenant, person } = leaver;
  const period = everythingFrom(world.clock.now());
  const held = await claimsOf(world.stores.forTenant(tenant), person, period);
  const end = { as: 'released', by: 'entitlement-withdrawn' } as const;
  for (const { booking } of held) {
    if (!(await lease.hold())) return 'lost';
    // Looked at before each: somebody who is let in again this very moment loses no more.
    if (!(await dueOf(world, leaver, dueBefore))) return 'done';
    const asked = {
      event: 'booking.release-leaver',
      tenant,
      object: { kind: 'booking', id: booking },
    };
    await operateForService(world, asked, async () => {
      await endBooking(world, tenant, { booking, end });
      return { outcome: undefined, ending: { outcome: 'done' } };
    });
  }
  if (!(await lease.hold())) return 'lost';
  const known = await dueOf(world, leaver, dueBefore);
  if (!known) return 'done';
  await replaceEntitlement(world, leaver, { known, body: { ...known.body, isReleased: true } });
  return 'done';
}

/** Their entitlement, where it is withdrawn and their grace is over at this moment. */
async function dueOf({ stores }: LeaversWorld, leaver: Somebody, dueBefore: number) {
  const known = await readEntitlement(stores, leaver);
  const { state, withdrawnAt = Number.MAX_SAFE_INTEGER } = known?.body ?? {};
  return state === 'withdrawn' && withdrawnAt <= dueBefore ? known : undefined;
}
