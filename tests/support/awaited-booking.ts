import { bookingReplaced } from '../../api/src/application/booking-documents.ts';
import { unversioned } from '../../api/src/application/documents.ts';
import { readBooking } from '../../api/src/application/read-booking.ts';
import { dayScope } from '../../api/src/application/scopes.ts';
import type { Stores } from '../../api/src/application/store.ts';
import type { BookingId, TenantId } from '../../api/src/domain/ids.ts';

/** A booking whose holder may check in from now on, as if that had been agreed when it was made. */
export async function awaited(
  { stores }: { readonly stores: Stores },
  tenant: TenantId,
  id: BookingId,
): Promise<BookingId> {
  const store = stores.forTenant(tenant);
  const known = await readBooking(store, id);
  if (!known) throw new Error('There is no such booking');
  const booking = unversioned(known.body);
  const { start, end } = booking.period;
  const checkIn = { mode: 'anywhere', opens: 0, remindsAt: start, lapsesAt: end } as const;
  await store.commit(dayScope(booking.workday), [
    bookingReplaced({ ...booking, checkIn }, known.etag),
  ]);
  return id;
}
