import type { Booking } from '../domain/booking.ts';
import { seatOf } from '../domain/floor.ts';
import type { SeatId, TenantId } from '../domain/ids.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { floorOfSeat, type Seat } from '../domain/seat.ts';
import { type PublishedFloor, readFloor } from './directory.ts';
import { endBooking } from './end-booking.ts';
import type { Clock, Ids } from './ports.ts';
import type { Stores, TenantStore } from './store.ts';

export type SeatFound = { readonly published: PublishedFloor; readonly seat: Seat };

/** A seat of a published floor; its id says which floor. Two reads. */
export async function findSeat(store: TenantStore, wanted: SeatId): Promise<SeatFound | undefined> {
  const floor = floorOfSeat(wanted);
  const published = floor && (await readFloor(store, floor));
  const seat = published && seatOf(published.floor, wanted);
  return seat ? { published, seat } : undefined;
}

/**
 * The floor of a booking just committed. Where the seat went away between the look at it and the
 * commit, the booking is cancelled: the sweep of whoever removed the seat may be over already.
 */
export async function stillStanding(
  world: { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids },
  tenant: TenantId,
  booking: Booking,
): Promise<Decided<PublishedFloor>> {
  const found = await findSeat(world.stores.forTenant(tenant), booking.seat);
  if (found) return granted(found.published);
  const end = { as: 'cancelled', by: 'floor-removed' } as const;
  await endBooking(world, tenant, { booking: booking.id, end });
  return refused({ code: 'not-found', what: 'seat' });
}
