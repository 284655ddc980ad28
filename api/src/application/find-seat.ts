import type { Booking } from '../domain/booking.ts';
import { seatOf } from '../domain/floor.ts';
import type { SeatId, TenantId } from '../domain/ids.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { floorOfSeat, type Seat } from '../domain/seat.ts';
import { readPublished } from './directory.ts';
import { endBooking } from './end-booking.ts';
import { type OperatingFloor, readOperatingFloor } from './operating-floor.ts';
import type { Clock, Ids } from './ports.ts';
import type { Stores, TenantStore } from './store.ts';

export type SeatFound = { readonly published: OperatingFloor; readonly seat: Seat };

/** A seat of a published floor; its id says which floor. Four reads. */
export async function findSeat(store: TenantStore, wanted: SeatId): Promise<SeatFound | undefined> {
  const floor = floorOfSeat(wanted);
  const published = floor && (await readOperatingFloor(store, floor));
  return published && seatOn(published, wanted);
}

export function seatOn(published: OperatingFloor, wanted: SeatId): SeatFound | undefined {
  const seat = seatOf(published.floor, wanted);
  return seat && { published, seat };
}

/**
 * Looks for the seat of a booking just committed once more; one read. Where it went away between the
 * first look and the commit, the booking is cancelled: the sweep of whoever removed the seat may be over.
 */
export async function stillStanding(
  world: { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids },
  tenant: TenantId,
  booking: Booking,
): Promise<Decided<Booking>> {
  const published = await readPublished(world.stores.forTenant(tenant), booking.floor);
  if (published && seatOf(published.body.floor, booking.seat)) return granted(booking);
  const end = { as: 'cancelled', by: 'floor-removed' } as const;
  await endBooking(world, tenant, { booking: booking.id, end });
  return refused({ code: 'not-found', what: 'seat' });
}
