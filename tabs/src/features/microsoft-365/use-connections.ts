import type { OrganisationWire } from '@sekitori/api/contract/organisations-wire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { problemCoded } from '../../lib/api-problem.ts';
import { organisationsQuery } from './queries.ts';

/** What became of a press a moment ago. */
export type Outcome = 'connected' | 'disconnected' | 'alreadyOver';

/**
 * Connecting and disconnecting; `onOutcome` hears what is to be told once the list is true again. Other
 * failures stay with the mutation, for the dialog that asked.
 */
export function useConnections(onOutcome: (outcome: Outcome) => void) {
  const client = useQueryClient();
  const settle = async (outcome: Outcome) => {
    await client.invalidateQueries({ queryKey: organisationsQuery.queryKey });
    onOutcome(outcome);
  };
  const connection = useMutation({
    mutationFn: (organisationId: string) =>
      call('connectOrganisation', { params: { organisationId } }),
    onSuccess: () => settle('connected'),
  });
  const disconnection = useMutation({
    mutationFn: ({ organisationId }: OrganisationWire) =>
      call('disconnectOrganisation', { params: { organisationId } }),
    onSuccess: () => settle('disconnected'),
    onError: async (error) => {
      if (problemCoded(error, 'not-found')) await settle('alreadyOver');
    },
  });
  return { connection, disconnection };
}
