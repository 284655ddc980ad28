import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api-client.ts';

export const seatCodesQuery = (floorId: string) =>
  queryOptions({
    queryKey: ['seat-codes', floorId],
    queryFn: ({ signal }) => call('seatCodes', { params: { floorId }, signal }),
  });
