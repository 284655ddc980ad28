import { type Booking, isLive } from '../domain/booking.ts';
import type { TenantId } from '../domain/ids.ts';
import { rulesOn } from '../domain/operation.ts';
import { type BookingView, viewBooking } from './booking-view.ts';
import {
  channelsFollowing,
  forgetChannel,
  type RememberedChannel,
  readChannel,
} from './channels.ts';
import { type DeliveryWorld, failureOf } from './delivery.ts';
import type { Versioned } from './documents.ts';
import { findSeat } from './find-seat.ts';
import { departuresFrom } from './places.ts';
import { dayScope } from './scopes.ts';
import { allOf, type Item, type TenantStore } from './store.ts';

type PostBody = Versioned<{
  readonly key: string;
  readonly channel: string;
  readonly activity: string;
  /** What the post shows, to leave it alone where nothing changed. */
  readonly shows: string;
}>;

/** Whether its holder has come is nobody else's to read. */
const shownOf = ({ state, seat, period }: Booking) =>
  `${state === 'checked-in' ? 'booked' : state} ${seat} ${period.start} ${period.end}`;

/** As everybody may see it: without a name where its seat shows none. */
async function viewInChannel(store: TenantStore, booking: Booking): Promise<BookingView> {
  const [view, found] = await Promise.all([
    viewBooking(store, booking, 'a-channel'),
    findSeat(store, booking.seat),
  ]);
  const rules = found && rulesOn(found.published.operation, booking.workday)(found.seat);
  return rules?.settings.names === 'hidden' ? { ...view, holder: undefined } : view;
}

/**
 * Makes the posts of a booking show it as it is: one post in each channel that follows its floor, and
 * the one in the channel of a floor that it left. Which channels those are is looked up now, so that one
 * that stopped following gets nothing. Answers what failed; the other channels are told all the same.
 */
export async function tellChannels(
  world: DeliveryWorld,
  tenant: TenantId,
  booking: Booking,
): Promise<unknown[]> {
  const store = world.stores.forTenant(tenant);
  const [following, posts] = await Promise.all([
    channelsFollowing(world.stores, tenant, booking.floor),
    allOf<PostBody>(store, dayScope(booking.workday), {
      type: 'post',
      key: 'k1',
      prefix: booking.id,
    }),
  ]);
  const elsewhere = posts.filter(
    ({ body }) => !following.some((channel) => channel.id === body.channel),
  );
  const left = await Promise.all(
    elsewhere.map(({ body }) => readChannel(world.stores, tenant, body.channel)),
  );
  const channels = [...following, ...left.filter((channel) => channel !== undefined)];
  if (channels.length === 0) return [];
  const view = await viewInChannel(store, booking);
  const failures: unknown[] = [];
  for (const channel of channels) {
    const posted = posts.find(({ body }) => body.channel === channel.id);
    const failed = await failureOf(
      () => tellChannel(world, tenant, { channel, posted, view }),
      () => forgetChannel(world.stores, tenant, channel.id),
    );
    failures.push(...failed);
  }
  return failures;
}

async function tellChannel(
  world: DeliveryWorld,
  tenant: TenantId,
  told: {
    readonly channel: RememberedChannel;
    readonly posted: Item<PostBody> | undefined;
    readonly view: BookingView;
  },
): Promise<void> {
  const { channel, posted, view } = told;
  const { booking } = view;
  const shows = shownOf(booking);
  // A booking that came and went before anybody could be told is not worth a post.
  if (posted ? posted.body.shows === shows : !isLive(booking)) return;
  if ((await departuresFrom(world, channel.reference.place)) !== channel.departures) {
    await forgetChannel(world.stores, tenant, channel.id);
    return;
  }
  const key = world.ids.derived('post', tenant, booking.id, channel.id);
  const activity = posted?.body.activity ?? (await world.chats.post(channel, view, key));
  if (posted) await world.chats.updatePost(channel, { key, activity }, view);
  const body: PostBody = { v: 1, key, channel: channel.id, activity, shows };
  const item = { id: `post:${key}`, type: 'post', k1: booking.id, body };
  await world.stores.forTenant(tenant).commit(dayScope(booking.workday), [{ kind: 'put', item }]);
}
