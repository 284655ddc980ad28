import { type Booking, isLive, isOf } from '../domain/booking.ts';
import { withoutClaim } from '../domain/claim.ts';
import type { BookingId, PersonId, TenantId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { type BookingView, viewBooking } from './booking-view.ts';
import { resolvingUnknown, untilCommitted } from './command.ts';
import { type BookingBody, type EventBody, type GuardBody, unversioned } from './documents.ts';
import type { Clock, Ids } from './ports.ts';
import { bookingItemId, dayScope, personGuardId, seatGuardId, workdayOfBooking } from './scopes.ts';
import type { Item, Operation, Stores, TenantStore } from './store.ts';

/**
 * Cancels a live booking before it ends and frees its seat at once. Cancelling a cancelled one again
 * answers it as it is. Refusals: not-found, not-permitted (somebody else's), booking-over.
 */
export type CancelBooking = (actor: Actor, booking: BookingId) => Promise<Decided<BookingView>>;

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

export function cancelBookingWith(world: World): CancelBooking {
  return async (actor, id) => {
    const store = world.stores.forTenant(actor.tenant);
    const known = await readBooking(store, id);
    if (!known) return refused({ code: 'not-found', what: 'booking' });
    if (!isOf(known.body, actor.person)) {
      return refused({ code: 'not-permitted', needs: 'own-booking' });
    }
    const cancelled = await cancelKnownBooking(world, actor.tenant, id, actor.person);
    if (!cancelled.ok) return cancelled;
    return granted(await viewBooking(store, cancelled.value, actor.person));
  };
}

export async function readBooking(
  store: TenantStore,
  id: BookingId,
): Promise<Item<BookingBody> | undefined> {
  const workday = workdayOfBooking(id);
  return workday && store.read<BookingBody>(dayScope(workday), bookingItemId(id));
}

/** Cancels whoever's booking it is; the caller has decided that it may be. */
export function cancelKnownBooking(
  world: World,
  tenant: TenantId,
  id: BookingId,
  by: PersonId | 'floor-removed',
): Promise<Decided<Booking>> {
  const store = world.stores.forTenant(tenant);
  return untilCommitted(async () => {
    const known = await readBooking(store, id);
    if (!known) return refused({ code: 'not-found', what: 'booking' });
    const booking = unversioned(known.body);
    if (booking.state === 'cancelled') return granted(booking);
    const now = world.clock.now();
    if (!isLive(booking) || booking.period.end <= now) {
      return refused({ code: 'booking-over', state: booking.state });
    }
    const cancelled: Booking = { ...booking, state: 'cancelled' };
    const body: BookingBody = { v: 1, ...cancelled };
    const guards = await readGuardsOf(store, booking);
    const event: EventBody = {
      v: 1,
      kind: 'booking-cancelled',
      booking: id,
      by,
      at: now,
      wish: '',
    };
    const operations: Operation[] = [
      {
        kind: 'create',
        item: { id: `event:${world.ids.derived(id, 'cancelled')}`, type: 'event', body: event },
      },
      ...guards,
      {
        kind: 'replace',
        item: { id: bookingItemId(id), type: 'booking', body },
        ifMatch: known.etag,
      },
    ];
    const result = await resolvingUnknown(() =>
      store.commit(dayScope(booking.workday), operations),
    );
    return result !== 'unknown' && result.ok ? granted(cancelled) : 'again';
  });
}

async function readGuardsOf(store: TenantStore, booking: Booking): Promise<Operation[]> {
  const scope = dayScope(booking.workday);
  const [seat, person] = await Promise.all([
    store.read<GuardBody>(scope, seatGuardId(booking.seat)),
    store.read<GuardBody>(scope, personGuardId(booking.holder)),
  ]);
  return [seat, person].flatMap((guard) => {
    if (!guard) return [];
    const { etag, ...item } = guard;
    const body: GuardBody = { v: 1, claims: withoutClaim(guard.body.claims, booking.id) };
    return [{ kind: 'replace' as const, item: { ...item, body }, ifMatch: etag }];
  });
}
