import { type Booking, isOf } from '../domain/booking.ts';
import type { BookingId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { type BookingView, viewBooking, viewBookings } from './booking-view.ts';
import { claimsWithin, everythingFrom } from './held-bookings.ts';
import type { Clock } from './ports.ts';
import { readBooking } from './read-booking.ts';
import type { Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock };

/**
 * The actor's live bookings that share an instant with the period, earliest first, and one that lapsed while
 * it can be taken again (C6). Costs one read for each day and one for each booking.
 */
export type ListBookings = (
  actor: Actor,
  asked: { readonly from?: number | undefined; readonly to?: number | undefined },
) => Promise<BookingView[]>;

const dayMs = 86_400_000;

export function listBookingsWith({ stores, clock }: World): ListBookings {
  return async (actor, asked) => {
    const store = stores.forTenant(actor.tenant);
    const now = clock.now();
    const start = asked.from ?? (asked.to === undefined ? now : asked.to - dayMs);
    const period = { start, end: asked.to ?? everythingFrom(start).end };
    const claims = await claimsWithin(store, actor.person, { period, now });
    const bookings = await readBookings(
      store,
      claims.map((claim) => claim.booking),
    );
    return viewBookings(store, bookings, actor.person);
  };
}

/** One booking of the actor's, whatever its state. Refusals: not-found, also for somebody else's. */
export type SeeBooking = (actor: Actor, booking: BookingId) => Promise<Decided<BookingView>>;

export function seeBookingWith({ stores }: Pick<World, 'stores'>): SeeBooking {
  return async (actor, id) => {
    const store = stores.forTenant(actor.tenant);
    const known = await readBooking(store, id);
    if (!known || !isOf(known.body, actor.person)) {
      return refused({ code: 'not-found', what: 'booking' });
    }
    return granted(await viewBooking(store, known.body, actor.person));
  };
}

async function readBookings(store: TenantStore, ids: readonly BookingId[]): Promise<Booking[]> {
  const known = await Promise.all(ids.map((id) => readBooking(store, id)));
  return known.flatMap((item) => (item ? [item.body] : []));
}
