import { type Booking, type EndedBooking, isLive } from '../domain/booking.ts';
import type { BookingId, TenantId } from '../domain/ids.ts';
import { retakeUntil } from '../domain/no-show.ts';
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
import { type BookingBody, type EventBody, unversioned } from './documents.ts';
import type { Clock, Ids } from './ports.ts';
import { readBooking } from './read-booking.ts';
import { dayScope } from './scopes.ts';
import type { Item, Stores, TenantStore } from './store.ts';

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
    const ended = { ...booking, state: end.as, endedAt: now };
    const isEnded = await commitEnd(store, known, { ended, by: end.by, ids });
    return isEnded ? granted(ended) : 'again';
  });
}

/**
 * The commit that ends a live booking as it was read: its seat is free at once, and its holder's quota is
 * given back where it was cancelled (B4). False, and nothing written, where somebody changed it meanwhile.
 */
export async function commitEnd(
  store: TenantStore,
  known: Item<BookingBody>,
  {
    ended,
    by,
    ids,
  }: { readonly ended: EndedBooking; readonly by: EventBody['by']; readonly ids: Ids },
): Promise<boolean> {
  const { id, state, endedAt, workday, seat, holder } = ended;
  const [seatGuard, own] = await Promise.all([
    readSeatGuard(store, seat, ended),
    readPersonGuard(store, holder, ended),
  ]);
  const spent = { id, retakeUntil: retakeUntil(ended) };
  const result = await resolvingUnknown(() =>
    store.commit(dayScope(workday), [
      eventCreated(ids.derived(id, state), {
        kind: `booking-${state}`,
        booking: id,
        by,
        at: endedAt,
        wish: '',
      }),
      ...claimsRemoved(id, [seatGuard]),
      ...(state === 'cancelled' ? claimsRemoved(id, [own]) : claimSpent(spent, own)),
      bookingReplaced(ended, known.etag),
    ]),
  );
  return result !== 'unknown' && result.ok;
}
