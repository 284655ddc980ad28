import type { PersonId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { type GrantableRole, mayDo } from '../domain/roles.ts';
import type { GrantBody } from './documents.ts';
import type { Clock } from './ports.ts';
import { administratorsScope } from './scopes.ts';
import type { Stores } from './store.ts';

/**
 * Gives a colleague exactly these of the two grantable roles, at once and without a new sign-in
 * (4.3-d). Nobody grants themselves anything. Refusals: not-permitted.
 */
export type GrantRoles = (
  actor: Actor,
  asked: { readonly person: PersonId; readonly roles: readonly GrantableRole[] },
) => Promise<Decided<null>>;

export function grantRolesWith({
  stores,
  clock,
}: {
  readonly stores: Stores;
  readonly clock: Clock;
}): GrantRoles {
  return async (actor, { person, roles }) => {
    if (!mayDo(actor.roles, 'manage-administrators') || person === actor.person) {
      return refused({ code: 'not-permitted', needs: 'manage-administrators' });
    }
    const body: GrantBody = {
      v: 1,
      person,
      roles,
      grantedBy: actor.person,
      grantedAt: clock.now(),
    };
    const item = { id: `person:${person}`, type: 'grant', k1: person, body };
    await stores.forTenant(actor.tenant).commit(administratorsScope, [{ kind: 'put', item }]);
    return granted(null);
  };
}
