import type { Booking } from '../domain/booking.ts';
import type { PersonId, TenantId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import type { Versioned } from './documents.ts';
import { departuresFrom } from './places.ts';
import type { Ids, LivingCard } from './ports.ts';
import { dayScope, workdayOfBooking } from './scopes.ts';
import { allOf, type Stores } from './store.ts';
import { linkOf, type TeamsUser } from './teams-chats.ts';

type World = { readonly stores: Stores; readonly ids: Ids };

/** A card and what it was made under: it is brought up to date while this holds. */
export type RememberedCard = LivingCard & {
  readonly person: PersonId;
  readonly user: TeamsUser;
  readonly departures: number;
  /** It was sent to remind of checking in. */
  readonly reminds?: true;
};
type CardBody = Versioned<RememberedCard>;

/** Remembers a card in a chat, so that it changes when its booking does. */
export type RememberCard = (
  actor: Actor,
  card: Omit<RememberedCard, 'id' | 'person' | 'departures'>,
) => Promise<void>;

export function rememberCardWith(world: World): RememberCard {
  return async (actor, card) => {
    const departures = await departuresFrom(world, card.reference.place);
    await putCard(world, actor.tenant, { ...card, person: actor.person, departures });
  };
}

/** Remembers a card, for whom it was made and as of when. */
export async function putCard(
  { stores, ids }: World,
  tenant: TenantId,
  card: Omit<RememberedCard, 'id'>,
): Promise<void> {
  const workday = workdayOfBooking(card.booking);
  if (!workday) return;
  const id = ids.derived('card', card.reference.conversation, card.activity);
  const body: CardBody = { v: 1, id, ...card };
  const item = { id: cardItemId(id), type: 'card', k1: card.booking, body };
  await stores.forTenant(tenant).commit(dayScope(workday), [{ kind: 'put', item }]);
}

const cardItemId = (id: string) => `card:${id}`;

export async function cardsOf(
  stores: Stores,
  tenant: TenantId,
  { id, workday }: Booking,
): Promise<RememberedCard[]> {
  const query = { type: 'card', key: 'k1', prefix: id } as const;
  const items = await allOf<CardBody>(stores.forTenant(tenant), dayScope(workday), query);
  return items.map((item) => item.body);
}

/** Whether a chat may still be written to: the bot was not taken from it, and the user is linked as then. */
export async function isChatLive(
  world: World,
  tenant: TenantId,
  chat: Pick<RememberedCard, 'reference' | 'user' | 'person' | 'departures'>,
): Promise<boolean> {
  const [departures, link] = await Promise.all([
    departuresFrom(world, chat.reference.place),
    linkOf(world, chat.user),
  ]);
  const isLinked = link?.tenant === tenant && link.person === chat.person;
  return isLinked && departures === chat.departures;
}

export async function forgetCard(
  stores: Stores,
  tenant: TenantId,
  { id, booking }: LivingCard,
): Promise<void> {
  const workday = workdayOfBooking(booking);
  if (!workday) return;
  const store = stores.forTenant(tenant);
  await store.commit(dayScope(workday), [{ kind: 'delete', id: cardItemId(id) }]);
}
