import { isLive } from '../domain/booking.ts';
import type { TenantId } from '../domain/ids.ts';
import { type BookingView, viewBooking } from './booking-view.ts';
import { cardsOf, channelsFollowing, forgetCard, forgetChannel } from './channels.ts';
import type { EventBody, Versioned } from './documents.ts';
import { leaveNotice } from './notices.ts';
import {
  ChatGone,
  type Chats,
  ChatUnreachable,
  type Clock,
  type FollowingChannel,
} from './ports.ts';
import { readBooking } from './read-booking.ts';
import { workerScope } from './scopes.ts';
import type { Change, Item, Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly chats: Chats };

type CursorBody = Versioned<{ readonly cursor: string }>;
type PostBody = Versioned<{ readonly activity: string }>;
/** An event whose telling failed and is to be tried again. */
type PendingBody = Versioned<{
  readonly tenant: TenantId;
  readonly event: EventBody;
  readonly attempts: number;
  readonly since: number;
}>;

const cursorId = 'notices-cursor';
const pendingScope = 'pending-notices';
const postsScope = 'posts';
const pageSize = 100;
const mostAttempts = 12;
const firstPauseMs = 2_000;
const longestPauseMs = 10 * 60_000;

/**
 * Tells channels and chats what was committed to bookings: reads events from where it stopped, writes
 * one post for a booking in each following channel, and brings posts and cards up to date when the
 * booking is cancelled. At least once: cut off after a post and before it is recorded, it posts again.
 * Answers whether more is waiting. To be called by the holder of the lease only.
 */
export type DeliverNotices = () => Promise<'more' | 'done'>;

export function deliverNoticesWith(world: World): DeliverNotices {
  return async () => {
    await deliverPending(world);
    const known = await world.stores.forService.read<CursorBody>(workerScope, cursorId);
    const page = await world.stores.changes(known?.body.cursor, pageSize);
    const events = page.items.filter((change) => change.type === 'event');
    for (const change of events) await deliverOrKeep(world, change);
    const isFull = page.items.length === pageSize;
    // The cursor's own move is a change too: it moves for events and full pages only, or it would never rest.
    if (events.length > 0 || isFull) await moveCursor(world.stores, known, page.cursor);
    return isFull ? 'more' : 'done';
  };
}

async function moveCursor(stores: Stores, known: Item<CursorBody> | undefined, cursor: string) {
  const body: CursorBody = { v: 1, cursor };
  const item = { id: cursorId, type: 'cursor', body };
  // Where another process moved it, the same events are delivered twice rather than lost.
  await stores.forService.commit(workerScope, [
    known ? { kind: 'replace', item, ifMatch: known.etag } : { kind: 'create', item },
  ]);
}

async function deliverOrKeep(world: World, change: Change): Promise<void> {
  const event = (change as Change<EventBody>).body;
  const { tenant } = change;
  if (await deliver(world, tenant, event)) return;
  const now = world.clock.now();
  await keepPending(world, { v: 1, tenant, event, attempts: 1, since: now });
}

/** False where Teams did not answer and the event must be tried again. */
async function deliver(world: World, tenant: TenantId, event: EventBody): Promise<boolean> {
  const store = world.stores.forTenant(tenant);
  const known = await readBooking(store, event.booking);
  if (!known) return true;
  if (event.by === 'floor-removed') {
    const { holder } = known.body;
    await leaveNotice(world.stores, tenant, { person: holder, booking: event.booking });
  }
  const channels = await channelsFollowing(world.stores, tenant, known.body.floor);
  const told: boolean[] = [];
  if (channels.length > 0) {
    const view = await viewBooking(store, known.body, 'a-channel');
    for (const channel of channels) {
      told.push(
        await tolerating(
          () => postOnce(world, tenant, { channel, view }),
          () => forgetChannel(world.stores, tenant, channel.id),
        ),
      );
    }
  }
  if (event.kind === 'booking-cancelled') {
    const view = await viewBooking(store, known.body, known.body.holder);
    for (const card of await cardsOf(world.stores, tenant, event.booking)) {
      told.push(
        await tolerating(
          () => world.chats.updateCard(card, view),
          () => forgetCard(world.stores, tenant, card.id),
        ),
      );
    }
  }
  return told.every((isTold) => isTold);
}

/** Runs a call to Teams: false where it should be tried again; a chat that is gone is forgotten. */
async function tolerating(
  call: () => Promise<void>,
  forget: () => Promise<void>,
): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof ChatUnreachable) return false;
    if (!(error instanceof ChatGone)) throw error;
    await forget();
    return true;
  }
}

/** One post for a booking in a channel; later events bring that post up to date. */
async function postOnce(
  { stores, chats }: World,
  tenant: TenantId,
  { channel, view }: { readonly channel: FollowingChannel; readonly view: BookingView },
): Promise<void> {
  const store = stores.forTenant(tenant);
  const id = `post:${view.booking.id}:${channel.id}`;
  const posted = await store.read<PostBody>(postsScope, id);
  if (posted) {
    if (!isLive(view.booking)) await chats.updatePost(channel, posted.body.activity, view);
    return;
  }
  // A booking that came and went before anybody could be told is not worth a post.
  if (!isLive(view.booking)) return;
  const activity = await chats.post(channel, view);
  const body: PostBody = { v: 1, activity };
  await store.commit(postsScope, [{ kind: 'put', item: { id, type: 'post', body } }]);
}

const dueKey = (instant: number) => String(instant).padStart(15, '0');

async function keepPending({ stores, clock }: World, body: PendingBody): Promise<void> {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (body.attempts - 1));
  // Past the bound it stays to be seen by operators and is tried no more.
  const type = body.attempts > mostAttempts ? 'parked-notice' : 'pending-notice';
  const id = `${body.tenant}:${body.event.booking}:${body.event.kind}`;
  const item = { id, type, k1: dueKey(clock.now() + pause), body };
  await stores.forService.commit(pendingScope, [{ kind: 'put', item }]);
}

async function deliverPending(world: World): Promise<void> {
  const due = await world.stores.forService.query<PendingBody>(pendingScope, {
    type: 'pending-notice',
    key: 'k1',
    to: dueKey(world.clock.now() + 1),
    limit: pageSize,
  });
  for (const item of due.items) {
    const { tenant, event, attempts } = item.body;
    if (await deliver(world, tenant, event)) {
      await world.stores.forService.commit(pendingScope, [{ kind: 'delete', id: item.id }]);
    } else {
      await keepPending(world, { ...item.body, attempts: attempts + 1 });
    }
  }
}
