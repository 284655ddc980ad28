import { fewestLetters } from '@sekitori/api/domain/search-text';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import type { Wish } from './filters.ts';

/** The records of a wish, page after page, the newest first. */
export const recordsQuery = (wish: Wish) =>
  infiniteQueryOptions({
    queryKey: ['audit-log', wish],
    queryFn: ({ pageParam, signal }) =>
      call('auditLog', { query: { ...wish, cursor: pageParam || undefined }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    // What is old does not change; what is new is asked for by a button.
    staleTime: 30_000,
  });

/** People who are found by what was typed; nothing is asked before there are letters enough. */
export const peopleQuery = (typed: string) =>
  queryOptions({
    queryKey: ['audit-log', 'people', typed],
    queryFn: ({ signal }) => call('findPeople', { query: { q: typed }, signal }),
    enabled: [...typed].length >= fewestLetters,
    placeholderData: keepPreviousData,
  });
