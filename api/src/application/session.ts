import type { Actor } from '../domain/person.ts';
import { rolesOf } from '../domain/roles.ts';
import { untilCommitted } from './command.ts';
import type { GrantBody, SessionBody } from './documents.ts';
import { confirmEntitlementWith } from './entitlement.ts';
import type { EntitlementWorld, Somebody } from './entitlement-record.ts';
import type { Clock, Ids } from './ports.ts';
import { administratorsScope } from './scopes.ts';
import type { Item, Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/** Idle and absolute life of a session (2.2.1-d, the reading of security.md). */
export const idleMs = 8 * 60 * 60 * 1000;
export const absoluteMs = 24 * 60 * 60 * 1000;
/** How much older than the truth `lastSeenAt` may be; saves a write on every request. */
const seenGranularityMs = 5 * 60 * 1000;
/** How long an ended session is remembered as ended; longer than any process lags behind. */
const endedSeconds = 60 * 60;

export type Session = {
  readonly actor: Actor;
  readonly tenantName: string;
  /** When it ends if it is not used again. */
  readonly endsAt: number;
  /** Until when RSI's yes is fresh, and nobody need look again. */
  readonly confirmedUntil: number;
};

/** The secret is stored hashed: who reads the store cannot use what is in it. */
const placeOf = (ids: Ids, secret: string) => {
  const id = ids.derived('session', secret);
  return { scope: `s:${id.slice(0, 2)}`, id: `session:${id}` };
};

export type OpenSession = (of: Somebody) => Promise<string>;

/** Opens a session for a person whom RSI has just proved, and answers its secret (2.2.1-c). */
export function openSessionWith({ stores, clock, ids }: World): OpenSession {
  return async ({ tenant, person }) => {
    const secret = ids.secret();
    const now = clock.now();
    const body: SessionBody = { v: 2, tenant, person, createdAt: now, lastSeenAt: now };
    const { scope, id } = placeOf(ids, secret);
    const item = { id, type: 'session', ttlSeconds: absoluteMs / 1000, body };
    await stores.forService.commit(scope, [{ kind: 'create', item }]);
    return secret;
  };
}

/**
 * Who a secret belongs to, with today's roles; undefined where the session has ended, or RSI took the
 * entitlement back (2.2.1-e). Throws `EntitlementUnconfirmed`. Three reads.
 */
export type ResolveSession = (secret: string) => Promise<Session | undefined>;

export function resolveSessionWith(world: EntitlementWorld & Pick<World, 'ids'>): ResolveSession {
  const confirmEntitlement = confirmEntitlementWith(world);
  return async (secret) => {
    const { scope, id } = placeOf(world.ids, secret);
    const known = await world.stores.forService.read<SessionBody>(scope, id);
    const now = world.clock.now();
    if (!known || now >= endOf(known.body)) return undefined;
    const { tenant, person, createdAt } = known.body;
    const standing = await confirmEntitlement({ tenant, person });
    if (!standing || createdAt < standing.entitledSince) return undefined;
    await touch(world, scope, known, now);
    const granted = await readGrants(world.stores, tenant, person);
    const { tenantName, isCompanyAdministrator, confirmedUntil } = standing;
    return {
      tenantName,
      confirmedUntil,
      endsAt: endOf(known.body),
      actor: { tenant, person, roles: rolesOf({ isCompanyAdministrator, granted }) },
    };
  };
}

function endOf({ createdAt, lastSeenAt }: SessionBody): number {
  return Math.min(lastSeenAt + idleMs, createdAt + absoluteMs);
}

async function touch(
  { stores }: World,
  scope: string,
  known: Item<SessionBody>,
  now: number,
): Promise<void> {
  if (now - known.body.lastSeenAt < seenGranularityMs) return;
  const left = Math.ceil((known.body.createdAt + absoluteMs - now) / 1000);
  const body: SessionBody = { ...known.body, lastSeenAt: now };
  const item = { id: known.id, type: 'session', ttlSeconds: left, body };
  // Where another request touched it first, that one's time is as good; where it ended, it stays ended.
  await stores.forService.commit(scope, [{ kind: 'replace', item, ifMatch: known.etag }]);
}

export async function readGrants(stores: Stores, tenant: Actor['tenant'], person: Actor['person']) {
  const grant = await stores
    .forTenant(tenant)
    .read<GrantBody>(administratorsScope, `person:${person}`);
  return grant?.body.roles ?? [];
}

/** Ends a session on the server; the cookie alone opens nothing any more. */
export type EndSession = (secret: string) => Promise<void>;

export function endSessionWith({ stores, ids }: Pick<World, 'stores' | 'ids'>): EndSession {
  return async (secret) => {
    const { scope, id } = placeOf(ids, secret);
    await untilCommitted(async () => {
      const known = await stores.forService.read<SessionBody>(scope, id);
      if (!known) return 'ended';
      // Written and not deleted: the change feed, by which every process knows, tells of no deletion.
      const body: SessionBody = { ...known.body, lastSeenAt: 0 };
      const item = { id, type: 'session', ttlSeconds: endedSeconds, body };
      const ended = await stores.forService.commit(scope, [
        { kind: 'replace', item, ifMatch: known.etag },
      ]);
      return ended.ok ? 'ended' : 'again';
    });
  };
}
