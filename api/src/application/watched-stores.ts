import { keysOfCommit, keysOfQuery, keysOfRead } from './change-keys.ts';
import type { ChangeMarks } from './change-marks.ts';
import type { Stores, TenantStore } from './store.ts';

/** The same store; what is committed through it is marked as changed before anybody is answered. */
export function markingCommits(stores: Stores, marks: ChangeMarks): Stores {
  return {
    forTenant(tenant) {
      const store = stores.forTenant(tenant);
      return {
        ...store,
        async commit(scope, operations) {
          try {
            return await store.commit(scope, operations);
          } finally {
            // Also where nobody knows whether it held.
            marks.add(keysOfCommit({ tenant, scope }, operations));
          }
        },
      };
    },
    ...othersOf(stores),
  };
}

/** The same store, for work that only reads; the names of what it read are added to `read`. */
export function notingReads(stores: Stores, read: Set<string>): Stores {
  const note = (keys: readonly string[]) => {
    for (const key of keys) read.add(key);
  };
  return {
    forTenant(tenant): TenantStore {
      const store = stores.forTenant(tenant);
      return {
        ...store,
        read(scope, id) {
          note(keysOfRead({ tenant, scope }, id));
          return store.read(scope, id);
        },
        query(scope, query) {
          note(keysOfQuery({ tenant, scope }, query));
          return store.query(scope, query);
        },
      };
    },
    ...othersOf(stores),
  };
}

const othersOf = (stores: Stores): Omit<Stores, 'forTenant'> => ({
  forService: stores.forService,
  changes: (cursor, limit) => stores.changes(cursor, limit),
  now: () => stores.now(),
  following: (after, work) => stores.following(after, work),
  health: () => stores.health(),
  close: () => stores.close(),
});
