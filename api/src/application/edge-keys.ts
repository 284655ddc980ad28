import type { Versioned } from './documents.ts';
import type { Clock, Ids } from './ports.ts';
import { allOf, type Item, type Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/**
 * A key of whoever stands between people and the service (5.1.1): its gateway, the Bot Service, a
 * probe. It says "came through the front", never who asks.
 */
type EdgeKeyBody = Versioned<{
  readonly name: string;
  /** Of the 256 random bits that were shown once: who reads the store cannot use what is in it. */
  readonly hash: string;
  readonly createdAt: number;
  readonly revokedAt?: number;
  /** Noted once a day at most. */
  readonly lastUsedAt?: number;
}>;

export type EdgeKey = Omit<EdgeKeyBody, 'v' | 'hash'> & { readonly id: string };

/** The name or key asked for cannot be used; the message is one sentence for whoever asked. */
export class EdgeKeyRefused extends Error {
  override readonly name = 'EdgeKeyRefused';
}

const scope = 'edge-keys';
const type = 'edge-key';
const namePattern = /^[a-z][a-z0-9-]{0,30}$/;
/** A revoked key stays in the list for a year and a month. */
const revokedSeconds = 396 * 24 * 60 * 60;
const dayMs = 24 * 60 * 60 * 1000;

const hashOf = (ids: Ids, secret: string) => ids.derived('edge-key', secret);

async function keysOf({ stores }: Pick<World, 'stores'>): Promise<Item<EdgeKeyBody>[]> {
  return allOf<EdgeKeyBody>(stores.forService, scope, { type, key: 'k1' });
}

const isLive = ({ body }: Item<EdgeKeyBody>) => body.revokedAt === undefined;

/** Every key there is or was, in the order of their names; none of the secrets. */
export async function listEdgeKeys(world: Pick<World, 'stores'>): Promise<EdgeKey[]> {
  const keys = await keysOf(world);
  return keys.map(({ id, body: { v: _, hash: __, ...facts } }) => ({ id, ...facts }));
}

export type NewEdgeKey = { readonly id: string; readonly secret: string };

/** Makes the first key of a name and answers its secret, which nobody can ask for again. */
export async function createEdgeKey(world: World, name: string): Promise<NewEdgeKey> {
  if (!namePattern.test(name)) {
    throw new EdgeKeyRefused('A name is up to 31 small letters, digits and hyphens: gateway.');
  }
  const live = (await keysOf(world)).filter(isLive);
  if (live.some(({ body }) => body.name === name)) {
    throw new EdgeKeyRefused(`${name} has a key already: rotate it, or choose another name.`);
  }
  return addKey(world, name);
}

/** Makes another key of a name; the former ones open as before, until they are revoked. */
export async function rotateEdgeKey(world: World, name: string): Promise<NewEdgeKey> {
  const live = (await keysOf(world)).filter(isLive);
  if (!live.some(({ body }) => body.name === name)) {
    throw new EdgeKeyRefused(`${name} has no key to rotate: create one.`);
  }
  return addKey(world, name);
}

async function addKey({ stores, clock, ids }: World, name: string): Promise<NewEdgeKey> {
  const [id, secret] = [ids.fresh(), ids.secret()];
  const body: EdgeKeyBody = {
    v: 1,
    name,
    hash: hashOf(ids, secret),
    createdAt: clock.now(),
  };
  await stores.forService.commit(scope, [{ kind: 'create', item: { id, type, k1: name, body } }]);
  return { id, secret };
}

/** Revokes one key by its id, or all of a name, and answers their ids. */
export async function revokeEdgeKeys(
  { stores, clock }: Pick<World, 'stores' | 'clock'>,
  which: string,
): Promise<string[]> {
  const keys = (await keysOf({ stores })).filter(isLive);
  const meant = keys.filter(({ id, body }) => id === which || body.name === which);
  if (meant.length === 0) throw new EdgeKeyRefused(`No live key has the name or id ${which}.`);
  for (const { id } of meant) await revoke({ stores, clock }, id);
  return meant.map(({ id }) => id);
}

async function revoke({ stores, clock }: Pick<World, 'stores' | 'clock'>, id: string) {
  for (;;) {
    const known = await stores.forService.read<EdgeKeyBody>(scope, id);
    if (!known || !isLive(known)) return;
    const body = { ...known.body, revokedAt: clock.now() };
    const item = { id, type, k1: body.name, ttlSeconds: revokedSeconds, body };
    const written = await stores.forService.commit(scope, [
      { kind: 'replace', item, ifMatch: known.etag },
    ]);
    // Only a note of use can come between, and that once a day.
    if (written.ok) return;
  }
}

/** A key as it is compared: `hash` is what `hashOfEdgeKey` makes of its secret. */
export type LiveEdgeKey = { readonly id: string; readonly hash: string };

export interface EdgeKeys {
  live(): Promise<readonly LiveEdgeKey[]>;
  hashOf(secret: string): string;
  /** Notes that a key is in use, once a day; one that was revoked meanwhile stays so. */
  noteUse(id: string): Promise<void>;
}

export function edgeKeysOver({ stores, clock, ids }: World): EdgeKeys {
  const noted = new Map<string, number>();
  const isRecent = (at: number | undefined) => at !== undefined && clock.now() - at < dayMs;
  return {
    async live() {
      const keys = (await keysOf({ stores })).filter(isLive);
      return keys.map(({ id, body }) => ({ id, hash: body.hash }));
    },
    hashOf: (secret) => hashOf(ids, secret),
    async noteUse(id) {
      if (isRecent(noted.get(id))) return;
      noted.set(id, clock.now());
      const known = await stores.forService.read<EdgeKeyBody>(scope, id);
      if (!known || !isLive(known) || isRecent(known.body.lastUsedAt)) return;
      const body = { ...known.body, lastUsedAt: clock.now() };
      const item = { id, type, k1: body.name, body };
      await stores.forService.commit(scope, [{ kind: 'replace', item, ifMatch: known.etag }]);
    },
  };
}
