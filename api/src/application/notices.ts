import type { BookingId, PersonId, TenantId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type BookingView, viewBookings } from './booking-view.ts';
import type { Versioned } from './documents.ts';
import type { Clock } from './ports.ts';
import { readBooking } from './read-booking.ts';
import { noticesScope } from './scopes.ts';
import { allOf, type NewItem, type Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock };

/** Something a person must be told when they next look: a booking of theirs ended without them. */
export type Notice = { readonly kind: 'seat-removed'; readonly about: BookingView };

type NoticeBody = Versioned<{
  readonly kind: 'seat-removed';
  readonly booking: BookingId;
  readonly until: number;
  readonly isRead: boolean;
}>;

const noticeMs = 30 * 24 * 60 * 60 * 1000;
const noticeId = (booking: BookingId) => `notice:${booking}`;

function noticeItem(body: NoticeBody, now: number): NewItem<NoticeBody> {
  const ttlSeconds = Math.max(1, Math.ceil((body.until - now) / 1000));
  return { id: noticeId(body.booking), type: 'notice', k1: body.booking, ttlSeconds, body };
}

/**
 * Leaves a notice for the holder of a booking whose seat went away; twice is once, for its life is
 * reckoned from when it happened: told again later, it ends at the same time or is not left at all.
 */
export async function leaveNotice(
  { stores, clock }: World,
  tenant: TenantId,
  of: { readonly person: PersonId; readonly booking: BookingId; readonly at: number },
): Promise<void> {
  const until = of.at + noticeMs;
  const now = clock.now();
  if (until <= now) return;
  const body: NoticeBody = {
    v: 1,
    kind: 'seat-removed',
    booking: of.booking,
    until,
    isRead: false,
  };
  const item = noticeItem(body, now);
  await stores.forTenant(tenant).commit(noticesScope(of.person), [{ kind: 'create', item }]);
}

/** The actor's notices, the earliest workday first. */
export type SeeNotices = (actor: Actor) => Promise<Notice[]>;

export function seeNoticesWith({ stores }: Pick<World, 'stores'>): SeeNotices {
  return async (actor) => {
    const store = stores.forTenant(actor.tenant);
    const scope = noticesScope(actor.person);
    const items = await allOf<NoticeBody>(store, scope, { type: 'notice', key: 'k1' });
    const unread = items.filter(({ body }) => !body.isRead);
    const known = await Promise.all(unread.map(({ body }) => readBooking(store, body.booking)));
    const bookings = known.flatMap((item) => (item ? [item.body] : []));
    const views = await viewBookings(store, bookings, actor.person);
    return views.map((about) => ({ kind: 'seat-removed', about }));
  };
}

/**
 * The actor has read a notice; it is not shown again. It stays until its life is over: were it deleted,
 * a delivery that is told twice would leave it again.
 */
export type DismissNotice = (actor: Actor, booking: BookingId) => Promise<void>;

export function dismissNoticeWith({ stores, clock }: World): DismissNotice {
  return async (actor, booking) => {
    const store = stores.forTenant(actor.tenant);
    const scope = noticesScope(actor.person);
    const known = await store.read<NoticeBody>(scope, noticeId(booking));
    if (!known || known.body.isRead) return;
    const item = noticeItem({ ...known.body, isRead: true }, clock.now());
    // Whoever wrote it meanwhile has read it too.
    await store.commit(scope, [{ kind: 'replace', item, ifMatch: known.etag }]);
  };
}
