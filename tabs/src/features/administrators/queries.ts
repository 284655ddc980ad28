import { fewestLetters } from '@sekitori/api/domain/search-text';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

export const administratorsQuery = queryOptions({
  queryKey: ['administrators', 'list'],
  queryFn: async ({ signal }) => (await call('administrators', { signal })).items,
});

/** The changes of roles, page after page, the newest first. */
export const roleChangesQuery = infiniteQueryOptions({
  queryKey: ['administrators', 'history'],
  queryFn: ({ pageParam, signal }) =>
    call('roleChanges', { query: pageParam === '' ? {} : { cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.cursor,
});

/** People who are found by what was typed; nothing is asked before there are letters enough. */
export const peopleQuery = (typed: string) =>
  queryOptions({
    queryKey: ['administrators', 'people', typed],
    queryFn: ({ signal }) => call('findPeople', { query: { q: typed }, signal }),
    enabled: [...typed].length >= fewestLetters,
    placeholderData: keepPreviousData,
  });
