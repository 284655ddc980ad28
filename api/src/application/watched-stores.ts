import { keysOfCommit, keysOfQuery, keysOfRead } from './change-keys.ts';
import type { ChangeMarks } from './change-marks.ts';
import type { Stores, TenantStore } from './store.ts';

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
    read(scope, id) {
      note(keysOfRead({ tenant, scope }, id));
      return store.read(scope, id);
    },
    query(scope, query) {
      note(keysOfQuery({ tenant, scope }, query));
      return store.query(scope, query);
    },
  }));
}

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
