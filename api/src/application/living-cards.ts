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
};
type CardBody = Versioned<RememberedCard>;

/** Remembers a card in a chat, so that it changes when its booking does. */
export type RememberCard = (
  actor: Actor,
  card: Omit<RememberedCard, 'id' | 'person' | 'departures'>,
) => Promise<void>;

export function rememberCardWith(world: World): RememberCard {
  return async (actor, card) => {
    const workday = workdayOfBooking(card.booking);
    if (!workday) return;
    const { conversation, place } = card.reference;
    const id = world.ids.derived('card', conversation, card.activity);
    const departures = await departuresFrom(world, place);
    const body: CardBody = { v: 1, id, person: actor.person, departures, ...card };
    const item = { id: cardItemId(id), type: 'card', k1: card.booking, body };
    await world.stores.forTenant(actor.tenant).commit(dayScope(workday), [{ kind: 'put', item }]);
  };
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

/** Whether the card may still be written to: the bot was not taken from the chat, and the user is linked as then. */
export async function isCardLive(
  world: World,
  tenant: TenantId,
  card: RememberedCard,
): Promise<boolean> {
  const [departures, link] = await Promise.all([
    departuresFrom(world, card.reference.place),
    linkOf(world, card.user),
  ]);
  const isLinked = link?.tenant === tenant && link.person === card.person;
  return isLinked && departures === card.departures;
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
