import type { AdministratorWire } from '@sekitori/api/contract/administrators-wire';
import type { GrantableRole } from '@sekitori/api/domain/roles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { problemCoded } from '../../lib/api-problem.ts';

/** What became of a change a moment ago. `before` is what somebody held whose roles were taken. */
export type Outcome =
  | { readonly kind: 'granted'; readonly now: AdministratorWire }
  | {
      readonly kind: 'revoked';
      readonly now: AdministratorWire;
      readonly before: readonly GrantableRole[];
    }
  | { readonly kind: 'changed-first'; readonly of: AdministratorWire }
  | { readonly kind: 'failed'; readonly error: unknown };

export type Grant = {
  readonly to: AdministratorWire;
  readonly roles: readonly GrantableRole[];
};

/**
 * Granting and taking roles in the version that was seen. `onOutcome` hears what is to be told on the
 * page; other failures stay with the mutation, for the dialog that asked.
 */
export function useRoleChanges(onOutcome: (outcome: Outcome) => void) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ['administrators'] });

  const settle = async (outcome: Outcome) => {
    await reload();
    onOutcome(outcome);
  };
  const settleIfSomebodyWasFirst = async (error: unknown, of: AdministratorWire) => {
    if (problemCoded(error, 'changed-meanwhile')) await settle({ kind: 'changed-first', of });
  };

  const grant = useMutation({
    mutationFn: ({ to, roles }: Grant) =>
      call('grantRoles', {
        params: { personId: to.person.id },
        body: { roles: [...roles] },
        ifMatch: to.version,
      }),
    onSuccess: (now) => settle({ kind: 'granted', now }),
    onError: (error, { to }) => settleIfSomebodyWasFirst(error, to),
  });
  const revocation = useMutation({
    mutationFn: ({ person, version }: AdministratorWire) =>
      call('revokeRoles', { params: { personId: person.id }, ifMatch: version }),
    onSuccess: (now, { roles }) =>
      settle({ kind: 'revoked', now, before: roles.map(({ role }) => role) }),
    onError: settleIfSomebodyWasFirst,
  });
  return { grant, revocation };
}
