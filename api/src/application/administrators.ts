import type { PersonId } from '../domain/ids.ts';
import type { GrantableRole } from '../domain/roles.ts';
import type {
  AdministratorsGuardBody,
  Grant,
  GrantBody,
  PersonBody,
  RoleChangeBody,
} from './documents.ts';
import { administratorsScope, peopleScope } from './scopes.ts';
import { allOf, type Item, type NewItem, type Operation, type TenantStore } from './store.ts';

/** The documents of who administers a tenant, all in one scope, so that one commit holds a change. */

const guardId = 'guard';
const grantId = (person: PersonId) => `person:${person}`;
/** The second key of people whom RSI calls company administrators. */
export const companyAdministratorKey = 'company-administrator';

export const readGrant = (store: TenantStore, person: PersonId) =>
  store.read<GrantBody>(administratorsScope, grantId(person));

export const readAllGrants = (store: TenantStore) =>
  allOf<GrantBody>(store, administratorsScope, { type: 'grant', key: 'k1' });

/** Names what a person holds, so that two administrators do not undo each other unawares. */
export const versionOfGrant = (grant: Pick<GrantBody, 'revision'> | undefined) =>
  String(grant?.revision ?? 0);

export type Guard = {
  readonly known: Item<AdministratorsGuardBody> | undefined;
  readonly accountAdministrators: readonly PersonId[];
  readonly changes: number;
};

/** Who manages administrators at this moment; counted anew where no change has written it down yet. */
export async function readGuard(store: TenantStore): Promise<Guard> {
  const known = await store.read<AdministratorsGuardBody>(administratorsScope, guardId);
  if (known) return { known, ...known.body };
  const grants = await readAllGrants(store);
  const holders = grants.filter(({ body }) => body.roles.includes('account-administrator'));
  return {
    known,
    accountAdministrators: holders.map(({ body }) => body.person),
    changes: 0,
  };
}

/** People whom RSI called company administrators when they last signed in. */
export const companyAdministrators = (store: TenantStore) =>
  allOf<PersonBody>(store, peopleScope, { ...ofCompanyAdministrators, key: 'k2' });

export async function isCompanyAdministratorKnown(store: TenantStore): Promise<boolean> {
  const query = { ...ofCompanyAdministrators, key: 'k2', limit: 1 } as const;
  return (await store.query(peopleScope, query)).items.length > 0;
}

const ofCompanyAdministrators = { type: 'person', prefix: companyAdministratorKey } as const;

/** A change of one person's roles: what they hold, who is left, and the line in the history. */
export function rolesChanged(
  change: Omit<RoleChangeBody, 'v'>,
  { guard, grant }: { readonly guard: Guard; readonly grant: Item<GrantBody> | undefined },
): Operation[] {
  const { person, after } = change;
  const others = guard.accountAdministrators.filter((holder) => holder !== person);
  const isOne = after.includes('account-administrator');
  const guardBody: AdministratorsGuardBody = {
    v: 1,
    accountAdministrators: isOne ? [...others, person] : others,
    changes: guard.changes + 1,
  };
  const history: RoleChangeBody = { v: 1, ...change };
  const key = changeKey(guardBody.changes);
  return [
    written({ id: guardId, type: 'administrators-guard', body: guardBody }, guard.known),
    written(
      { id: grantId(person), type: 'grant', k1: person, body: grantOf(change, grant) },
      grant,
    ),
    { kind: 'create', item: { id: `change:${key}`, type: 'role-change', k1: key, body: history } },
  ];
}

const written = (item: NewItem, known: Item | undefined): Operation =>
  known ? { kind: 'replace', item, ifMatch: known.etag } : { kind: 'create', item };

/** A role that stays keeps its day. */
function grantOf(
  { person, after, at, by }: Omit<RoleChangeBody, 'v'>,
  known: Item<GrantBody> | undefined,
): GrantBody {
  const grants = Object.fromEntries(
    after.map((role): [GrantableRole, Grant] => [role, known?.body.grants[role] ?? { at, by }]),
  );
  return { v: 2, person, roles: after, grants, revision: (known?.body.revision ?? 0) + 1 };
}

/** Changes are numbered, so that their order is the order in which they happened, whatever the clocks say. */
const changeDigits = 12;
const changeKey = (number: number) => String(number).padStart(changeDigits, '0');
const changeKeyPattern = /^\d{12}$/;
const pageSize = 50;

export type RoleChange = Omit<RoleChangeBody, 'v'> & { readonly key: string };

/** A page of the changes before the one of that key, the newest first. */
export async function readChanges(
  store: TenantStore,
  before: string | undefined,
): Promise<{ readonly changes: readonly RoleChange[]; readonly next?: string }> {
  const page = await store.query<RoleChangeBody>(administratorsScope, {
    type: 'role-change',
    key: 'k1',
    descending: true,
    limit: pageSize,
    ...(before !== undefined && changeKeyPattern.test(before) ? { to: before } : {}),
  });
  const changes = page.items.map(({ k1 = '', body: { v: _, ...change } }) => ({
    key: k1,
    ...change,
  }));
  const next = page.cursor === undefined ? undefined : changes.at(-1)?.key;
  return { changes, ...(next === undefined ? {} : { next }) };
}
