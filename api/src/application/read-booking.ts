import type { BookingId } from '../domain/ids.ts';
import type { BookingBody } from './documents.ts';
import { bookingItemId, dayScope, workdayOfBooking } from './scopes.ts';
import type { Item, TenantStore } from './store.ts';

/** A booking of this tenant by its id, which carries its workday. One read. */
export async function readBooking(
  store: TenantStore,
  id: BookingId,
): Promise<Item<BookingBody> | undefined> {
  const workday = workdayOfBooking(id);
  return workday && store.read<BookingBody>(dayScope(workday), bookingItemId(id));
}
