import type { Stores, TenantStore } from '../../api/src/application/store.ts';

export type Costs = { reads: number; queries: number; commits: number; operations: number };

/** A store that counts what is asked of it. */
export function countedStores(stores: Stores): { stores: Stores; costs: Costs; reset(): void } {
  const costs: Costs = { reads: 0, queries: 0, commits: 0, operations: 0 };
  const counted = (store: TenantStore): TenantStore => ({
    read: (scope, id) => {
      costs.reads += 1;
      return store.read(scope, id);
    },
    query: (scope, query) => {
      costs.queries += 1;
      return store.query(scope, query);
    },
    commit: (scope, operations) => {
      costs.commits += 1;
      costs.operations += operations.length;
      return store.commit(scope, operations);
    },
  });
  return {
    costs,
    reset: () => Object.assign(costs, { reads: 0, queries: 0, commits: 0, operations: 0 }),
    stores: {
      forTenant: (tenant) => counted(stores.forTenant(tenant)),
      forService: counted(stores.forService),
      changes: (cursor, limit) => stores.changes(cursor, limit),
      now: () => stores.now(),
      following: (after, work) => stores.following(after, work),
      health: () => stores.health(),
      close: () => stores.close(),
    },
  };
}
