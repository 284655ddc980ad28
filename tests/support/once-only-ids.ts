import type { Operation, Stores, TenantStore } from '../../api/src/application/store.ts';

/** An id that once had a life span was used again: whether a store would take it is not known (storage.md). */
export class IdUsedAgain extends Error {
  override readonly name = 'IdUsedAgain';
}

/**
 * A store as strict as the strictest: an id that ever had a life span is created once, and put never
 * again, whether it has expired, was deleted, or is still there. Replacing what is there is no reuse.
 */
export function onceOnlyIds(stores: Stores): Stores {
  const mortal = new Set<string>();

  function check(tenant: string, scope: string, operation: Operation): void {
    if (operation.kind !== 'create' && operation.kind !== 'put') return;
    const { id } = operation.item;
    if (mortal.has(`${tenant} ${scope} ${id}`)) {
      throw new IdUsedAgain(`${id} in ${scope} had a life span already`);
    }
  }

  const strict = (tenant: string, store: TenantStore): TenantStore => ({
    read: (scope, id) => store.read(scope, id),
    query: (scope, query) => store.query(scope, query),
    async commit(scope, operations) {
      const result = await store.commit(scope, operations);
      // A create that was refused because the document is there has used nothing.
      if (!result.ok) return result;
      for (const operation of operations) check(tenant, scope, operation);
      for (const operation of operations) {
        if (operation.kind === 'delete' || operation.item.ttlSeconds === undefined) continue;
        mortal.add(`${tenant} ${scope} ${operation.item.id}`);
      }
      return result;
    },
  });

  return {
    forTenant: (tenant) => strict(tenant, stores.forTenant(tenant)),
    forService: strict('_', stores.forService),
    changes: (cursor, limit) => stores.changes(cursor, limit),
    now: () => stores.now(),
    following: (after, work) => stores.following(after, work),
    health: () => stores.health(),
    close: () => stores.close(),
  };
}
