import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';
import { currentLanguage } from '../../lib/language.ts';

/** What is set for a floor; loaded once, because what is edited lies over it until it is saved. */
export const operationQuery = (floorId: string) =>
  queryOptions({
    queryKey: ['operation', floorId],
    queryFn: ({ signal }) => call('operation', { params: { floorId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const countriesQuery = queryOptions({
  queryKey: ['holiday-countries'],
  queryFn: async ({ signal }) => (await call('holidayCountries', { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const holidaysQuery = (country: string, year: number) =>
  queryOptions({
    queryKey: ['holidays', country, year, currentLanguage()],
    queryFn: async ({ signal }) =>
      (await call('holidays', { query: { country, year }, signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
