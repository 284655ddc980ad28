import type { Change, Stores } from '../application/store.ts';
import type { TenantId } from '../domain/ids.ts';

export type Listener = {
  readonly tenant: TenantId;
  readonly scope: string;
  readonly tell: (changed: readonly Change[]) => void;
};

/** Tells open event streams what was committed, by whichever process. */
export interface LiveFeed {
  /** Listens to one scope of one tenant; answers how to stop. */
  listen(listener: Listener): () => void;
  close(): void;
}

const pageSize = 500;

/**
 * Follows the store's change feed while anybody listens: one poll for all streams of the process. A
 * change of others is seen within two polls. `fail` hears of a store that does not answer; the next
 * poll tries again from the same place.
 */
export function liveFeedOver(
  stores: Stores,
  { everyMs, fail }: { readonly everyMs: number; readonly fail: (error: unknown) => void },
): LiveFeed {
  const listeners = new Set<Listener>();
  let cursor: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function poll(): Promise<void> {
    try {
      cursor ??= await stores.now();
      let page = await stores.changes(cursor, pageSize);
      while (page.items.length > 0) {
        cursor = page.cursor;
        for (const listener of listeners) tellOf(listener, page.items);
        page = await stores.changes(cursor, pageSize);
      }
    } catch (error) {
      fail(error);
    }
    schedule();
  }

  function schedule(): void {
    timer = listeners.size > 0 ? setTimeout(() => void poll(), everyMs) : undefined;
    if (listeners.size === 0) cursor = undefined;
  }

  return {
    listen(listener) {
      listeners.add(listener);
      if (timer === undefined) void poll();
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      clearTimeout(timer);
    },
  };
}

function tellOf(listener: Listener, changes: readonly Change[]): void {
  const own = changes.filter(
    (change) => change.tenant === listener.tenant && change.scope === listener.scope,
  );
  if (own.length > 0) listener.tell(own);
}
