import type { Stores, TenantStore } from '../../api/src/application/store.ts';
import { StoreTooNew } from '../../api/src/application/store-faults.ts';
import type { Booking } from '../../api/src/domain/booking.ts';
import { midori } from './world.ts';

function reading(stores: Stores, read: (store: TenantStore) => TenantStore['read']): Stores {
  return {
    ...stores,
    forTenant(tenant) {
      const store = stores.forTenant(tenant);
      return { ...store, read: read(store) };
    },
  };
}

/** One document that a newer program wrote. */
export function withoutReading(stores: Stores, unreadable: string): Stores {
  const tooNew = (scope: string) => new StoreTooNew(`${unreadable} in ${scope} is too new`);
  const readers = reading(stores, (store) => (scope, id) => {
    return id === unreadable ? Promise.reject(tooNew(scope)) : store.read(scope, id);
  });
  return {
    ...readers,
    async changes(cursor, limit) {
      const page = await stores.changes(cursor, limit);
      const items = page.items.map((change) =>
        change.id !== unreadable
          ? change
          : {
              ...change,
              get body(): never {
                throw tooNew(change.scope);
              },
            },
      );
      return { ...page, items };
    },
  };
}

/** A replica that shows a booking late. */
export function lagging(
  stores: Stores,
  lag: { readonly shows: 'nothing' | 'before' | 'now' },
  { id, workday }: Booking,
): Stores {
  const before = stores.forTenant(midori).read(`day:${workday}`, `booking:${id}`);
  return reading(stores, (store) => async <Body>(scope: string, itemId: string) => {
    const known = await store.read<Body>(scope, itemId);
    if (itemId !== `booking:${id}` || lag.shows === 'now') return known;
    if (lag.shows === 'nothing' || !known) return undefined;
    return { ...known, body: Object((await before)?.body) };
  });
}
