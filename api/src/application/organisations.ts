import type { PersonId, TenantId } from '../domain/ids.ts';
import { type OrganisationId, parseOrganisation } from '../domain/organisation.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { mayDo } from '../domain/roles.ts';
import { untilCommitted } from './command.ts';
import { readPerson } from './directory.ts';
import type { Versioned } from './documents.ts';
import type { Clock } from './ports.ts';
import { organisationsScope } from './scopes.ts';
import type { NamedPerson } from './see-administrators.ts';
import type { Item, NewItem, Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock };

/**
 * Whose a Microsoft 365 organisation is: one document for each, outside all tenants, so that it
 * belongs to one of them at most. A disconnected one is kept, because its next owner replaces it.
 */
type OrganisationBody = Versioned<{
  readonly organisation: OrganisationId;
  readonly state: 'connected' | 'disconnected';
  readonly tenant: TenantId;
  /** Who brought about the state, and when. */
  readonly by: PersonId;
  readonly at: number;
}>;

/** Companies have one, or a few after mergers; more would be somebody who claims what is not theirs. */
const mostOfOneTenant = 10;

const idOf = (organisation: OrganisationId) => `organisation:${organisation}`;
/** Only connected ones have the key, by which those of a tenant are found. */
const keyOf = (tenant: TenantId) => `${tenant}|`;

function itemOf(body: OrganisationBody): NewItem<OrganisationBody> {
  const item = { id: idOf(body.organisation), type: 'organisation', body };
  if (body.state === 'disconnected') return item;
  return { ...item, k1: `${keyOf(body.tenant)}${body.organisation}` };
}

const read = (store: TenantStore, organisation: OrganisationId) =>
  store.read<OrganisationBody>(organisationsScope, idOf(organisation));

/**
 * The tenant that an organisation is connected to at this moment; undefined where it is none's, or
 * where the text names no organisation at all. One read.
 */
export async function tenantOfOrganisation(
  { stores }: Pick<World, 'stores'>,
  organisation: string,
): Promise<TenantId | undefined> {
  const id = parseOrganisation(organisation);
  const known = id && (await read(stores.forService, id));
  return known?.body.state === 'connected' ? known.body.tenant : undefined;
}

/** Lets an organisation's chats and tabs be this tenant's. Refusals: not-permitted, organisation-connected-elsewhere, too-many-organisations. */
export type ConnectOrganisation = (
  actor: Actor,
  organisation: OrganisationId,
) => Promise<Decided<ConnectedOrganisation>>;

export function connectOrganisationWith(world: World): ConnectOrganisation {
  return async (actor, organisation) => {
    if (!mayDo(actor.roles, 'link-microsoft-365')) return notPermitted;
    return untilCommitted(() => tryToConnect(world, actor, organisation));
  };
}

async function tryToConnect(
  { stores, clock }: World,
  actor: Actor,
  organisation: OrganisationId,
): Promise<Decided<ConnectedOrganisation> | 'again'> {
  const { tenant, person: by } = actor;
  const store = stores.forService;
  const known = await read(store, organisation);
  if (known?.body.state === 'connected') {
    if (known.body.tenant !== tenant) return refused({ code: 'organisation-connected-elsewhere' });
    return granted(await seen(stores, known.body));
  }
  if ((await connectedOf(store, tenant)).length >= mostOfOneTenant) {
    return refused({ code: 'too-many-organisations', most: mostOfOneTenant });
  }
  const at = clock.now();
  const body: OrganisationBody = { v: 1, organisation, state: 'connected', tenant, by, at };
  return (await commit(store, body, known)) ? granted(await seen(stores, body)) : 'again';
}

/** Closes an organisation's chats and tabs at once. Refusals: not-permitted, not-found. */
export type DisconnectOrganisation = (
  actor: Actor,
  organisation: OrganisationId,
) => Promise<Decided<null>>;

export function disconnectOrganisationWith({ stores, clock }: World): DisconnectOrganisation {
  return async (actor, organisation) => {
    if (!mayDo(actor.roles, 'link-microsoft-365')) return notPermitted;
    const { tenant, person: by } = actor;
    return untilCommitted(async () => {
      const known = await read(stores.forService, organisation);
      // Another tenant's is answered like none's: who asks learns nothing of it.
      if (known?.body.state !== 'connected' || known.body.tenant !== tenant) return notFound;
      const at = clock.now();
      const body: OrganisationBody = { v: 1, organisation, state: 'disconnected', tenant, by, at };
      return (await commit(stores.forService, body, known)) ? granted(null) : 'again';
    });
  };
}

async function commit(
  store: TenantStore,
  body: OrganisationBody,
  known: Item<OrganisationBody> | undefined,
): Promise<boolean> {
  const item = itemOf(body);
  const written = await store.commit(organisationsScope, [
    known ? { kind: 'replace', item, ifMatch: known.etag } : { kind: 'create', item },
  ]);
  return written.ok;
}

/** A connected organisation, since when and by whom. */
export type ConnectedOrganisation = {
  readonly organisation: OrganisationId;
  readonly since: number;
  readonly by: NamedPerson;
};

/** The organisations of the actor's tenant, the longest connected first. Refusals: not-permitted. */
export type SeeOrganisations = (actor: Actor) => Promise<Decided<ConnectedOrganisation[]>>;

export function seeOrganisationsWith({ stores }: Pick<World, 'stores'>): SeeOrganisations {
  return async (actor) => {
    if (!mayDo(actor.roles, 'link-microsoft-365')) return notPermitted;
    const bodies = await connectedOf(stores.forService, actor.tenant);
    const organisations = await Promise.all(bodies.map((body) => seen(stores, body)));
    return granted(organisations.sort((one, other) => one.since - other.since));
  };
}

async function connectedOf(store: TenantStore, tenant: TenantId): Promise<OrganisationBody[]> {
  const page = await store.query<OrganisationBody>(organisationsScope, {
    type: 'organisation',
    key: 'k1',
    prefix: keyOf(tenant),
  });
  return page.items.map(({ body }) => body);
}

async function seen(
  stores: Stores,
  { organisation, tenant, by, at }: OrganisationBody,
): Promise<ConnectedOrganisation> {
  const known = await readPerson(stores.forTenant(tenant), by);
  const person = known ? { id: by, name: known.name, mail: known.mail } : { id: by };
  return { organisation, since: at, by: person };
}

const notPermitted = refused({ code: 'not-permitted', needs: 'link-microsoft-365' });
const notFound = refused({ code: 'not-found', what: 'organisation' });
