import type { EntitlementWorld, Somebody } from './entitlement-record.ts';
import { type Ids, RsiRefused, RsiUnreachable } from './ports.ts';
import { credentialsId, openCredentials, readKeptCredentials } from './rsi-credentials.ts';
import { entitlementsScope } from './scopes.ts';
import { liveSessionsOf } from './sessions-of-person.ts';
import { listTeamsChatsWith } from './teams-chats.ts';

type World = EntitlementWorld & { readonly ids: Ids };

/**
 * Forgets with what RSI is asked about somebody who is signed in nowhere any more and whom no Teams chat
 * speaks for, and gives it back to RSI. RSI's own session stays: this is a sign-out of this product only.
 */
export async function giveCredentialsBack(world: World, somebody: Somebody): Promise<void> {
  const kept = await readKeptCredentials(world.stores, somebody);
  if (!kept || (await isStillIn(world, somebody))) return;
  const credentials = await openCredentials(world.secrets, somebody, kept);
  // In the version that was read: a login since then brought others.
  const forget = { kind: 'delete', id: credentialsId(somebody), ifMatch: kept.etag } as const;
  const store = world.stores.forTenant(somebody.tenant);
  const forgotten = await store.commit(entitlementsScope, [forget]);
  if (!forgotten.ok) return;
  try {
    await world.rsi.revoke(credentials);
  } catch (error) {
    // What RSI does not take back now is worth nothing to anybody, and ends by its own life.
    if (!(error instanceof RsiUnreachable) && !(error instanceof RsiRefused)) throw error;
  }
}

async function isStillIn(world: World, somebody: Somebody): Promise<boolean> {
  if ((await liveSessionsOf(world, somebody)).length > 0) return true;
  const chats = await listTeamsChatsWith(world)({ ...somebody, roles: [] });
  return chats.length > 0;
}
