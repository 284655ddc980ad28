import type { PersonId, TenantId } from '../domain/ids.ts';
import { ask } from './entitlement.ts';
import { type EntitlementWorld, readEntitlement } from './entitlement-record.ts';
import { everythingFrom, holdersIn } from './held-bookings.ts';
import type { Lease } from './lease.ts';
import { isTroubleOfStore } from './store-faults.ts';
import { eachTenant } from './tenants.ts';

export type RecheckWorld = EntitlementWorld & {
  /** Hears of a tenant whose people could not be looked through; those of the others are. */
  readonly fail: (error: unknown) => void;
};

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;
/** Of one round; with the pause between rounds it is what RSI gets to do beside the people who are here. */
const mostQuestions = 10;
/** So many questions without an answer, one after the other, are an RSI that is better left alone. */
const mostSilences = 3;
const quietMs = 5 * minuteMs;
/** How often all people with bookings are looked through for those whose yes is a day old. */
const passMs = 60 * minuteMs;

/**
 * Asks RSI once a day about each person who holds bookings and does not come themselves, so that a leaver
 * is found out who never looks in again. A few at a time; silence changes nothing and stops the asking
 * for a while. Costs a query for each day and tenant in an hour, and a read for each person.
 */
export type RecheckPeople = (lease: Lease) => Promise<'done'>;

export function recheckPeopleWith(world: RecheckWorld): RecheckPeople {
  const state: State = { people: undefined, nextPassAt: 0, quietUntil: 0 };
  return async (lease) => {
    const now = world.clock.now();
    if (now < state.quietUntil) return 'done';
    if (!state.people && now < state.nextPassAt) return 'done';
    state.people ??= peopleToAsk(world);
    try {
      if ((await askSome(world, lease, { people: state.people, state })) === 'through') {
        state.people = undefined;
        state.nextPassAt = now + passMs;
      }
    } catch (error) {
      // The next round begins anew; whoever was asked already is passed over.
      state.people = undefined;
      throw error;
    }
    return 'done';
  };
}

type State = {
  /** Where the pass through all people is; undefined between passes. */
  people: AsyncGenerator<Asked> | undefined;
  nextPassAt: number;
  quietUntil: number;
};
type Asked = { readonly tenant: TenantId; readonly person: PersonId };

async function askSome(
  world: RecheckWorld,
  lease: Lease,
  { people, state }: { readonly people: AsyncGenerator<Asked>; readonly state: State },
): Promise<'through' | 'waiting'> {
  let silences = 0;
  for (let asked = 0; asked < mostQuestions; asked += 1) {
    if (!(await lease.hold())) return 'waiting';
    const next = await people.next();
    if (next.done) return 'through';
    silences = (await wasAnswered(world, next.value)) ? 0 : silences + 1;
    if (silences === mostSilences) {
      state.quietUntil = world.clock.now() + quietMs;
      return 'waiting';
    }
  }
  return 'waiting';
}

async function wasAnswered(world: RecheckWorld, somebody: Asked): Promise<boolean> {
  await ask(world, somebody);
  return !(await isDue(world, somebody));
}

/** Whether RSI's last word is a yes of a day ago. */
async function isDue({ stores, clock }: RecheckWorld, somebody: Asked): Promise<boolean> {
  const known = await readEntitlement(stores, somebody);
  return known?.body.state === 'entitled' && clock.now() - known.body.confirmedAt >= dayMs;
}

/** A tenant after the other. */
async function* peopleToAsk(world: RecheckWorld): AsyncGenerator<Asked> {
  for await (const tenant of eachTenant(world.stores)) yield* peopleOf(world, tenant);
}

async function* peopleOf(world: RecheckWorld, tenant: TenantId): AsyncGenerator<Asked> {
  try {
    const period = everythingFrom(world.clock.now());
    for await (const person of holdersIn(world.stores.forTenant(tenant), period)) {
      if (await isDue(world, { tenant, person })) yield { tenant, person };
    }
  } catch (error) {
    if (isTroubleOfStore(error)) throw error;
    world.fail(error);
  }
}
