import type { Stores, TenantStore } from '../../api/src/application/store.ts';

/** The process was killed here. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** A store whose process dies at its commit number `at` (the first is 1): before it, or just after. */
export function dyingAt(stores: Stores, at: number, when: 'before' | 'after'): Stores {
  let commits = 0;
  const dying = (store: TenantStore): TenantStore => ({
    read: (scope, id) => store.read(scope, id),
    query: (scope, query) => store.query(scope, query),
    async commit(scope, operations) {
      commits += 1;
      if (commits > at || (commits === at && when === 'before')) throw new Killed();
      const result = await store.commit(scope, operations);
      if (commits === at) throw new Killed();
      return result;
    },
  });
  return {
    ...stores,
    forTenant: (tenant) => dying(stores.forTenant(tenant)),
    forService: dying(stores.forService),
  };
}
