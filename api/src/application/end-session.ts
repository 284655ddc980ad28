import type { Clock, Ids } from './ports.ts';
import { forgetEntry } from './session-entries.ts';
import { endNamedSession, sessionName } from './session-record.ts';
import type { Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/** Ends a session on the server; the cookie alone opens nothing any more. */
export type EndSession = (secret: string) => Promise<void>;

export function endSessionWith(world: World): EndSession {
  return async (secret) => {
    const session = sessionName(world.ids, secret);
    const ended = await endNamedSession(world, session);
    if (ended) await forgetEntry(world, ended, session);
  };
}
