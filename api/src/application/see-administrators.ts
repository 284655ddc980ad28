import type { PersonId } from '../domain/ids.ts';
import type { Actor, Person } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { type GrantableRole, grantableRoles, mayDo } from '../domain/roles.ts';
import {
  companyAdministrators,
  readAllGrants,
  readChanges,
  readGrant,
  versionOfGrant,
} from './administrators.ts';
import { readPerson } from './directory.ts';
import type { Grant, GrantBody } from './documents.ts';
import type { Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores };

/** A person by name, or by their id alone where they are not on record any more. */
export type NamedPerson = { readonly id: PersonId; readonly name?: string; readonly mail?: string };

export type HeldRole = {
  readonly role: GrantableRole;
  readonly since: number;
  readonly by: NamedPerson;
};

/** Somebody with what they hold. `version` goes back with a change of it. */
export type Administrator = {
  readonly person: NamedPerson;
  /** By what RSI said when they last signed in; nobody grants or takes it here (4.3-b). */
  readonly isSystemAdministrator: boolean;
  readonly roles: readonly HeldRole[];
  readonly version: string;
};

/** Everyone who holds more than the general role, and since when and by whom. Refusals: not-permitted. */
export type SeeAdministrators = (actor: Actor) => Promise<Decided<Administrator[]>>;

export function seeAdministratorsWith({ stores }: World): SeeAdministrators {
  return async (actor) => {
    if (!mayDo(actor.roles, 'manage-administrators')) return notPermitted;
    const store = stores.forTenant(actor.tenant);
    const [grants, fromRsi] = await Promise.all([
      readAllGrants(store),
      companyAdministrators(store),
    ]);
    const bodies = new Map(grants.map(({ body }) => [body.person, body]));
    const holders = [...bodies.values()].filter(({ roles }) => roles.length > 0);
    const system = new Set(fromRsi.map(({ body }) => body.id));
    const people = new Set([...system, ...holders.map(({ person }) => person)]);
    const named = await namesOf(store, [...people, ...holders.flatMap(grantorsOf)]);
    const administrators = [...people].map((person) =>
      administratorOf(person, { grant: bodies.get(person), system, named }),
    );
    return granted(administrators.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1)));
  };
}

/** One person with what they hold; undefined where nobody of that id is on record. */
export type SeeAdministrator = (actor: Actor, person: PersonId) => Promise<Decided<Administrator>>;

/** Refusals: not-permitted, not-found. */
export function seeAdministratorWith({ stores }: World): SeeAdministrator {
  return async (actor, person) => {
    if (!mayDo(actor.roles, 'manage-administrators')) return notPermitted;
    const [found] = await describePeople(stores.forTenant(actor.tenant), [person]);
    return found ? granted(found) : refused({ code: 'not-found', what: 'person' });
  };
}

/** People on record with what they hold, in the order given; those not on record are left out. */
export async function describePeople(
  store: TenantStore,
  people: readonly PersonId[],
): Promise<Administrator[]> {
  const [fromRsi, grants] = await Promise.all([
    companyAdministrators(store),
    Promise.all(people.map((person) => readGrant(store, person))),
  ]);
  const system = new Set(fromRsi.map(({ body }) => body.id));
  const bodies = new Map(grants.flatMap((item) => (item ? [[item.body.person, item.body]] : [])));
  const named = await namesOf(store, [...people, ...[...bodies.values()].flatMap(grantorsOf)]);
  return people
    .filter((person) => named(person).name !== undefined)
    .map((person) => administratorOf(person, { grant: bodies.get(person), system, named }));
}

/** One change of somebody's roles. */
export type SeenRoleChange = {
  readonly key: string;
  readonly at: number;
  readonly by: NamedPerson;
  readonly person: NamedPerson;
  readonly before: readonly GrantableRole[];
  readonly after: readonly GrantableRole[];
};

/** The changes of roles, the newest first, page by page. Refusals: not-permitted. */
export type SeeRoleChanges = (
  actor: Actor,
  before?: string,
) => Promise<Decided<{ readonly changes: readonly SeenRoleChange[]; readonly next?: string }>>;

export function seeRoleChangesWith({ stores }: World): SeeRoleChanges {
  return async (actor, before) => {
    if (!mayDo(actor.roles, 'manage-administrators')) return notPermitted;
    const store = stores.forTenant(actor.tenant);
    const { changes, ...rest } = await readChanges(store, before);
    const named = await namesOf(
      store,
      changes.flatMap(({ by, person }) => [by, person]),
    );
    const seen = changes.map(({ by, person, ...change }) => {
      return { ...change, by: named(by), person: named(person) };
    });
    return granted({ changes: seen, ...rest });
  };
}

const notPermitted = refused({ code: 'not-permitted', needs: 'manage-administrators' });

type Named = (person: PersonId) => NamedPerson;

/** One read for each person. */
export async function namesOf(store: TenantStore, people: readonly PersonId[]): Promise<Named> {
  const distinct = [...new Set(people)];
  const known = await Promise.all(distinct.map((person) => readPerson(store, person)));
  const named = new Map(distinct.map((person, at) => [person, nameOf(person, known[at])]));
  return (person) => named.get(person) ?? { id: person };
}

const nameOf = (id: PersonId, person: Person | undefined): NamedPerson =>
  person ? { id, name: person.name, mail: person.mail } : { id };

const grantsOf = ({ grants }: GrantBody): [GrantableRole, Grant][] =>
  grantableRoles.flatMap((role) => {
    const grant = grants[role];
    return grant ? [[role, grant]] : [];
  });

const grantorsOf = (body: GrantBody) => grantsOf(body).map(([, { by }]) => by);

function administratorOf(
  person: PersonId,
  facts: {
    readonly grant: GrantBody | undefined;
    readonly system: ReadonlySet<PersonId>;
    readonly named: Named;
  },
): Administrator {
  const { grant, system, named } = facts;
  return {
    person: named(person),
    isSystemAdministrator: system.has(person),
    roles: (grant ? grantsOf(grant) : []).map(([role, { at, by }]) => {
      return { role, since: at, by: named(by) };
    }),
    version: versionOfGrant(grant),
  };
}

/** The most powerful first, then by name. */
function orderOf({ person, isSystemAdministrator, roles }: Administrator): string {
  const rank = isSystemAdministrator
    ? 0
    : 1 + Math.min(...roles.map(({ role }) => grantableRoles.indexOf(role)));
  return `${rank} ${person.name ?? ''} ${person.id}`;
}
