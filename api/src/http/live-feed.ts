import type { Change } from '../application/store.ts';
import { isRestore, type WhatChanged } from '../application/what-changed.ts';
import type { TenantId } from '../domain/ids.ts';

export type Listener = {
  readonly tenant: TenantId;
  readonly scopes: readonly string[];
  readonly tell: (changed: readonly Change[]) => void;
  /** Everything may be different: whoever listens asks for the whole again. */
  readonly begin: () => void;
};

/** Tells open event streams what was committed, by whichever process. */
export interface LiveFeed {
  /** Listens to some scopes of one tenant; answers how to stop. */
  listen(listener: Listener): () => void;
  close(): void;
}

/**
 * Keeps the process reading the change feed while anybody listens. A change of others is seen within two
 * rounds. `fail` hears of a store that does not answer; the next round tries again from the same place.
 */
export function liveFeedOver(
  whatChanged: WhatChanged,
  { everyMs, fail }: { readonly everyMs: number; readonly fail: (error: unknown) => void },
): LiveFeed {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  let isReading = false;
  const stop = whatChanged.listen((changes) => {
    if (changes.some(isRestore)) for (const { begin } of listeners) begin();
    for (const listener of listeners) tellOf(listener, changes);
  });

  async function read(): Promise<void> {
    timer = undefined;
    isReading = true;
    await whatChanged.catchUp().catch(fail);
    isReading = false;
    if (listeners.size > 0) timer = setTimeout(() => void read(), everyMs);
  }

  return {
    listen(listener) {
      listeners.add(listener);
      if (timer === undefined && !isReading) void read();
      return () => listeners.delete(listener);
    },
    close() {
      stop();
      listeners.clear();
      clearTimeout(timer);
    },
  };
}

function tellOf(listener: Listener, changes: readonly Change[]): void {
  const own = changes.filter(
    ({ tenant, scope }) => tenant === listener.tenant && listener.scopes.includes(scope),
  );
  if (own.length > 0) listener.tell(own);
}
