import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, problemCoded, Unreachable } from '../lib/api-problem.ts';
import { meQuery } from '../lib/queries.ts';

/** The cache of answers. A refusal is never asked again; a lost answer is, twice. */
export function newQueryClient(): QueryClient {
  const noteSignedOut = (error: unknown) => {
    const isGateNeeded = isSignedOut(error) || problemCoded(error, 'entitlement-unconfirmed');
    // Asking who I am makes the gate see that nobody may go on, whichever call found out.
    if (isGateNeeded) void client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const retry = (failures: number, error: Error) => failures < 2 && error instanceof Unreachable;
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== meQuery.queryKey[0]) noteSignedOut(error);
      },
    }),
    mutationCache: new MutationCache({ onError: noteSignedOut }),
    defaultOptions: {
      queries: { retry, refetchOnWindowFocus: true },
      mutations: { retry },
    },
  });
  return client;
}
