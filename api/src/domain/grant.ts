import type { PersonId } from './ids.ts';
import type { Actor } from './person.ts';
import { type Decided, granted, refused } from './refusal.ts';
import { type GrantableRole, grantableRoles, mayDo } from './roles.ts';

/** A change of what a person was granted, with what the rules must know of the tenant. */
export type GrantWish = {
  /** With the roles of this very moment. */
  readonly actor: Pick<Actor, 'person' | 'roles'>;
  readonly person: PersonId;
  readonly before: readonly GrantableRole[];
  readonly after: readonly GrantableRole[];
  /** How many people beside this one are account administrators. */
  readonly otherAccountAdministrators: number;
  /** Whether RSI has named one in this tenant, as far as logins have told. */
  readonly isSystemAdministratorKnown: boolean;
};

/**
 * Who may hold which role after a change (4.3-d): answers the roles in their usual order. Nobody grants
 * to or takes from themselves, so that two people stand behind every administrator, and the last
 * account administrator stays unless a system administrator could grant anew. Refusals:
 * not-permitted, self-grant, self-removal, last-account-administrator.
 */
export function decideGrant(wish: GrantWish): Decided<readonly GrantableRole[]> {
  const { actor, person, before, after } = wish;
  if (!mayDo(actor.roles, 'manage-administrators')) {
    return refused({ code: 'not-permitted', needs: 'manage-administrators' });
  }
  const gained = after.some((role) => !before.includes(role));
  const lost = before.filter((role) => !after.includes(role));
  if (actor.person === person && gained) return refused({ code: 'self-grant' });
  if (actor.person === person && lost.length > 0) return refused({ code: 'self-removal' });
  if (lost.includes('account-administrator') && isNeeded(wish)) {
    return refused({ code: 'last-account-administrator' });
  }
  return granted(grantableRoles.filter((role) => after.includes(role)));
}

/** Whether nobody would be left who may manage administrators. */
function isNeeded(wish: GrantWish): boolean {
  return wish.otherAccountAdministrators === 0 && !wish.isSystemAdministratorKnown;
}
