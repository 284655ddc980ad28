import type {
  CommitResult,
  Operation,
  Stores,
  TenantStore,
} from '../../api/src/application/store.ts';

export type Commit = (scope: string, operations: readonly Operation[]) => Promise<CommitResult>;

/** A store whose commits go through `around`, which is handed the real one; all else is as it was. */
export function aroundCommits(stores: Stores, around: (commit: Commit) => Commit): Stores {
  const changed = (store: TenantStore): TenantStore => ({
    read: (scope, id) => store.read(scope, id),
    query: (scope, query) => store.query(scope, query),
    commit: around((scope, operations) => store.commit(scope, operations)),
  });
  return {
    forTenant: (tenant) => changed(stores.forTenant(tenant)),
    forService: changed(stores.forService),
    changes: (cursor, limit) => stores.changes(cursor, limit),
    now: () => stores.now(),
    following: (after, work) => stores.following(after, work),
    health: () => stores.health(),
    close: () => stores.close(),
  };
}
