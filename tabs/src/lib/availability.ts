import type { AvailabilityWire, SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from './api-client.ts';
import { currentLanguage } from './language.ts';
import { followSeats, type Moment } from './live-seats.ts';

export const availabilityQuery = ({ floorId, from, to }: Moment) =>
  queryOptions({
    queryKey: ['availability', floorId, from, to, currentLanguage()],
    queryFn: ({ signal }) =>
      call('availability', { params: { floorId }, query: { from, to }, signal }),
    staleTime: 30_000,
  });

/** The answer after some seats changed; the others stay the very same objects, so they are not drawn again. */
export function withChangedSeats(
  availability: AvailabilityWire,
  changed: readonly SeatAvailabilityWire[],
): AvailabilityWire {
  const byId = new Map(changed.map((seat) => [seat.seatId, seat]));
  const seats = availability.seats.map((seat) => byId.get(seat.seatId) ?? seat);
  return { ...availability, seats };
}

/** Every seat's availability, kept current by the service while the page is open. */
export function useAvailability(moment: Moment) {
  useLiveSeats(moment);
  return useQuery(availabilityQuery(moment));
}

function useLiveSeats({ floorId, from, to }: Moment): void {
  const client = useQueryClient();
  useEffect(() => {
    const moment = { floorId, from, to };
    const { queryKey } = availabilityQuery(moment);
    return followSeats(moment, {
      take: ({ seats }) =>
        client.setQueryData(queryKey, (known) => known && withChangedSeats(known, seats)),
      catchUp: () => void client.invalidateQueries({ queryKey }),
    });
  }, [client, floorId, from, to]);
}
