import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

export const adminFloorsQuery = queryOptions({
  queryKey: ['admin-floors'],
  queryFn: async ({ signal }) => (await call('adminFloors', { signal })).items,
});

export const adminSitesQuery = queryOptions({
  queryKey: ['admin-sites'],
  queryFn: async ({ signal }) => (await call('adminSites', { signal })).items,
});

export const peopleSettingsQuery = queryOptions({
  queryKey: ['people-settings'],
  queryFn: ({ signal }) => call('peopleSettings', { signal }),
});
