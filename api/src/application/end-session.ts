import type { EntitlementWorld } from './entitlement-record.ts';
import { giveCredentialsBack } from './give-back-credentials.ts';
import type { Ids } from './ports.ts';
import { forgetEntry } from './session-entries.ts';
import { endNamedSession, sessionName } from './session-record.ts';

type World = EntitlementWorld & { readonly ids: Ids };

/**
 * Ends a session on the server; the cookie alone opens nothing any more. Who was signed in nowhere else
 * is forgotten by RSI, too, beside the answer.
 */
export type EndSession = (secret: string) => Promise<void>;

export function endSessionWith(world: World): EndSession {
  return async (secret) => {
    const session = sessionName(world.ids, secret);
    const ended = await endNamedSession(world, session);
    if (!ended) return;
    await forgetEntry(world, ended, session);
    const { tenant, person } = ended;
    world.background.run(() => giveCredentialsBack(world, { tenant, person }));
  };
}
