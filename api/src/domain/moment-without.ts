import type { FloorMoment } from './availability.ts';
import type { Booking } from './booking.ts';
import { type Claims, withoutClaim } from './claim.ts';

/** A floor as it stands for the viewer without one of their bookings: it is in nobody's way, and no quota counts it. */
export function momentWithout(
  moment: FloorMoment,
  { id, workday }: Pick<Booking, 'id' | 'workday'>,
): FloorMoment {
  const { viewer } = moment;
  const at = viewer.counted.indexOf(workday);
  const without = (claims: Claims) => withoutClaim(claims, id);
  return {
    ...moment,
    claimsOf: (seat) => without(moment.claimsOf(seat)),
    viewer: {
      ...viewer,
      claims: without(viewer.claims),
      counted: viewer.counted.filter((_, index) => index !== at),
    },
  };
}
