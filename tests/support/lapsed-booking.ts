import { unversioned } from '../../api/src/application/documents.ts';
import { commitEnd } from '../../api/src/application/end-booking.ts';
import type { Clock, Ids } from '../../api/src/application/ports.ts';
import { readBooking } from '../../api/src/application/read-booking.ts';
import type { Stores } from '../../api/src/application/store.ts';
import type { BookingId, TenantId } from '../../api/src/domain/ids.ts';

/** Lets a booking lapse now, as the worker does once nobody came. */
export async function lapsed(
  { stores, ids, clock }: { readonly stores: Stores; readonly ids: Ids; readonly clock: Clock },
  tenant: TenantId,
  id: BookingId,
): Promise<void> {
  const store = stores.forTenant(tenant);
  const known = await readBooking(store, id);
  if (!known) throw new Error('There is no such booking');
  const ended = { ...unversioned(known.body), state: 'lapsed', endedAt: clock.now() } as const;
  if (!(await commitEnd(store, known, { ended, by: 'no-show', ids }))) {
    throw new Error('Somebody changed it meanwhile');
  }
}
