import type { Stores, TenantStore } from '../../api/src/application/store.ts';
import { StoreUnusable } from '../../api/src/application/store-faults.ts';

/** A store that takes so many commits and then nothing more, as when the process is killed. */
export function cutOffStores(
  stores: Stores,
  mostCommits: number,
): { stores: Stores; commits(): number } {
  let commits = 0;
  const cut = (store: TenantStore): TenantStore => ({
    read: (scope, id) => store.read(scope, id),
    query: (scope, query) => store.query(scope, query),
    async commit(scope, operations) {
      if (commits === mostCommits) throw new StoreUnusable('The process is no more');
      commits += 1;
      return store.commit(scope, operations);
    },
  });
  return {
    commits: () => commits,
    stores: {
      ...stores,
      forTenant: (tenant) => cut(stores.forTenant(tenant)),
      forService: cut(stores.forService),
    },
  };
}
