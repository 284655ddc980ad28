import { isOf } from '../domain/booking.ts';
import type { BookingId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { type BookingView, viewBooking } from './booking-view.ts';
import { type BookingEnd, endBooking } from './end-booking.ts';
import type { Clock, Ids } from './ports.ts';
import { readBooking } from './read-booking.ts';
import type { Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/**
 * Cancels a live booking before it ends and frees its seat at once. Cancelling a cancelled one again
 * answers it as it is. Refusals: not-found, not-permitted (somebody else's), booking-over.
 */
export type CancelBooking = (actor: Actor, booking: BookingId) => Promise<Decided<BookingView>>;

export const cancelBookingWith = (world: World): CancelBooking => endingOwn(world, 'cancelled');

/**
 * Leaves a seat early: the rest of the time is free at once, and the booking stays for reports as
 * released (C9). Releasing a released one again answers it as it is. Refusals as for cancelling.
 */
export type ReleaseBooking = (actor: Actor, booking: BookingId) => Promise<Decided<BookingView>>;

export const releaseBookingWith = (world: World): ReleaseBooking => endingOwn(world, 'released');

function endingOwn(world: World, as: BookingEnd['as']): CancelBooking {
  return async (actor, id) => {
    const store = world.stores.forTenant(actor.tenant);
    const known = await readBooking(store, id);
    if (!known) return refused({ code: 'not-found', what: 'booking' });
    if (!isOf(known.body, actor.person)) {
      return refused({ code: 'not-permitted', needs: 'own-booking' });
    }
    const end = { as, by: actor.person };
    const ended = await endBooking(world, actor.tenant, { booking: id, end });
    if (!ended.ok) return ended;
    return granted(await viewBooking(store, ended.value, actor.person));
  };
}
