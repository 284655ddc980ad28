import type { AuditRecordWire } from '@sekitori/api/contract/audit-wire';
import { fewestLetters } from '@sekitori/api/domain/search-text';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, call } from '../../lib/api-client.ts';
import type { Wish } from './filters.ts';

/** The records of a wish, page after page, the newest first. */
export const recordsQuery = (wish: Wish) =>
  infiniteQueryOptions({
    queryKey: ['audit-log', wish],
    queryFn: ({ pageParam, signal }) => searchOn(wish, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    // What is old does not change; what is new is asked for by a button.
    staleTime: 30_000,
  });

/** One answer looks at a thousand records at most; a page of the list takes as many as hold something. */
const mostAnswers = 10;
const enoughRecords = 20;

async function searchOn(wish: Wish, after: string, signal: AbortSignal) {
  const items: AuditRecordWire[] = [];
  let cursor: string | undefined = after || undefined;
  for (let answers = 1; ; answers += 1) {
    const page: Answer<'auditLog'> = await call('auditLog', {
      query: { ...wish, cursor },
      signal,
    });
    items.push(...page.items);
    cursor = page.cursor;
    const isOver = cursor === undefined || answers === mostAnswers;
    if (isOver || items.length >= enoughRecords) return { ...page, items };
  }
}

/** People who are found by what was typed; nothing is asked before there are letters enough. */
export const peopleQuery = (typed: string) =>
  queryOptions({
    queryKey: ['audit-log', 'people', typed],
    queryFn: ({ signal }) => call('findPeople', { query: { q: typed }, signal }),
    enabled: [...typed].length >= fewestLetters,
    placeholderData: keepPreviousData,
  });
