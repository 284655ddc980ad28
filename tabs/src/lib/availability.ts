import {
  type AvailabilityWire,
  liveEventWire,
  type SeatAvailabilityWire,
} from '@sekitori/api/contract/booking-wire';
import { routes } from '@sekitori/api/contract/routes';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { addressOf, call } from './api-client.ts';
import { currentLanguage } from './language.ts';

/** A floor in a period, as the wire writes it. */
export type Moment = { readonly floorId: string; readonly from: string; readonly to: string };

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

const reconnectAfter = 5_000;

function useLiveSeats({ floorId, from, to }: Moment): void {
  const client = useQueryClient();
  useEffect(() => {
    const { queryKey } = availabilityQuery({ floorId, from, to });
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const catchUp = () => void client.invalidateQueries({ queryKey });
    const open = () => {
      // An event stream sends the browser's own language, which may not be the page's.
      const given = { params: { floorId }, query: { from, to, lang: currentLanguage() } };
      source = new EventSource(addressOf(routes.liveAvailability, given));
      // What changed before anybody listened was told to nobody.
      source.addEventListener('open', catchUp);
      source.addEventListener('message', take);
      source.addEventListener('error', () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(open, reconnectAfter);
      });
    };
    const take = (event: MessageEvent<string>) => {
      const told = liveEventWire.safeParse(JSON.parse(event.data));
      if (!told.success) return catchUp();
      client.setQueryData(queryKey, (known) => known && withChangedSeats(known, told.data.seats));
    };

    open();
    return () => {
      source?.close();
      clearTimeout(timer);
    };
  }, [client, floorId, from, to]);
}
