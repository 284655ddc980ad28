import type { PersonId, TenantId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { rolesOf } from '../domain/roles.ts';
import type { Versioned } from './documents.ts';
import { tenantOfOrganisation } from './organisations.ts';
import type { Clock, Ids, RsiIdentity } from './ports.ts';
import { readGrants } from './session.ts';
import type { Item, Stores } from './store.ts';
import { linkTeamsUser, type TeamsUser } from './teams-chats.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/** A Teams user in one chat, as a verified activity names them. */
export type ChatUser = TeamsUser & { readonly conversation: string };

type RequestBody = Versioned<{
  readonly chat: ChatUser;
  readonly attemptsLeft: number;
  readonly offer?: {
    readonly digits: string;
    readonly tenant: TenantId;
    readonly person: PersonId;
    readonly until: number;
  };
}>;
/** Without a life span: it is written again and again under the same id, which one that had a life span may not be. */
type PointerBody = Versioned<{ readonly request: string; readonly until: number }>;

const requestSeconds = 15 * 60;
const codeMs = 5 * 60 * 1000;
const attempts = 5;

const requestPlace = (ids: Ids, secret: string) => {
  const id = ids.derived('link-request', secret);
  return { scope: `link:${id.slice(0, 2)}`, id: `request:${id}` };
};
const pointerPlace = (ids: Ids, chat: ChatUser) => {
  const id = ids.derived('link-chat', chat.entraTenant, chat.user, chat.conversation);
  return { scope: `link:${id.slice(0, 2)}`, id: `asking:${id}` };
};

/**
 * Begins to link a Teams user: answers the secret of the request, which goes into the address of the
 * sign-in card. A request of the same chat that is still open goes on, so that the digits of a login
 * under way are not lost when somebody writes again.
 */
export type RequestTeamsLink = (chat: ChatUser) => Promise<string>;

export function requestTeamsLinkWith({ stores, clock, ids }: World): RequestTeamsLink {
  return async (chat) => {
    const open = await openRequest({ stores, clock, ids }, chat);
    if (open !== undefined) return open;
    const secret = ids.secret();
    const request: RequestBody = { v: 1, chat, attemptsLeft: attempts };
    const place = requestPlace(ids, secret);
    await stores.forService.commit(place.scope, [
      {
        kind: 'create',
        item: { id: place.id, type: 'link-request', ttlSeconds: requestSeconds, body: request },
      },
    ]);
    const pointer = pointerPlace(ids, chat);
    const until = clock.now() + requestSeconds * 1000;
    const body: PointerBody = { v: 1, request: secret, until };
    await stores.forService.commit(pointer.scope, [
      { kind: 'put', item: { id: pointer.id, type: 'link-chat', body } },
    ]);
    return secret;
  };
}

async function openRequest(world: World, chat: ChatUser): Promise<string | undefined> {
  const secret = await requestOf(world, chat);
  if (secret === undefined) return undefined;
  const { scope, id } = requestPlace(world.ids, secret);
  const request = await world.stores.forService.read<RequestBody>(scope, id);
  return request && request.body.attemptsLeft > 0 ? secret : undefined;
}

/** The secret of the request that a chat made last, while it may be answered. */
async function requestOf(
  { stores, clock, ids }: World,
  chat: ChatUser,
): Promise<string | undefined> {
  const pointer = pointerPlace(ids, chat);
  const known = await stores.forService.read<PointerBody>(pointer.scope, pointer.id);
  return known && known.body.until > clock.now() ? known.body.request : undefined;
}

/**
 * After the login: six digits to type into the chat that asked. Refusals: code-unusable where the
 * request has expired; chat-of-another-company where the chat's organisation is not connected to the
 * tenant of who signed in.
 */
export type OfferLinkCode = (
  request: string,
  identity: Pick<RsiIdentity, 'tenant' | 'person'>,
) => Promise<Decided<string>>;

export function offerLinkCodeWith({ stores, ids, clock }: World): OfferLinkCode {
  return async (request, { tenant, person }) => {
    const { scope, id } = requestPlace(ids, request);
    const known = await stores.forService.read<RequestBody>(scope, id);
    if (!known) return refused({ code: 'code-unusable' });
    const { chat } = known.body;
    if (!(await isChatOf({ stores }, chat, tenant))) {
      return refused({ code: 'chat-of-another-company' });
    }
    const digits = ids.sixDigits();
    const until = clock.now() + codeMs;
    const offer = { digits: ids.derived(request, digits), tenant, person, until };
    const body: RequestBody = { ...known.body, attemptsLeft: attempts, offer };
    const item = { id, type: 'link-request', ttlSeconds: requestSeconds, body };
    const kept = await stores.forService.commit(scope, [
      { kind: 'replace', item, ifMatch: known.etag },
    ]);
    return kept.ok ? granted(digits) : refused({ code: 'code-unusable' });
  };
}

async function isChatOf(
  { stores }: Pick<World, 'stores'>,
  { entraTenant }: ChatUser,
  tenant: TenantId,
): Promise<boolean> {
  return (await tenantOfOrganisation({ stores }, entraTenant)) === tenant;
}

/**
 * Links the Teams user of a chat to the person who signed in, where the six digits are that login's:
 * once, within five minutes, five attempts, in the same chat by the same user. Refusals: code-unusable,
 * chat-of-another-company (the organisation was connected to another tenant meanwhile).
 */
export type CompleteTeamsLink = (chat: ChatUser, digits: string) => Promise<Decided<Actor>>;

export function completeTeamsLinkWith(world: World): CompleteTeamsLink {
  const { stores, ids, clock } = world;
  return async (chat, digits) => {
    const secret = await requestOf(world, chat);
    if (secret === undefined) return refused({ code: 'code-unusable' });
    const { scope, id } = requestPlace(ids, secret);
    const request = await stores.forService.read<RequestBody>(scope, id);
    const offer = request?.body.offer;
    if (!request || !offer || offer.until <= clock.now() || request.body.attemptsLeft <= 0) {
      return refused({ code: 'code-unusable' });
    }
    // The attempt is spent before it is looked at, so that guessing in parallel wins nothing.
    const spent = await spendAttempt(stores, scope, request);
    if (!spent || offer.digits !== ids.derived(secret, digits)) {
      return refused({ code: 'code-unusable' });
    }
    await stores.forService.commit(scope, [{ kind: 'delete', id }]);
    const pointer = pointerPlace(ids, chat);
    await stores.forService.commit(pointer.scope, [{ kind: 'delete', id: pointer.id }]);
    const { tenant, person } = offer;
    if (!(await isChatOf(world, chat, tenant))) {
      return refused({ code: 'chat-of-another-company' });
    }
    await linkTeamsUser(world, chat, { tenant, person });
    const held = await readGrants(stores, tenant, person);
    const roles = rolesOf({ isCompanyAdministrator: false, granted: held });
    return granted({ tenant, person, roles });
  };
}

async function spendAttempt(
  stores: Stores,
  scope: string,
  request: Item<RequestBody>,
): Promise<boolean> {
  const body: RequestBody = { ...request.body, attemptsLeft: request.body.attemptsLeft - 1 };
  const item = { id: request.id, type: 'link-request', ttlSeconds: requestSeconds, body };
  const spent = await stores.forService.commit(scope, [
    { kind: 'replace', item, ifMatch: request.etag },
  ]);
  return spent.ok;
}
