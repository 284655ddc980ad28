import { decideGrant, type GrantWish } from '../domain/grant.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { type GrantableRole, type Role, rolesOf } from '../domain/roles.ts';
import {
  type Guard,
  isCompanyAdministratorKnown,
  readGrant,
  readGuard,
  rolesChanged,
  versionOfGrant,
} from './administrators.ts';
import { untilCommitted } from './command.ts';
import { readPerson } from './directory.ts';
import type { GrantBody } from './documents.ts';
import type { Clock } from './ports.ts';
import { administratorsScope } from './scopes.ts';
import type { Item, Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock };

/** `version` is the one that was seen, left out where nobody has looked. */
type Asked = {
  readonly person: PersonId;
  readonly roles: readonly GrantableRole[];
  readonly version?: string;
};

/**
 * Gives a person of the tenant exactly these of the two grantable roles, at once and without a new
 * sign-in (4.3-d); what they hold already changes nothing and is no line in the history. Refusals:
 * not-permitted, not-found, self-grant, self-removal, last-account-administrator, changed-meanwhile.
 */
export type GrantRoles = (actor: Actor, asked: Asked) => Promise<Decided<null>>;

export function grantRolesWith(world: World): GrantRoles {
  return (actor, asked) => untilCommitted(() => tryToGrant(world, actor, asked));
}

async function tryToGrant(
  { stores, clock }: World,
  actor: Actor,
  asked: Asked,
): Promise<Decided<null> | 'again'> {
  const store = stores.forTenant(actor.tenant);
  // The guard first: whatever changes after it was read makes the commit fail.
  const guard = await readGuard(store);
  const grant = await readGrant(store, asked.person);
  const wish = await wishOf(store, actor, { asked, guard, grant });
  const decided = decideGrant(wish);
  if (!decided.ok) return decided;
  const known = await readPerson(store, asked.person);
  if (!known) return refused({ code: 'not-found', what: 'person' });
  const { person, before } = wish;
  const after = decided.value;
  if (after.join() === before.join()) return granted(null);
  if (!isUpToDate(asked, grant)) return refused({ code: 'changed-meanwhile' });
  const change = { at: clock.now(), by: actor.person, person, before, after };
  const result = await store.commit(administratorsScope, rolesChanged(change, { guard, grant }));
  return result.ok ? granted(null) : 'again';
}

function isUpToDate({ version }: Asked, grant: Item<GrantBody> | undefined): boolean {
  return version === undefined || version === versionOfGrant(grant?.body);
}

async function wishOf(
  store: TenantStore,
  actor: Actor,
  known: {
    readonly asked: Asked;
    readonly guard: Guard;
    readonly grant: Item<GrantBody> | undefined;
  },
): Promise<GrantWish> {
  const { asked, guard, grant } = known;
  const others = guard.accountAdministrators.filter((holder) => holder !== asked.person);
  const isOne = actor.roles.includes('system-administrator');
  return {
    actor: { person: actor.person, roles: rolesNow(actor, guard) },
    person: asked.person,
    before: grant?.body.roles ?? [],
    after: asked.roles,
    otherAccountAdministrators: others.length,
    isSystemAdministratorKnown: isOne || (await isCompanyAdministratorKnown(store)),
  };
}

/** The session may be older than a change by somebody else at this very moment; the guard is not. */
function rolesNow(actor: Actor, guard: Guard): readonly Role[] {
  const isCompanyAdministrator = actor.roles.includes('system-administrator');
  const isAccountAdministrator = guard.accountAdministrators.includes(actor.person);
  return rolesOf({
    isCompanyAdministrator,
    granted: isAccountAdministrator ? ['account-administrator'] : [],
  });
}
