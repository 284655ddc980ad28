import type { Actor } from '../domain/person.ts';
import { rolesOf } from '../domain/roles.ts';
import type { GrantBody } from './documents.ts';
import { confirmEntitlementWith } from './entitlement.ts';
import type { EntitlementWorld, Somebody } from './entitlement-record.ts';
import type { Clock, Ids } from './ports.ts';
import { isOverAtRsi, rememberRsiSession, rsiSessionName } from './rsi-sessions.ts';
import { administratorsScope } from './scopes.ts';
import { createEntry, type Device } from './session-entries.ts';
import {
  createSession,
  endNamedSession,
  endOf,
  noteUse,
  readSession,
  sessionName,
} from './session-record.ts';
import type { Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/** How much older than the truth `lastSeenAt` may be; saves a write on every request. */
const seenGranularityMs = 5 * 60 * 1000;

export type Session = {
  readonly actor: Actor;
  readonly tenantName: string;
  /** When it ends if it is not used again. */
  readonly endsAt: number;
  /** Until when RSI's yes is fresh, and nobody need look again. */
  readonly confirmedUntil: number;
};

/** Whose session is to be opened, where they signed in, and at what login of RSI's. */
export type SessionWish = Somebody & {
  readonly device?: Device;
  readonly isInTeams?: boolean;
  /** What RSI calls its own session (`sid`). */
  readonly rsiSession?: string;
  /** When RSI was asked to prove them; now where nothing is said. */
  readonly provedAt?: number;
};

export type OpenSession = (wish: SessionWish) => Promise<string>;

/**
 * Opens a session for a person whom RSI has just proved, and answers its secret (2.2.1-c). Where RSI has
 * ended that login since, the session is over from the beginning.
 */
export function openSessionWith(world: World): OpenSession {
  const { stores, clock, ids } = world;
  return async (wish) => {
    const { tenant, person, device = {}, isInTeams = false, rsiSession: sid } = wish;
    const secret = ids.secret();
    const session = sessionName(ids, secret);
    const now = clock.now();
    const rsiSession = sid === undefined ? {} : { rsiSession: rsiSessionName(ids, sid) };
    // All by which it is found before the session itself: none may live that nobody can see and end.
    const entry = { session, tenant, createdAt: now, device, isInTeams, ...rsiSession };
    await createEntry(world, wish, entry);
    if (rsiSession.rsiSession) await rememberRsiSession(world, rsiSession.rsiSession, person);
    const body = { v: 3, tenant, person, createdAt: now, lastSeenAt: now } as const;
    await createSession(stores, session, body);
    const login = { person, ...rsiSession, provedAt: wish.provedAt ?? now };
    if (await isOverAtRsi(world, login)) await endNamedSession(world, session);
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
    const session = sessionName(world.ids, secret);
    const known = await readSession(world.stores, session);
    const now = world.clock.now();
    if (!known || now >= endOf(known.body)) return undefined;
    const { tenant, person, createdAt, lastSeenAt } = known.body;
    const standing = await confirmEntitlement({ tenant, person });
    if (!standing || createdAt < standing.entitledSince) return undefined;
    if (now - lastSeenAt >= seenGranularityMs) await noteUse(world.stores, session, { known, now });
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

export async function readGrants(stores: Stores, tenant: Actor['tenant'], person: Actor['person']) {
  const grant = await stores
    .forTenant(tenant)
    .read<GrantBody>(administratorsScope, `person:${person}`);
  return grant?.body.roles ?? [];
}
