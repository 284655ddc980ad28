import type { Versioned } from './documents.ts';
import type { EntitlementWorld } from './entitlement-record.ts';
import { tenantOfOrganisation } from './organisations.ts';
import type { Clock, Entra, EntraUser, Ids } from './ports.ts';
import { type OpenSession, openSessionWith, type SessionWish } from './session.ts';
import type { Stores } from './store.ts';
import { actorOfTeamsUserWith } from './teams-chats.ts';

type World = EntitlementWorld & {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly entra: Entra;
};

/** Where no Teams app is registered, no token is anybody's. */
export const noEntra: Entra = {
  organisationIn: () => undefined,
  verify: async () => undefined,
};

type SpentBody = Versioned<{ readonly at: number }>;

/**
 * Opens a session in a Teams frame for whom Teams signed in, and answers its secret; undefined where the
 * token is not good, was used before, is of an organisation that is not connected, or of somebody who
 * has not linked this account in a chat or is not entitled any more. Which of these it was nobody
 * learns. Throws `EntitlementUnconfirmed`.
 */
export type SignInWithTeams = (asked: {
  readonly token: string;
  readonly device: NonNullable<SessionWish['device']>;
}) => Promise<string | undefined>;

export function signInWithTeamsWith(world: World): SignInWithTeams {
  const actorOfTeamsUser = actorOfTeamsUserWith(world);
  const openSession: OpenSession = openSessionWith(world);
  return async ({ token, device }) => {
    // Nobody's garbage makes the product ask Microsoft for keys: the organisation must be known first.
    const organisation = world.entra.organisationIn(token);
    if (!organisation || !(await tenantOfOrganisation(world, organisation))) return undefined;
    const user = await world.entra.verify(token);
    if (!user) return undefined;
    const actor = await actorOfTeamsUser({
      entraTenant: user.organisation,
      user: user.user,
    });
    if (!actor || !(await isFirstUse(world, user))) return undefined;
    const { tenant, person } = actor;
    return openSession({ tenant, person, device, isInTeams: true });
  };
}

/** Whoever writes it first has the token; it is remembered until nobody would take it anyway. */
async function isFirstUse(
  { stores, clock, ids }: World,
  { organisation, tokenId, goodUntil }: EntraUser,
): Promise<boolean> {
  const id = ids.derived('teams-token', organisation, tokenId);
  const at = clock.now();
  const body: SpentBody = { v: 1, at };
  const ttlSeconds = Math.max(1, Math.ceil((goodUntil - at) / 1000));
  const item = { id: `spent:${id}`, type: 'teams-token', ttlSeconds, body };
  const spent = await stores.forService.commit(`teams-token:${id.slice(0, 2)}`, [
    { kind: 'create', item },
  ]);
  return spent.ok;
}
