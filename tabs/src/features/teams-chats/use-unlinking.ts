import type { TeamsChatWire } from '@sekitori/api/contract/organisations-wire';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { problemCoded } from '../../lib/api-problem.ts';

export const teamsChatsQuery = queryOptions({
  queryKey: ['teams-chats'],
  queryFn: async ({ signal }) => (await call('teamsChats', { signal })).items,
});

/** What became of a press a moment ago. */
export type Outcome =
  | { readonly kind: 'unlinked' | 'overAlready' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Unlinking a Teams account; `onOutcome` hears what is to be told once the list is true again. */
export function useUnlinking(onOutcome: (outcome: Outcome) => void) {
  const client = useQueryClient();
  const settle = async (outcome: Outcome) => {
    await client.invalidateQueries({ queryKey: teamsChatsQuery.queryKey });
    onOutcome(outcome);
  };
  return useMutation({
    mutationFn: ({ id }: TeamsChatWire) => call('unlinkTeamsChat', { params: { chatId: id } }),
    onSuccess: () => settle({ kind: 'unlinked' }),
    onError: (error) =>
      settle(
        problemCoded(error, 'not-found') ? { kind: 'overAlready' } : { kind: 'failed', error },
      ),
  });
}
