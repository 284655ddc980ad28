import type { PersonId } from '../domain/ids.ts';
import type { Versioned } from './documents.ts';
import type { Ids } from './ports.ts';
import { absoluteMs } from './session-record.ts';
import { allOf, type Item, type Stores } from './store.ts';

type World = { readonly stores: Stores; readonly ids: Ids };

/** Whose login belongs to a session of RSI's: a word of RSI may name that session and nobody. */
type RsiSessionBody = Versioned<{ readonly person: PersonId }>;
/** A word of RSI that was heard; what it says also counts for logins that have not become a session yet. */
type LogoutBody = Versioned<{ readonly at: number; readonly isObeyed: boolean }>;
export type HeardLogout = { readonly scope: string; readonly known: Item<LogoutBody> };

/** A token is refused two minutes after it was made, and a login becomes a session within two. */
const rememberedSeconds = 15 * 60;

const scopeOf = (about: string) => `rsi-sessions:${about.slice(0, 2)}`;
/** What RSI calls one of its own sessions (`sid`), hashed: with it somebody could be signed out. */
export const rsiSessionName = (ids: Ids, sid: string) => ids.derived('rsi-session', sid);
/** What all logins of a person at RSI are called together. */
export const rsiPersonName = (ids: Ids, person: PersonId) => ids.derived('rsi-person', person);

/** Remembers that a login of this person came of that session of RSI's. */
export async function rememberRsiSession(
  { stores, ids }: World,
  rsiSession: string,
  person: PersonId,
): Promise<void> {
  const body: RsiSessionBody = { v: 1, person };
  const id = `login:${ids.fresh()}`;
  const item = { id, type: 'rsi-session', k1: rsiSession, ttlSeconds: absoluteMs / 1000, body };
  await stores.forService.commit(scopeOf(rsiSession), [{ kind: 'create', item }]);
}

/** Who came in through a session of RSI's. */
export async function peopleOfRsiSession(
  { stores }: Pick<World, 'stores'>,
  rsiSession: string,
): Promise<ReadonlySet<PersonId>> {
  const query = { type: 'rsi-session', key: 'k1', prefix: rsiSession } as const;
  const scope = scopeOf(rsiSession);
  const logins = await allOf<RsiSessionBody>(stores.forService, scope, query);
  return new Set(logins.map(({ body }) => body.person));
}

/** Whether RSI has ended, since that moment, what a login of then stands on. */
export async function isOverAtRsi(
  { stores, ids }: World,
  login: { readonly person: PersonId; readonly rsiSession?: string; readonly provedAt: number },
): Promise<boolean> {
  const { person, rsiSession, provedAt } = login;
  const names = [rsiPersonName(ids, person), ...(rsiSession === undefined ? [] : [rsiSession])];
  const heard = await Promise.all(
    names.map((prefix) => {
      const query = { type: 'rsi-logout', key: 'k1', prefix } as const;
      return allOf<LogoutBody>(stores.forService, scopeOf(prefix), query);
    }),
  );
  return heard.flat().some(({ body }) => body.at >= provedAt);
}

/**
 * Notes a word of RSI, called by its id, about one of the two names above; what is known of it where it
 * came before. Undefined where it comes twice at this moment: then the other one sees to it.
 */
export async function hearLogout(
  { stores, ids }: World,
  { id: jti, about, now }: { readonly id: string; readonly about: string; readonly now: number },
): Promise<HeardLogout | undefined> {
  const scope = scopeOf(about);
  const id = `logout:${ids.derived('logout', jti)}`;
  const known = await stores.forService.read<LogoutBody>(scope, id);
  if (known) return { scope, known };
  const body: LogoutBody = { v: 1, at: now, isObeyed: false };
  const item = { id, type: 'rsi-logout', k1: about, ttlSeconds: rememberedSeconds, body };
  const created = await stores.forService.commit(scope, [{ kind: 'create', item }]);
  const etag = created.ok ? created.etags[0] : undefined;
  return etag === undefined ? undefined : { scope, known: { ...item, etag } };
}

/** Remembers that all was done, so that the same word does nothing any more. */
export async function noteObeyed(stores: Stores, { scope, known }: HeardLogout): Promise<void> {
  const { etag, ...item } = known;
  const body: LogoutBody = { ...known.body, isObeyed: true };
  const operation = { kind: 'replace', item: { ...item, body }, ifMatch: etag } as const;
  await stores.forService.commit(scope, [operation]);
}
