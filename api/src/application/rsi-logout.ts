import type { PersonId } from '../domain/ids.ts';
import type { Versioned } from './documents.ts';
import { type Clock, type Ids, type Rsi, RsiRefused } from './ports.ts';
import { absoluteMs } from './session-record.ts';
import { endSessionsOf } from './sessions-of-person.ts';
import { allOf, type Item, type Stores } from './store.ts';

type Records = { readonly stores: Stores; readonly ids: Ids };
type World = Records & { readonly clock: Clock; readonly rsi: Rsi };
type Logout = Awaited<ReturnType<Rsi['readLogout']>>;

/** Whose login belongs to a session of RSI's: a word of RSI may name that session and nobody. */
type RsiSessionBody = Versioned<{ readonly person: PersonId }>;
/** A word of RSI that was heard; what it says also counts for logins that have not become a session yet. */
type LogoutBody = Versioned<{ readonly at: number; readonly isObeyed: boolean }>;

/** A token is refused two minutes after it was made, and a login becomes a session within two. */
const rememberedSeconds = 15 * 60;

const scopeOf = (about: string) => `rsi-sessions:${about.slice(0, 2)}`;
/** What RSI calls one of its own sessions, hashed: with it somebody could be signed out. */
export const rsiSessionName = (ids: Ids, sid: string) => ids.derived('rsi-session', sid);
const personName = (ids: Ids, person: PersonId) => ids.derived('rsi-person', person);

/** Remembers that a login of this person came of that session of RSI's. */
export async function rememberRsiSession(
  { stores, ids }: Records,
  rsiSession: string,
  person: PersonId,
): Promise<void> {
  const body: RsiSessionBody = { v: 1, person };
  const ttlSeconds = absoluteMs / 1000;
  const item = {
    id: `login:${ids.fresh()}`,
    type: 'rsi-session',
    k1: rsiSession,
    ttlSeconds,
    body,
  };
  await stores.forService.commit(scopeOf(rsiSession), [{ kind: 'create', item }]);
}

/** Whether RSI has ended, since that moment, what a login of then stands on. */
export async function isOverAtRsi(
  { stores, ids }: Records,
  login: { readonly person: PersonId; readonly rsiSession?: string; readonly provedAt: number },
): Promise<boolean> {
  const { person, rsiSession, provedAt } = login;
  const about = [personName(ids, person), ...(rsiSession === undefined ? [] : [rsiSession])];
  const heard = await Promise.all(
    about.map((prefix) =>
      allOf<LogoutBody>(stores.forService, scopeOf(prefix), {
        type: 'rsi-logout',
        key: 'k1',
        prefix,
      }),
    ),
  );
  return heard.flat().some(({ body }) => body.at >= provedAt);
}

/**
 * Obeys RSI's word that a session of its own is over, or all of a person (OpenID Connect Back-Channel
 * Logout 1.0): ends what came of it here, in every process. False where the word is not RSI's, or was
 * obeyed before; then nothing is written. Throws `RsiUnreachable`. Chats in Teams are no sessions and
 * stay linked.
 */
export type EndRsiSession = (logoutToken: string) => Promise<boolean>;

export function endRsiSessionWith(world: World): EndRsiSession {
  return async (token) => {
    const logout = await readLogout(world.rsi, token);
    const heard = logout && (await hear(world, logout));
    if (!heard || heard.known.body.isObeyed) return false;
    for (const { person, rsiSession } of await meantBy(world, logout)) {
      await endSessionsOf(world, { person }, rsiSession);
    }
    await noteObeyed(world.stores, heard);
    return true;
  };
}

async function readLogout(rsi: Rsi, token: string): Promise<Logout | undefined> {
  try {
    return await rsi.readLogout(token);
  } catch (error) {
    if (error instanceof RsiRefused) return undefined;
    throw error;
  }
}

/** What is known of this word. Written before it is obeyed, so that no login slips by meanwhile. */
async function hear({ stores, ids, clock }: World, { id: jti, person, rsiSession }: Logout) {
  const about =
    rsiSession === undefined ? person && personName(ids, person) : rsiSessionName(ids, rsiSession);
  if (about === undefined) return undefined;
  const scope = scopeOf(about);
  const id = `logout:${ids.derived('logout', jti)}`;
  const known = await stores.forService.read<LogoutBody>(scope, id);
  if (known) return { known, scope };
  const body: LogoutBody = { v: 1, at: clock.now(), isObeyed: false };
  const item = { id, type: 'rsi-logout', k1: about, ttlSeconds: rememberedSeconds, body };
  const created = await stores.forService.commit(scope, [{ kind: 'create', item }]);
  const etag = created.ok ? created.etags[0] : undefined;
  // Where the same word came twice at once, whoever was first obeys it.
  return etag === undefined ? undefined : { known: { ...item, etag }, scope };
}

async function noteObeyed(
  stores: Stores,
  { known, scope }: { readonly known: Item<LogoutBody>; readonly scope: string },
): Promise<void> {
  const { etag, ...item } = known;
  const body: LogoutBody = { ...known.body, isObeyed: true };
  const operation = { kind: 'replace', item: { ...item, body }, ifMatch: etag } as const;
  await stores.forService.commit(scope, [operation]);
}

/** Whose sessions, and those of which session of RSI's where not all. */
async function meantBy(
  { stores, ids }: World,
  { person, rsiSession }: Logout,
): Promise<readonly { readonly person: PersonId; readonly rsiSession?: string }[]> {
  if (rsiSession === undefined) return person === undefined ? [] : [{ person }];
  const name = rsiSessionName(ids, rsiSession);
  if (person !== undefined) return [{ person, rsiSession: name }];
  const query = { type: 'rsi-session', key: 'k1', prefix: name } as const;
  const logins: Item<RsiSessionBody>[] = await allOf(stores.forService, scopeOf(name), query);
  const people = new Set(logins.map(({ body }) => body.person));
  return [...people].map((of) => ({ person: of, rsiSession: name }));
}
