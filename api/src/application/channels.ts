import type { BookingId, FloorId, TenantId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { mayDo } from '../domain/roles.ts';
import { type PublishedFloor, readFloor } from './directory.ts';
import type { Versioned } from './documents.ts';
import type { ChatReference, FollowingChannel, Ids, LivingCard } from './ports.ts';
import { cardsScope, channelsScope } from './scopes.ts';
import { allOf, type Stores } from './store.ts';

type World = { readonly stores: Stores; readonly ids: Ids };
type ChannelBody = Versioned<FollowingChannel>;
type CardBody = Versioned<LivingCard>;

const channelId = (ids: Ids, conversation: string, floor: FloorId) =>
  ids.derived('channel', conversation, floor);

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

export function followFloorWith({ stores, ids }: World): FollowFloor {
  return async (actor, { floor, reference, language }) => {
    if (!mayDo(actor.roles, 'manage-floors')) {
      return refused({ code: 'not-permitted', needs: 'manage-floors' });
    }
    const store = stores.forTenant(actor.tenant);
    const published = await readFloor(store, floor);
    if (!published) return refused({ code: 'not-found', what: 'floor' });
    const id = channelId(ids, reference.conversation, floor);
    const body: ChannelBody = { v: 1, id, floor, reference, language };
    await store.commit(channelsScope, [
      { kind: 'put', item: { id: `channel:${id}`, type: 'channel', k1: floor, body } },
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
  await store.commit(channelsScope, [{ kind: 'delete', id: `channel:${id}` }]);
}

export async function channelsFollowing(
  stores: Stores,
  tenant: TenantId,
  floor: FloorId,
): Promise<FollowingChannel[]> {
  const items = await allOf<ChannelBody>(stores.forTenant(tenant), channelsScope, {
    type: 'channel',
    key: 'k1',
    prefix: floor,
  });
  return items.map((item) => item.body);
}

/** Remembers a card in a chat, so that it changes when its booking does. */
export type RememberCard = (actor: Actor, card: Omit<LivingCard, 'id'>) => Promise<void>;

export function rememberCardWith({ stores, ids }: World): RememberCard {
  return async (actor, card) => {
    const id = ids.derived('card', card.reference.conversation, card.activity);
    const body: CardBody = { v: 1, id, ...card };
    const item = { id: `card:${id}`, type: 'card', k1: card.booking, body };
    await stores.forTenant(actor.tenant).commit(cardsScope, [{ kind: 'put', item }]);
  };
}

export async function cardsOf(
  stores: Stores,
  tenant: TenantId,
  booking: BookingId,
): Promise<LivingCard[]> {
  const query = { type: 'card', key: 'k1', prefix: booking } as const;
  const items = await allOf<CardBody>(stores.forTenant(tenant), cardsScope, query);
  return items.map((item) => item.body);
}

export async function forgetCard(stores: Stores, tenant: TenantId, id: string): Promise<void> {
  await stores.forTenant(tenant).commit(cardsScope, [{ kind: 'delete', id: `card:${id}` }]);
}
