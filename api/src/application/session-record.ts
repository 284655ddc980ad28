import { untilCommitted } from './command.ts';
import type { SessionBody } from './documents.ts';
import type { Clock, Ids } from './ports.ts';
import type { Item, Stores } from './store.ts';

/** Idle and absolute life of a session (2.2.1-d, the reading of security.md). */
export const idleMs = 8 * 60 * 60 * 1000;
export const absoluteMs = 24 * 60 * 60 * 1000;
/** How long an ended session is remembered as ended; longer than any process lags behind. */
const endedSeconds = 60 * 60;

/** What a session is called in the store: who reads the store cannot use what is in it. */
export const sessionName = (ids: Ids, secret: string) => ids.derived('session', secret);

const sessionPlace = (session: string) => ({
  scope: `s:${session.slice(0, 2)}`,
  id: `session:${session}`,
});

export async function createSession(
  stores: Stores,
  session: string,
  body: SessionBody,
): Promise<void> {
  const { scope, id } = sessionPlace(session);
  const item = { id, type: 'session', ttlSeconds: absoluteMs / 1000, body };
  await stores.forService.commit(scope, [{ kind: 'create', item }]);
}

export function readSession(
  stores: Stores,
  session: string,
): Promise<Item<SessionBody> | undefined> {
  const { scope, id } = sessionPlace(session);
  return stores.forService.read<SessionBody>(scope, id);
}

/** When it ends if it is not used again. */
export function endOf({ createdAt, lastSeenAt }: SessionBody): number {
  return Math.min(lastSeenAt + idleMs, createdAt + absoluteMs);
}

/** Notes the use of a session; one that somebody else changed meanwhile stays as they left it. */
export async function noteUse(
  stores: Stores,
  session: string,
  { known, now }: { readonly known: Item<SessionBody>; readonly now: number },
): Promise<void> {
  const left = Math.ceil((known.body.createdAt + absoluteMs - now) / 1000);
  const body: SessionBody = { ...known.body, lastSeenAt: now };
  const { scope, id } = sessionPlace(session);
  const item = { id, type: 'session', ttlSeconds: left, body };
  await stores.forService.commit(scope, [{ kind: 'replace', item, ifMatch: known.etag }]);
}

/** Ends a session for good, in every process; answers what it was, undefined where it was over already. */
export function endNamedSession(
  { stores, clock }: { readonly stores: Stores; readonly clock: Clock },
  session: string,
): Promise<SessionBody | undefined> {
  const { scope, id } = sessionPlace(session);
  return untilCommitted(async () => {
    const known = await readSession(stores, session);
    if (!known || clock.now() >= endOf(known.body)) return undefined;
    // Written and not deleted: the change feed, by which every process knows, tells of no deletion.
    const body: SessionBody = { ...known.body, lastSeenAt: 0 };
    const item = { id, type: 'session', ttlSeconds: endedSeconds, body };
    const ended = await stores.forService.commit(scope, [
      { kind: 'replace', item, ifMatch: known.etag },
    ]);
    return ended.ok ? known.body : 'again';
  });
}
