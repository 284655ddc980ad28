import type { FloorMoment } from './availability.ts';
import type { Booking } from './booking.ts';
import { withoutBookings } from './booking-rules.ts';
import { withoutClaim } from './claim.ts';

/** A floor as it stands for the viewer without one of their bookings: it is in nobody's way, and no quota counts it. */
export const momentWithout = (
  moment: FloorMoment,
  booking: Pick<Booking, 'id' | 'workday'>,
): FloorMoment => ({
  ...moment,
  claimsOf: (seat) => withoutClaim(moment.claimsOf(seat), booking.id),
  viewer: withoutBookings(moment.viewer, [booking]),
});
