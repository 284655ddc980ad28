import type { PersonId, TenantId } from '../domain/ids.ts';
import type { Versioned } from './documents.ts';
import { isChatLive } from './living-cards.ts';
import { departuresFrom } from './places.ts';
import type { ChatReference, Ids, PersonalChat } from './ports.ts';
import { personalChatId, teamsChatsScope } from './scopes.ts';
import { allOf, type Stores } from './store.ts';
import { linkIdOf, linkOf, type TeamsUser } from './teams-chats.ts';

type World = { readonly stores: Stores; readonly ids: Ids };

/** A chat, and what it was kept under: it is written to while this holds. */
export type KeptChat = PersonalChat & {
  readonly person: PersonId;
  readonly user: TeamsUser;
  readonly departures: number;
};
type KeptChatBody = Versioned<KeptChat>;

/**
 * Keeps where a linked Teams user was heard last in a chat with the bot alone, so that they can be reached
 * there (C5). For who is not linked nothing is kept. Three reads; a write where anything is new.
 */
export type KeepChat = (
  user: TeamsUser,
  heard: {
    readonly language: PersonalChat['language'];
    readonly referenceFor: (who: {
      readonly tenant: TenantId;
      readonly person: PersonId;
    }) => ChatReference;
  },
) => Promise<void>;

export function keepChatWith(world: World): KeepChat {
  return async (user, { language, referenceFor }) => {
    const link = await linkOf(world, user);
    if (!link) return;
    const { tenant, person } = link;
    const reference = referenceFor({ tenant, person });
    const store = world.stores.forTenant(tenant);
    const id = linkIdOf(world.ids, user);
    const [departures, known] = await Promise.all([
      departuresFrom(world, reference.place),
      store.read<KeptChatBody>(teamsChatsScope(person), personalChatId(id)),
    ]);
    const body: KeptChatBody = { v: 1, id, reference, language, person, user, departures };
    // Written in the same order each time, so that what is the same reads the same.
    if (known && JSON.stringify(known.body) === JSON.stringify(body)) return;
    const item = { id: personalChatId(id), type: 'personal-chat', k1: id, body };
    await store.commit(teamsChatsScope(person), [{ kind: 'put', item }]);
  };
}

/** The chats in which a person can be reached; those that are over are forgotten. */
export async function chatsOf(
  world: World,
  tenant: TenantId,
  person: PersonId,
): Promise<KeptChat[]> {
  const query = { type: 'personal-chat', key: 'k1' } as const;
  const store = world.stores.forTenant(tenant);
  const items = await allOf<KeptChatBody>(store, teamsChatsScope(person), query);
  const live: KeptChat[] = [];
  for (const { body } of items) {
    if (await isChatLive(world, tenant, body)) live.push(body);
    else await forgetChat(world.stores, tenant, body);
  }
  return live;
}

export async function forgetChat(
  stores: Stores,
  tenant: TenantId,
  { id, person }: KeptChat,
): Promise<void> {
  const store = stores.forTenant(tenant);
  await store.commit(teamsChatsScope(person), [{ kind: 'delete', id: personalChatId(id) }]);
}
