import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { workdayAt } from '@sekitori/api/domain/workday';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { earliest, nextMomentOf, standingOf } from '../../lib/booking-standing.ts';
import { clockOf } from '../../lib/floor-clock.ts';
import { followSeats } from '../../lib/live-seats.ts';
import { bookingsQuery, noticesQuery } from '../../lib/queries.ts';
import { useMoment, useWhenItCame } from '../../lib/use-moment.ts';

/** My bookings as they stand at this instant; those of today first, with what lapsed and can be had again. */
export function useMyDay() {
  const client = useQueryClient();
  const bookings = useQuery(bookingsQuery());
  const notices = useQuery(noticesQuery());
  const held = bookings.data ?? [];
  // What lapsed a moment ago is told by both, whichever answers first.
  const told = [...(notices.data ?? []).map(({ booking }) => booking), ...held];
  const lapsed = [...byId(told.filter(isLapsed)).values()];
  const live = held.filter((booking) => !isLapsed(booking));
  const instant = useMoment((at) => {
    return earliest([...live, ...lapsed].flatMap((booking) => nextMomentOf(booking, at) ?? []));
  });
  const refresh = () => {
    for (const key of ['bookings', 'notices', 'quota']) {
      void client.invalidateQueries({ queryKey: [key] });
    }
  };
  useWhenItCame(instant, refresh);

  const retakeable = lapsed.filter((booking) => standingOf(booking, instant).kind === 'lapsed');
  const isOfToday = (booking: BookingWire) =>
    booking.workday === workdayAt(instant, clockOf(booking));
  const today = [...retakeable, ...live.filter(isOfToday)];
  useFollowed(today[0], refresh);
  return { bookings, live, today, instant };
}

const isLapsed = ({ state }: BookingWire) => state === 'lapsed';
const byId = (all: readonly BookingWire[]) => new Map(all.map((booking) => [booking.id, booking]));

/** Whatever happens on the floor of a booking while it lasts may have happened to it. */
function useFollowed(booking: BookingWire | undefined, refresh: () => void): void {
  const { floorId, from, to } = booking ?? {};
  const onTold = useEffectEvent(refresh);
  useEffect(() => {
    if (!floorId || !from || !to) return;
    return followSeats({ floorId, from, to }, { take: onTold, catchUp: onTold });
  }, [floorId, from, to]);
}
