import type { Booking } from '../domain/booking.ts';
import type { BookingId, NoticeId, PersonId, TenantId } from '../domain/ids.ts';
import { type Happened, isNews, newestOfEach, noticeIdOf, type Told } from '../domain/notice.ts';
import type { Actor } from '../domain/person.ts';
import { type BookingView, viewBookings } from './booking-view.ts';
import { unversioned, type Versioned } from './documents.ts';
import type { Clock } from './ports.ts';
import { readBooking } from './read-booking.ts';
import { noticesScope } from './scopes.ts';
import { allOf, type NewItem, type Query, type Stores, type TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock };

/** Something a person must be told when they next look: what happened to a booking of theirs without them. */
export type Notice = Told & { readonly id: NoticeId; readonly about: BookingView };

/** It happened `noticeMs` before `until`. */
type NoticeBody = Versioned<
  Told & { readonly booking: BookingId; readonly until: number; readonly isRead: boolean }
>;

const noticeMs = 30 * 24 * 60 * 60 * 1000;
const itemId = (notice: NoticeId) => `notice:${notice}`;
const happenedOf = (body: NoticeBody) => ({ ...body, at: body.until - noticeMs });

function noticeItem(body: NoticeBody, now: number): NewItem<NoticeBody> {
  const ttlSeconds = Math.max(1, Math.ceil((body.until - now) / 1000));
  const id = itemId(noticeIdOf(happenedOf(body)));
  return { id, type: 'notice', k1: body.booking, ttlSeconds, body };
}

/**
 * Leaves a notice for the holder of a booking that something happened to; twice is once, for its life is
 * reckoned from when it happened: told again later, it ends at the same time or is not left at all.
 */
export async function leaveNotice(
  { stores, clock }: World,
  tenant: TenantId,
  { person, at, ...told }: Happened & { readonly person: PersonId },
): Promise<void> {
  const until = at + noticeMs;
  const now = clock.now();
  if (until <= now) return;
  const item = noticeItem({ v: 1, ...told, until, isRead: false }, now);
  await stores.forTenant(tenant).commit(noticesScope(person), [{ kind: 'create', item }]);
}

async function readNewest(
  store: TenantStore,
  person: PersonId,
  about: Pick<Query, 'prefix'>,
): Promise<(Happened & { readonly isRead: boolean })[]> {
  const query = { type: 'notice', key: 'k1', ...about } as const;
  const items = await allOf<NoticeBody>(store, noticesScope(person), query);
  return newestOfEach(items.map(({ body }) => happenedOf(body)));
}

/** The actor's notices that still say something, the earliest workday first. */
export type SeeNotices = (actor: Actor) => Promise<Notice[]>;

export function seeNoticesWith({ stores, clock }: World): SeeNotices {
  return async (actor) => {
    const store = stores.forTenant(actor.tenant);
    const newest = await readNewest(store, actor.person, {});
    const unread = newest.filter(({ isRead }) => !isRead);
    const ids = [...new Set(unread.map(({ booking }) => booking))];
    const known = await Promise.all(ids.map((id) => readBooking(store, id)));
    const bookings = known.flatMap((item) => (item ? [unversioned(item.body)] : []));
    const views = await viewBookings(store, bookings, actor.person);
    const now = clock.now();
    return unread.flatMap((notice) => {
      const about = views.find(({ booking }) => booking.id === notice.booking);
      if (!about || !isNews(notice.kind, about.booking, now)) return [];
      const { kind, touching } = notice;
      return [{ id: noticeIdOf(notice), kind, about, ...(touching ? { touching } : {}) }];
    });
  };
}

/** What an administrator's change last did to a booking, read or not; undefined where that is no news any more. */
export async function readTouched(
  store: TenantStore,
  booking: Booking,
  now: number,
): Promise<Told | undefined> {
  const newest = await readNewest(store, booking.holder, { prefix: booking.id });
  return newest
    .filter((told) => told.booking === booking.id && told.touching)
    .filter(({ kind }) => isNews(kind, booking, now))
    .sort((a, b) => b.at - a.at)[0];
}

/**
 * The actor has read a notice; it is not shown again. It stays until its life is over: were it deleted,
 * a delivery that is told twice would leave it again.
 */
export type DismissNotice = (actor: Actor, notice: NoticeId) => Promise<void>;

export function dismissNoticeWith({ stores, clock }: World): DismissNotice {
  return async (actor, notice) => {
    const store = stores.forTenant(actor.tenant);
    const scope = noticesScope(actor.person);
    const known = await store.read<NoticeBody>(scope, itemId(notice));
    if (!known || known.body.isRead) return;
    const item = noticeItem({ ...known.body, isRead: true }, clock.now());
    // Whoever wrote it meanwhile has read it too.
    await store.commit(scope, [{ kind: 'replace', item, ifMatch: known.etag }]);
  };
}
