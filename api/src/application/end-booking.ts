import { type Booking, isLive } from '../domain/booking.ts';
import type { BookingId, TenantId } from '../domain/ids.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import {
  bookingReplaced,
  claimSpent,
  claimsRemoved,
  eventCreated,
  readPersonGuard,
  readSeatGuard,
} from './booking-documents.ts';
import { resolvingUnknown, untilCommitted } from './command.ts';
import { type EventBody, unversioned } from './documents.ts';
import type { Clock, Ids } from './ports.ts';
import { readBooking } from './read-booking.ts';
import { dayScope } from './scopes.ts';
import type { Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

export type BookingEnd = {
  readonly as: 'cancelled' | 'released';
  readonly by: EventBody['by'];
};

/**
 * Ends a live booking before its time and frees its seat at once; the caller has decided that it may
 * be. One that has ended so already is answered as it is. Refusals: not-found, booking-over.
 */
export function endBooking(
  { stores, clock, ids }: World,
  tenant: TenantId,
  { booking: id, end }: { readonly booking: BookingId; readonly end: BookingEnd },
): Promise<Decided<Booking>> {
  const store = stores.forTenant(tenant);
  return untilCommitted(async () => {
    const known = await readBooking(store, id);
    if (!known) return refused({ code: 'not-found', what: 'booking' });
    const booking = unversioned(known.body);
    if (booking.state === end.as) return granted(booking);
    const now = clock.now();
    if (!isLive(booking) || booking.period.end <= now) {
      return refused({ code: 'booking-over', state: booking.state });
    }
    const [seatGuard, own] = await Promise.all([
      readSeatGuard(store, booking.seat, booking),
      readPersonGuard(store, booking.holder, booking),
    ]);
    const ended: Booking = { ...booking, state: end.as, endedAt: now };
    const { by } = end;
    const result = await resolvingUnknown(() =>
      store.commit(dayScope(booking.workday), [
        eventCreated(ids.derived(id, end.as), {
          kind: `booking-${end.as}`,
          booking: id,
          by,
          at: now,
          wish: '',
        }),
        ...claimsRemoved(id, [seatGuard]),
        ...(end.as === 'cancelled' ? claimsRemoved(id, [own]) : claimSpent(id, own)),
        bookingReplaced(ended, known.etag),
      ]),
    );
    return result !== 'unknown' && result.ok ? granted(ended) : 'again';
  });
}
