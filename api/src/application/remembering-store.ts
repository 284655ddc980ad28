import type { TenantStore } from './store.ts';

/**
 * A store that reads each document once: for work that asks for the same ones again and again, and is to
 * see them all as they stood when it began.
 */
export function rememberingStore(store: TenantStore): TenantStore {
  const known = new Map<string, Promise<unknown>>();
  return {
    ...store,
    commit: (scope, operations) => store.commit(scope, operations),
    query: (scope, query) => store.query(scope, query),
    read<Body>(scope: string, id: string) {
      const key = `${scope} ${id}`;
      const reading = known.get(key) ?? store.read<Body>(scope, id);
      known.set(key, reading);
      return reading as ReturnType<typeof store.read<Body>>;
    },
  };
}
