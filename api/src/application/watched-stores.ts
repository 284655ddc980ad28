import { keysOfCommit, keysOfQuery, keysOfRead } from './change-keys.ts';
import type { ChangeMarks } from './change-marks.ts';
import type { Item, Stores, TenantStore } from './store.ts';

/** What belongs to no tenant, as the change feed names it. */
const serviceTenant = '_';

/** The same store; what is committed through it is marked as changed before anybody is answered. */
export function markingCommits(stores: Stores, marks: ChangeMarks): Stores {
  return withEach(stores, (tenant, store) => ({
    ...store,
    async commit(scope, operations) {
      try {
        return await store.commit(scope, operations);
      } finally {
        // Also where nobody knows whether it held.
        marks.add(keysOfCommit({ tenant, scope }, operations));
      }
    },
  }));
}

/** The same store, adding the names of what is read to `read`. */
export function notingReads(stores: Stores, read: Set<string>): Stores {
  const note = (keys: readonly string[]) => {
    for (const key of keys) read.add(key);
  };
  return withEach(stores, (tenant, store) => ({
    ...store,
    read(scope, id, age) {
      note(keysOfRead({ tenant, scope }, id));
      return store.read(scope, id, age);
    },
    query(scope, query) {
      note(keysOfQuery({ tenant, scope }, query));
      return store.query(scope, query);
    },
  }));
}

const mostKept = 50_000;

/**
 * The same store; what was asked for as it stood lately is read once, and again when it has changed.
 * `catchUp` reads on to what others changed.
 */
export function keepingReads(
  stores: Stores,
  { marks, catchUp }: { readonly marks: ChangeMarks; readonly catchUp: () => Promise<void> },
): Stores {
  const kept = new Map<string, Kept>();
  return withEach(stores, (tenant, store) => ({
    ...store,
    async read<Body>(scope: string, id: string, age?: 'lately') {
      // Who books needs no feed: where it cannot be read, nothing that is kept is trusted.
      const isCurrent = age === 'lately' && (await catchUp().then(yes, no));
      if (!isCurrent) return store.read<Body>(scope, id);
      const name = `${tenant}|${scope}|${id}`;
      const known = kept.get(name);
      const keys = known?.keys ?? new Set(keysOfRead({ tenant, scope }, id));
      const position = marks.position;
      if (known && marks.areUnchangedSince(known.position, keys)) {
        known.position = position;
        return known.item as Item<Body> | undefined;
      }
      const item = await store.read<Body>(scope, id);
      keep(kept, name, { item, keys, position });
      return item;
    },
  }));
}

/** What was read last is forgotten last. */
function keep(kept: Map<string, Kept>, name: string, read: Kept): void {
  kept.delete(name);
  kept.set(name, read);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}

const yes = () => true;
const no = () => false;

/** What was read, and up to which change it is known to hold. */
type Kept = {
  readonly item: Item | undefined;
  readonly keys: ReadonlySet<string>;
  position: number;
};

function withEach(
  stores: Stores,
  wrap: (tenant: string, store: TenantStore) => TenantStore,
): Stores {
  return {
    forTenant: (tenant) => wrap(tenant, stores.forTenant(tenant)),
    forService: wrap(serviceTenant, stores.forService),
    changes: (cursor, limit) => stores.changes(cursor, limit),
    now: () => stores.now(),
    following: (after, work) => stores.following(after, work),
    health: () => stores.health(),
    close: () => stores.close(),
  };
}
