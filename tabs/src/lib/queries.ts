import { queryOptions } from '@tanstack/react-query';
import { call } from './api-client.ts';
import { currentLanguage } from './language.ts';

/** The questions that more than one feature asks; answers carry text, so the language is part of their keys. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call('me', { signal }),
  staleTime: 5 * 60_000,
});

export const floorsQuery = queryOptions({
  queryKey: ['floors'],
  queryFn: async ({ signal }) => (await call('floors', { signal })).items,
  staleTime: 60_000,
});

export const floorQuery = (floorId: string) =>
  queryOptions({
    queryKey: ['floor', floorId],
    queryFn: ({ signal }) => call('floor', { params: { floorId }, signal }),
    staleTime: 60_000,
  });

export const floorDaysQuery = (floorId: string) =>
  queryOptions({
    queryKey: ['floor-days', floorId, currentLanguage()],
    queryFn: async ({ signal }) => (await call('floorDays', { params: { floorId }, signal })).items,
    staleTime: 15_000,
  });

/** My live bookings from today on. */
export const bookingsQuery = () =>
  queryOptions({
    queryKey: ['bookings', currentLanguage()],
    queryFn: async ({ signal }) => (await call('bookings', { signal })).items,
  });

/** What I must be told. */
export const noticesQuery = () =>
  queryOptions({
    queryKey: ['notices', currentLanguage()],
    queryFn: async ({ signal }) => (await call('notices', { signal })).items,
    staleTime: 60_000,
  });

/** One booking of mine, whatever became of it. */
export const bookingQuery = (bookingId: string) =>
  queryOptions({
    queryKey: ['booking', bookingId, currentLanguage()],
    queryFn: ({ signal }) => call('booking', { params: { bookingId }, signal }),
  });

/** One seat as it stands for me now; whoever shows it asks again when that changes. */
export const seatQuery = (seatId: string) =>
  queryOptions({
    queryKey: ['seat', seatId, currentLanguage()],
    queryFn: ({ signal }) => call('seat', { params: { seatId }, signal }),
  });

/** My quotas on a floor around a workday; today where none is named. */
export const quotaQuery = (floorId: string, workday?: string) =>
  queryOptions({
    queryKey: ['quota', floorId, workday],
    queryFn: async ({ signal }) => {
      const query = workday === undefined ? {} : { workday };
      return (await call('quota', { params: { floorId }, query, signal })).items;
    },
    staleTime: 60_000,
  });
