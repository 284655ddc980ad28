import type { BookingId } from '../domain/ids.ts';
import type { EventBody } from './documents.ts';
import { type PendingBody, putBack } from './pending-notices.ts';
import type { Clock } from './ports.ts';
import { workerScope } from './scopes.ts';
import { allOf, type Item, type Stores } from './store.ts';
import { StoreCorrupt, StoreTooNew } from './store-faults.ts';

type World = { readonly stores: Stores; readonly clock: Clock };

/** A notice that was given up, as operators see it; nothing in it is personal. */
export type ParkedNotice = Pick<PendingBody, 'tenant' | 'attempts' | 'since' | 'because'> & {
  readonly id: string;
  /** Undefined where the event cannot be read, or is gone. */
  readonly kind: EventBody['kind'] | undefined;
  readonly booking: BookingId | undefined;
};

const parkedItems = (stores: Stores) =>
  allOf<PendingBody>(stores.forService, workerScope, { type: 'parked-notice', key: 'k1' });

export async function listParked({ stores }: Pick<World, 'stores'>): Promise<ParkedNotice[]> {
  const items = await parkedItems(stores);
  return Promise.all(items.map((item) => describeParked(stores, item)));
}

async function describeParked(
  stores: Stores,
  { id, body: { tenant, scope, event, attempts, since, because } }: Item<PendingBody>,
): Promise<ParkedNotice> {
  const known = await readableEvent(() => stores.forTenant(tenant).read<EventBody>(scope, event));
  const of = { kind: known?.body.kind, booking: known?.body.booking };
  return { id, tenant, attempts, since, because, ...of };
}

async function readableEvent(read: () => Promise<Item<EventBody> | undefined>) {
  try {
    return await read();
  } catch (error) {
    // That it cannot be read is what it was parked for.
    if (error instanceof StoreCorrupt || error instanceof StoreTooNew) return undefined;
    throw error;
  }
}

/** Has the worker try parked notices again, all or one by its id; answers how many. */
export async function retryParked(
  { stores, clock }: World,
  which: { readonly id: string } | 'all',
): Promise<number> {
  const items = await parkedItems(stores);
  const chosen = items.filter(({ id }) => which === 'all' || id === which.id);
  let retried = 0;
  for (const item of chosen) {
    const put = await stores.forService.commit(workerScope, [putBack(item, clock.now())]);
    if (put.ok) retried += 1;
  }
  return retried;
}
