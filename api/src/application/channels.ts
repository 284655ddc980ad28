import type { FloorId, TenantId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { mayDo } from '../domain/roles.ts';
import { type PublishedFloor, readFloor } from './directory.ts';
import type { Versioned } from './documents.ts';
import { departuresFrom } from './places.ts';
import type { ChatReference, FollowingChannel, Ids } from './ports.ts';
import { channelsScope } from './scopes.ts';
import { allOf, type Stores } from './store.ts';

type World = { readonly stores: Stores; readonly ids: Ids };

/** A channel, and how often the bot had left its place when it began to follow. */
export type RememberedChannel = FollowingChannel & { readonly departures: number };
type ChannelBody = Versioned<RememberedChannel>;

const channelId = (ids: Ids, conversation: string, floor: FloorId) =>
  ids.derived('channel', conversation, floor);
const channelItemId = (id: string) => `channel:${id}`;

/**
 * Lets a channel receive the bookings of a floor. Only who manages floors may, because everyone in
 * the channel will read the posts. Refusals: not-permitted, not-found.
 */
export type FollowFloor = (
  actor: Actor,
  asked: {
    readonly floor: FloorId;
    readonly reference: ChatReference;
    readonly language: 'ja' | 'en';
  },
) => Promise<Decided<PublishedFloor>>;

export function followFloorWith(world: World): FollowFloor {
  return async (actor, { floor, reference, language }) => {
    if (!mayDo(actor.roles, 'manage-floors')) {
      return refused({ code: 'not-permitted', needs: 'manage-floors' });
    }
    const store = world.stores.forTenant(actor.tenant);
    const published = await readFloor(store, floor);
    if (!published) return refused({ code: 'not-found', what: 'floor' });
    const id = channelId(world.ids, reference.conversation, floor);
    const departures = await departuresFrom(world, reference.place);
    const body: ChannelBody = { v: 1, id, floor, reference, language, departures };
    await store.commit(channelsScope, [
      { kind: 'put', item: { id: channelItemId(id), type: 'channel', k1: floor, body } },
    ]);
    return granted(published);
  };
}

/** Ends the posts of a floor in a channel. Refusals: not-permitted. */
export type UnfollowFloor = (
  actor: Actor,
  asked: { readonly floor: FloorId; readonly conversation: string },
) => Promise<Decided<null>>;

export function unfollowFloorWith({ stores, ids }: World): UnfollowFloor {
  return async (actor, { floor, conversation }) => {
    if (!mayDo(actor.roles, 'manage-floors')) {
      return refused({ code: 'not-permitted', needs: 'manage-floors' });
    }
    const id = channelId(ids, conversation, floor);
    await forgetChannel(stores, actor.tenant, id);
    return granted(null);
  };
}

export async function forgetChannel(stores: Stores, tenant: TenantId, id: string): Promise<void> {
  const store = stores.forTenant(tenant);
  await store.commit(channelsScope, [{ kind: 'delete', id: channelItemId(id) }]);
}

export async function channelsFollowing(
  stores: Stores,
  tenant: TenantId,
  floor: FloorId,
): Promise<RememberedChannel[]> {
  const items = await allOf<ChannelBody>(stores.forTenant(tenant), channelsScope, {
    type: 'channel',
    key: 'k1',
    prefix: floor,
  });
  return items.map((item) => item.body);
}

/** A channel while it follows any floor. */
export async function readChannel(
  stores: Stores,
  tenant: TenantId,
  id: string,
): Promise<RememberedChannel | undefined> {
  const store = stores.forTenant(tenant);
  const known = await store.read<ChannelBody>(channelsScope, channelItemId(id));
  return known?.body;
}
