import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: async ({ signal }) => (await call('organisations', { signal })).items,
});
