import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import type { Somebody } from './entitlement-record.ts';
import type { Clock, Ids } from './ports.ts';
import { type Device, entriesOf, forgetEntry, readEntry, shownId } from './session-entries.ts';
import { endNamedSession, endOf, readSession, sessionName } from './session-record.ts';
import type { Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/** One place where a person is signed in. */
export type SessionSeen = {
  readonly id: string;
  readonly device: Device;
  readonly isInTeams: boolean;
  readonly createdAt: number;
  /** Up to five minutes older than the truth. */
  readonly lastSeenAt: number;
  /** Whether it is the one that asks. */
  readonly isThis: boolean;
};

/** Where the actor is signed in, the newest first; `secret` is that of the session that asks. */
export type ListSessions = (actor: Actor, secret: string) => Promise<readonly SessionSeen[]>;

export function listSessionsWith(world: World): ListSessions {
  const { ids } = world;
  return async (actor, secret) => {
    const asking = sessionName(ids, secret);
    return (await liveSessionsOf(world, actor)).map(({ entry, lastSeenAt }) => {
      const { session, device, isInTeams, createdAt } = entry;
      const id = shownId(ids, session);
      return { id, device, isInTeams, createdAt, lastSeenAt, isThis: session === asking };
    });
  };
}

/** The sessions of a person in one tenant that are not over, the newest first. One read for each. */
export async function liveSessionsOf(
  { stores, clock }: Pick<World, 'stores' | 'clock'>,
  somebody: Somebody,
) {
  const entries = await entriesOf(stores, somebody);
  const own = entries.filter(({ body }) => body.tenant === somebody.tenant);
  const known = await Promise.all(own.map(({ body }) => readSession(stores, body.session)));
  const now = clock.now();
  return own.flatMap(({ body: entry }, at) => {
    const session = known[at]?.body;
    if (!session || now >= endOf(session)) return [];
    return [{ entry, lastSeenAt: session.lastSeenAt }];
  });
}

/**
 * Ends one of the actor's own sessions. Refusals: not-found, the same for one of somebody else, one
 * that is over, and one that never was.
 */
export type EndOwnSession = (actor: Actor, shown: string) => Promise<Decided<null>>;

export function endOwnSessionWith(world: World): EndOwnSession {
  return async (actor, shown) => {
    const entry = await readEntry(world.stores, actor, shown);
    const isOwn = entry?.body.tenant === actor.tenant;
    const ended = isOwn && (await endAndForget(world, actor, entry.body.session));
    return ended ? granted(null) : refused({ code: 'not-found', what: 'session' });
  };
}

/** Ends all of the actor's sessions but the one that asks; answers how many that were. */
export type EndOtherSessions = (actor: Actor, secret: string) => Promise<number>;

export function endOtherSessionsWith(world: World): EndOtherSessions {
  return async (actor, secret) => {
    const asking = sessionName(world.ids, secret);
    const entries = await entriesOf(world.stores, actor);
    const others = entries.filter(
      ({ body }) => body.tenant === actor.tenant && body.session !== asking,
    );
    let ended = 0;
    for (const { body } of others) {
      if (await endAndForget(world, actor, body.session)) ended += 1;
    }
    return ended;
  };
}

/**
 * Ends the sessions of a person, in every tenant: all, or those that came of one session of RSI's (hashed).
 * Answers who they were signed in as.
 */
export async function endSessionsOf(
  world: World,
  { person }: Pick<Somebody, 'person'>,
  rsiSession: string | undefined,
): Promise<readonly Somebody[]> {
  const meant = (await entriesOf(world.stores, { person })).filter(
    ({ body }) => rsiSession === undefined || body.rsiSession === rsiSession,
  );
  for (const { body } of meant) await endAndForget(world, { person }, body.session);
  const tenants = new Set(meant.map(({ body }) => body.tenant));
  return [...tenants].map((tenant) => ({ tenant, person }));
}

/** Whether there was a session to end. Its entry goes last: what is not listed must be over. */
async function endAndForget(
  world: World,
  somebody: Pick<Somebody, 'person'>,
  session: string,
): Promise<boolean> {
  const ended = await endNamedSession(world, session);
  await forgetEntry(world, somebody, session);
  return ended !== undefined;
}
