import type { PersonId, TenantId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { rolesOf } from '../domain/roles.ts';
import { untilCommitted } from './command.ts';
import type { Versioned } from './documents.ts';
import { confirmEntitlementWith } from './entitlement.ts';
import type { EntitlementWorld, Somebody } from './entitlement-record.ts';
import { tenantOfOrganisation } from './organisations.ts';
import type { Clock, Ids } from './ports.ts';
import { personalChatId, teamsChatsScope } from './scopes.ts';
import { readGrants } from './session.ts';
import { allOf, type Item, type Stores } from './store.ts';

type World = { readonly stores: Stores; readonly ids: Ids };

/** A Teams user as a verified activity names them. */
export type TeamsUser = {
  /** Their Microsoft 365 organisation (Entra tenant). */
  readonly entraTenant: string;
  /** The user's Entra object id, or what the channel calls them where it has none. */
  readonly user: string;
};

type LinkBody = {
  readonly v: 2;
  readonly tenant: TenantId;
  readonly person: PersonId;
  readonly linkedAt: number;
  /** Whether the person finds it among their Teams chats; links of older versions are listed at their next use. */
  readonly isListed: boolean;
};

/** A Teams account that acts for a person. */
export type TeamsChat = {
  readonly id: string;
  /** The Microsoft 365 organisation it is of. */
  readonly organisation: string;
  readonly linkedAt: number;
};
type ChatBody = Versioned<TeamsChat>;

export const linkIdOf = (ids: Ids, { entraTenant, user }: TeamsUser) =>
  ids.derived('teams-user', entraTenant, user);
const linkPlace = (link: string) => ({ scope: `teams:${link.slice(0, 2)}`, id: `user:${link}` });
const chatItemId = (link: string) => `chat:${link}`;

/** Whom a Teams user is linked to. One read. */
export async function linkOf(
  { stores, ids }: World,
  user: TeamsUser,
): Promise<LinkBody | undefined> {
  return (await readLink(stores, linkIdOf(ids, user)))?.body;
}

function readLink(stores: Stores, link: string): Promise<Item<LinkBody> | undefined> {
  const { scope, id } = linkPlace(link);
  return stores.forService.read<LinkBody>(scope, id);
}

const isOf = (link: Item<LinkBody> | undefined, { tenant, person }: Somebody) =>
  link?.body.tenant === tenant && link.body.person === person;

/** Ties a Teams user to a person, in place of whoever they were tied to before. */
export async function linkTeamsUser(
  { stores, ids, clock }: World & { readonly clock: Clock },
  user: TeamsUser,
  { tenant, person }: Somebody,
): Promise<void> {
  const id = linkIdOf(ids, user);
  const before = await readLink(stores, id);
  if (before && !isOf(before, { tenant, person })) await takeOffList(stores, before.body, id);
  const body: LinkBody = { v: 2, tenant, person, linkedAt: clock.now(), isListed: true };
  // Listed first: what acts for a person can always be seen by them, and an entry without link is not shown.
  await putOnList(stores, body, { id, organisation: user.entraTenant });
  const place = linkPlace(id);
  await stores.forService.commit(place.scope, [
    { kind: 'put', item: { id: place.id, type: 'teams-link', body } },
  ]);
}

async function putOnList(
  stores: Stores,
  { tenant, person, linkedAt }: LinkBody,
  { id, organisation }: Pick<TeamsChat, 'id' | 'organisation'>,
): Promise<void> {
  const body: ChatBody = { v: 1, id, organisation, linkedAt };
  const item = { id: chatItemId(id), type: 'teams-chat', k1: id, body };
  await stores.forTenant(tenant).commit(teamsChatsScope(person), [{ kind: 'put', item }]);
}

/** Nobody is written to there any more either. */
async function takeOffList(stores: Stores, of: Somebody, link: string): Promise<void> {
  const scope = teamsChatsScope(of.person);
  await stores.forTenant(of.tenant).commit(scope, [
    { kind: 'delete', id: chatItemId(link) },
    { kind: 'delete', id: personalChatId(link) },
  ]);
}

/**
 * The person a Teams user is linked to, with today's granted roles; undefined where there is no link,
 * where the user's organisation is not connected to that person's tenant (any more), or where RSI took
 * the entitlement back. Throws `EntitlementUnconfirmed`.
 */
export type ActorOfTeamsUser = (user: TeamsUser) => Promise<Actor | undefined>;

export function actorOfTeamsUserWith(world: World & EntitlementWorld): ActorOfTeamsUser {
  const confirmEntitlement = confirmEntitlementWith(world);
  return async (user) => {
    const id = linkIdOf(world.ids, user);
    const [link, tenant] = await Promise.all([
      readLink(world.stores, id),
      tenantOfOrganisation(world, user.entraTenant),
    ]);
    if (!link || link.body.tenant !== tenant) return undefined;
    const standing = await confirmEntitlement(link.body);
    if (!standing) return undefined;
    if (!link.body.isListed) await listOlder(world.stores, link, user.entraTenant);
    const held = await readGrants(world.stores, tenant, link.body.person);
    const { isCompanyAdministrator } = standing;
    const roles = rolesOf({ isCompanyAdministrator, granted: held });
    return { tenant, person: link.body.person, roles };
  };
}

async function listOlder(
  stores: Stores,
  link: Item<LinkBody>,
  organisation: string,
): Promise<void> {
  const id = link.id.slice('user:'.length);
  const body: LinkBody = { ...link.body, isListed: true };
  await putOnList(stores, body, { id, organisation });
  const item = { id: link.id, type: 'teams-link', body };
  // Where it was changed meanwhile, whoever changed it listed it.
  await stores.forService.commit(linkPlace(id).scope, [
    { kind: 'replace', item, ifMatch: link.etag },
  ]);
}

/** The Teams accounts that act for the actor. */
export type ListTeamsChats = (actor: Actor) => Promise<readonly TeamsChat[]>;

export function listTeamsChatsWith({ stores }: Pick<World, 'stores'>): ListTeamsChats {
  return async (actor) => {
    const store = stores.forTenant(actor.tenant);
    const query = { type: 'teams-chat', key: 'k1' } as const;
    const items = await allOf<ChatBody>(store, teamsChatsScope(actor.person), query);
    const links = await Promise.all(items.map(({ body }) => readLink(stores, body.id)));
    return items
      .filter((_, index) => isOf(links[index], actor))
      .map(({ body: { id, organisation, linkedAt } }) => ({ id, organisation, linkedAt }));
  };
}

/**
 * Ends that a Teams account acts for the actor; its cards and messages do nothing from then on.
 * Refusals: not-found, the same for what is somebody else's.
 */
export type UnlinkTeamsChat = (actor: Actor, id: TeamsChat['id']) => Promise<Decided<null>>;

export function unlinkTeamsChatWith({ stores }: Pick<World, 'stores'>): UnlinkTeamsChat {
  return async (actor, id) => {
    const store = stores.forTenant(actor.tenant);
    const known = await store.read<ChatBody>(teamsChatsScope(actor.person), chatItemId(id));
    const ended = known && (await endLink(stores, id, actor));
    return ended ? granted(null) : refused({ code: 'not-found', what: 'chat' });
  };
}

/** Signs a Teams user out of this product. */
export type UnlinkTeamsUser = (user: TeamsUser) => Promise<void>;

export function unlinkTeamsUserWith({ stores, ids }: World): UnlinkTeamsUser {
  return async (user) => {
    await endLink(stores, linkIdOf(ids, user));
  };
}

/** Whether there was a link to end; where `of` is given, that person's only. */
async function endLink(stores: Stores, link: string, of?: Somebody): Promise<boolean> {
  const { scope, id } = linkPlace(link);
  return untilCommitted(async () => {
    const known = await readLink(stores, link);
    if (!known || (of && !isOf(known, of))) return false;
    const ended = await stores.forService.commit(scope, [
      { kind: 'delete', id, ifMatch: known.etag },
    ]);
    if (!ended.ok) return 'again';
    await takeOffList(stores, known.body, link);
    return true;
  });
}
