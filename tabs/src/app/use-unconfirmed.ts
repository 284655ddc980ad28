import type { ProblemWire } from '@sekitori/api/contract/problem';
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { problemCoded } from '../lib/api-problem.ts';

/**
 * What the service said when it could not confirm the person's right, until it can: the error itself is
 * gone while the question is asked again. `retry` asks, and brings all else up to date once it can.
 */
export function useUnconfirmed(me: UseQueryResult) {
  const client = useQueryClient();
  const [kept, keep] = useState<ProblemWire>();
  const said = problemCoded(me.error, 'entitlement-unconfirmed');
  if (said && said !== kept) keep(said);
  if (kept && !said && !me.isPending) keep(undefined);
  const { refetch } = me;
  const retry = useCallback(async () => {
    const { isSuccess } = await refetch();
    if (isSuccess) void client.invalidateQueries();
  }, [refetch, client]);
  return { unconfirmed: said ?? kept, retry };
}
