import type { PersonId } from '../domain/ids.ts';
import { type EntitlementWorld, noteSignOutAtRsi } from './entitlement-record.ts';
import { giveCredentialsBack } from './give-back-credentials.ts';
import { type Ids, type Rsi, RsiRefused } from './ports.ts';
import {
  hearLogout,
  noteObeyed,
  peopleOfRsiSession,
  rsiPersonName,
  rsiSessionName,
} from './rsi-sessions.ts';
import { endSessionsOf } from './sessions-of-person.ts';

type World = EntitlementWorld & { readonly ids: Ids };

/**
 * Obeys RSI's word that a session of its own is over, or all of a person (OpenID Connect Back-Channel
 * Logout 1.0): ends what came of it here, in every process. False where the word is not RSI's, or was
 * obeyed before; then nothing is written. Throws `RsiUnreachable`. Chats in Teams are no sessions and
 * stay linked.
 */
export type EndRsiSession = (logoutToken: string) => Promise<boolean>;

export function endRsiSessionWith(world: World): EndRsiSession {
  return async (token) => {
    const word = await readWord(world, token);
    // Noted before it is obeyed, so that no login slips by; half obeyed, it is obeyed when it comes again.
    const heard = word && (await hearLogout(world, { ...word, now: world.clock.now() }));
    if (!heard || heard.known.body.isObeyed) return false;
    const { about, person, rsiSession } = word;
    const people = person === undefined ? await peopleOfRsiSession(world, about) : [person];
    for (const of of people) await end(world, of, rsiSession);
    await noteObeyed(world.stores, heard);
    return true;
  };
}

/** What RSI says; `about` names its own session where it names one, else all logins of the person. */
async function readWord({ rsi, ids }: World, token: string) {
  const logout = await readLogout(rsi, token);
  if (!logout) return undefined;
  const { id, person, rsiSession: sid } = logout;
  if (sid !== undefined) {
    const rsiSession = rsiSessionName(ids, sid);
    return { id, person, rsiSession, about: rsiSession };
  }
  if (person === undefined) return undefined;
  return { id, person, rsiSession: undefined, about: rsiPersonName(ids, person) };
}

async function readLogout(rsi: Rsi, token: string) {
  try {
    return await rsi.readLogout(token);
  } catch (error) {
    if (error instanceof RsiRefused) return undefined;
    throw error;
  }
}

/** All sessions of a person, or those of one session of RSI's. */
async function end(world: World, person: PersonId, rsiSession: string | undefined): Promise<void> {
  for (const somebody of await endSessionsOf(world, { person }, rsiSession)) {
    await noteSignOutAtRsi(world, somebody);
    world.background.run(() => giveCredentialsBack(world, somebody));
  }
}
