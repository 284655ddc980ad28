import type { SessionWire } from '@sekitori/api/contract/session-wire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { problemCoded } from '../../lib/api-problem.ts';
import { sessionsQuery } from './queries.ts';

/** What became of a press a moment ago. */
export type Outcome =
  | { readonly kind: 'ended-one' | 'over-already'; readonly of: SessionWire }
  | { readonly kind: 'ended-others' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Ending one session or all others; `onOutcome` hears what is to be told once the list is true again. */
export function useEndingSessions(onOutcome: (outcome: Outcome) => void) {
  const client = useQueryClient();
  const settle = async (outcome: Outcome) => {
    await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    onOutcome(outcome);
  };
  const one = useMutation({
    mutationFn: (of: SessionWire) => call('endMySession', { params: { sessionId: of.id } }),
    onSuccess: (_, of) => settle({ kind: 'ended-one', of }),
    onError: (error, of) => {
      const isOver = problemCoded(error, 'not-found') !== undefined;
      return settle(isOver ? { kind: 'over-already', of } : { kind: 'failed', error });
    },
  });
  const others = useMutation({
    mutationFn: () => call('endMyOtherSessions'),
    onSuccess: () => settle({ kind: 'ended-others' }),
  });
  return { one, others };
}
