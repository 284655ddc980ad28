import type { BookingId, PersonId, TenantId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type BookingView, viewBookings } from './booking-view.ts';
import type { Versioned } from './documents.ts';
import { readBooking } from './read-booking.ts';
import { noticesScope } from './scopes.ts';
import { allOf, type Stores } from './store.ts';

type World = { readonly stores: Stores };

/** Something a person must be told when they next look: a booking of theirs ended without them. */
export type Notice = { readonly kind: 'seat-removed'; readonly about: BookingView };

type NoticeBody = Versioned<{ readonly kind: 'seat-removed'; readonly booking: BookingId }>;

const noticeSeconds = 30 * 24 * 60 * 60;
const noticeId = (booking: BookingId) => `notice:${booking}`;

/** Leaves a notice for the holder of a booking whose seat went away; twice is once. */
export async function leaveNotice(
  stores: Stores,
  tenant: TenantId,
  { person, booking }: { readonly person: PersonId; readonly booking: BookingId },
): Promise<void> {
  const body: NoticeBody = { v: 1, kind: 'seat-removed', booking };
  const item = {
    id: noticeId(booking),
    type: 'notice',
    k1: booking,
    ttlSeconds: noticeSeconds,
    body,
  };
  await stores.forTenant(tenant).commit(noticesScope(person), [{ kind: 'create', item }]);
}

/** The actor's notices, the earliest workday first. */
export type SeeNotices = (actor: Actor) => Promise<Notice[]>;

export function seeNoticesWith({ stores }: World): SeeNotices {
  return async (actor) => {
    const store = stores.forTenant(actor.tenant);
    const scope = noticesScope(actor.person);
    const items = await allOf<NoticeBody>(store, scope, { type: 'notice', key: 'k1' });
    const known = await Promise.all(items.map(({ body }) => readBooking(store, body.booking)));
    const bookings = known.flatMap((item) => (item ? [item.body] : []));
    const views = await viewBookings(store, bookings, actor.person);
    return views.map((about) => ({ kind: 'seat-removed', about }));
  };
}

/** The actor has read a notice; it is not shown again. */
export type DismissNotice = (actor: Actor, booking: BookingId) => Promise<void>;

export function dismissNoticeWith({ stores }: World): DismissNotice {
  return async (actor, booking) => {
    const store = stores.forTenant(actor.tenant);
    await store.commit(noticesScope(actor.person), [{ kind: 'delete', id: noticeId(booking) }]);
  };
}
