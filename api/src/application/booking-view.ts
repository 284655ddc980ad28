import type { Booking } from '../domain/booking.ts';
import { seatOf } from '../domain/floor.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Told } from '../domain/notice.ts';
import type { PersonSeen } from '../domain/person.ts';
import { type PublishedFloor, readFloor, readSeen } from './directory.ts';
import type { TenantStore } from './store.ts';

/** A booking with what its things are called today. */
export type BookingView = {
  readonly booking: Booking;
  readonly seatName: string;
  readonly floorName: string;
  readonly siteName: string;
  readonly holder: PersonSeen;
  /** What an administrator's change did to it, where its holder is to read that beside it. */
  readonly told?: Told;
};

/** Bookings as a viewer may see them. Two reads for each floor, one for each holder. */
export async function viewBookings(
  store: TenantStore,
  bookings: readonly Booking[],
  viewer: PersonId | 'a-channel',
): Promise<BookingView[]> {
  const floors = [...new Set(bookings.map((booking) => booking.floor))];
  const [published, seen] = await Promise.all([
    Promise.all(floors.map((floor) => readFloor(store, floor))),
    readSeen(
      store,
      bookings.map((booking) => booking.holder),
      viewer,
    ),
  ]);
  return bookings.map((booking) => {
    const on = published.find((candidate) => candidate?.floor.id === booking.floor);
    return viewOn(on, booking, seen);
  });
}

/** A booking beside its floor as published; without one, things are called what they were called. */
export function viewOn(
  on: PublishedFloor | undefined,
  booking: Booking,
  seen: (person: PersonId) => PersonSeen,
): BookingView {
  return {
    booking,
    seatName: (on && seatOf(on.floor, booking.seat)?.name) ?? booking.names.seat,
    floorName: on?.floor.name ?? booking.names.floor,
    siteName: on?.site.name ?? booking.names.site,
    holder: seen(booking.holder),
  };
}

export async function viewBooking(
  store: TenantStore,
  booking: Booking,
  viewer: PersonId | 'a-channel',
): Promise<BookingView> {
  const [view] = await viewBookings(store, [booking], viewer);
  if (!view) throw new Error('One booking has one view');
  return view;
}
