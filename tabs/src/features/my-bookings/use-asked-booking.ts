import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { problemCoded } from '../../lib/api-problem.ts';
import { bookingQuery } from '../../lib/queries.ts';

/** The booking that a link led to (G7): in the list, over since, or nobody's that one may see. */
export function useAskedBooking(listed: readonly BookingWire[]) {
  const [address] = useSearchParams();
  const id = address.get('booking') ?? undefined;
  const isInList = listed.some((booking) => booking.id === id);
  const { data, error } = useQuery({
    ...bookingQuery(id ?? ''),
    enabled: id !== undefined && !isInList,
  });
  return {
    id,
    elsewhere: isInList ? undefined : data,
    isMissing: !isInList && problemCoded(error, 'not-found') !== undefined,
  };
}
