import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import type { FloorWire } from '@sekitori/api/contract/floor-wire';
import { overlaps } from '@sekitori/api/domain/period';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { proposeSeat } from '../../features/book-seat/propose-seat.ts';
import { fitsFilter, isFiltering, noFilter } from '../../features/seat-list/seat-filter.ts';
import { availabilityQuery, useAvailability } from '../../lib/availability.ts';
import { periodFromWire, periodOnWire } from '../../lib/floor-clock.ts';
import { readKept } from '../../lib/kept-choice.ts';
import { bookingsQuery } from '../../lib/queries.ts';
import type { useBookingTime } from './use-booking-time.ts';

type Time = ReturnType<typeof useBookingTime>;
const nothing: ReadonlyMap<string, SeatAvailabilityWire> = new Map();

/** Every seat as it stands, which ones fit the filter, and the one the page is about. */
export function useSeats(floor: FloorWire, time: Time) {
  const [address] = useSearchParams();
  const [asked, choose] = useState(() => address.get('seat') ?? undefined);
  const [filter, setFilter] = useState(noFilter);
  const { timeZone } = time.day;
  const moment = { floorId: floor.id, ...periodOnWire(time.period, timeZone) };
  const wholeDayMoment = { floorId: floor.id, ...periodOnWire(time.wholeDay, timeZone) };
  const current = useAvailability(moment);
  const wholeDay = useQuery(availabilityQuery(wholeDayMoment));
  const bookings = useQuery(bookingsQuery());

  const availability = useMemo(() => bySeat(current.data?.seats), [current.data]);
  const wholeDays = useMemo(() => bySeat(wholeDay.data?.seats), [wholeDay.data]);
  const seats = useMemo(() => new Map(floor.seats.map((seat) => [seat.id, seat])), [floor.seats]);

  const fits = useCallback(
    (id: string) => {
      const seat = seats.get(id);
      return seat !== undefined && fitsFilter(seat, availability.get(id), filter);
    },
    [seats, availability, filter],
  );
  // A filter is asked for on purpose, but an empty answer while loading is not yet one.
  const matches = useCallback((id: string) => !isFiltering(filter) || fits(id), [filter, fits]);

  const mine = floor.seats.find((seat) => availability.get(seat.id)?.state === 'mine')?.id;
  const [lastSeat] = useState(() => readKept('last-seat'));
  const proposal = useMemo(
    () => proposeSeat(floor.seats, availability, { lastSeat, fits: matches }),
    [floor.seats, availability, lastSeat, matches],
  );
  const chosen = asked !== undefined && seats.has(asked) ? asked : undefined;
  const shownId = chosen ?? mine ?? proposal?.seatId;
  const shown = shownId === undefined ? undefined : seats.get(shownId);
  const held = bookings.data?.filter((booking) => overlaps(periodFromWire(booking), time.period));
  const mineShown = held?.find((booking) => booking.seatId === shownId);
  return {
    current,
    availability,
    wholeDays,
    filter,
    setFilter,
    matches,
    choose,
    shown,
    mineShown,
    held: held?.[0],
    proposedBecause: (chosen ?? mine) ? undefined : proposal?.reason,
  };
}

function bySeat(seats: readonly SeatAvailabilityWire[] | undefined) {
  return seats ? new Map(seats.map((seat) => [seat.seatId, seat])) : nothing;
}
