import type { Booking } from '../domain/booking.ts';
import type { PersonId, SeatId } from '../domain/ids.ts';
import { type Decided, granted, type Refusal } from '../domain/refusal.ts';
import { bookingReplaced, eventCreated } from './booking-documents.ts';
import { resolvingUnknown } from './command.ts';
import { type BookingBody, unversioned } from './documents.ts';
import type { Ids } from './ports.ts';
import { dayScope } from './scopes.ts';
import { isCodeOfSeat } from './seat-codes.ts';
import type { Item, Operation, TenantStore } from './store.ts';

/** Who says that somebody has come, and when. */
export type Arrival = { readonly ids: Ids; readonly by: PersonId; readonly now: number };

/** One commit; once for a booking, so that two who press at once have checked in once. */
export async function commitCheckIn(
  store: TenantStore,
  { body, etag }: Item<BookingBody>,
  arrival: Arrival,
): Promise<Decided<Booking> | 'again'> {
  const booking: Booking = {
    ...unversioned(body),
    state: 'checked-in',
    checkedInAt: arrival.now,
  };
  const result = await resolvingUnknown(() =>
    store.commit(dayScope(booking.workday), [
      checkInEvent(booking, arrival),
      bookingReplaced(booking, etag),
    ]),
  );
  return result !== 'unknown' && result.ok ? granted(booking) : 'again';
}

/** A booking is checked in once, also where it is taken again. */
export const checkInEvent = ({ id }: Booking, { ids, by, now }: Arrival): Operation =>
  eventCreated(ids.derived(id, 'checked-in'), {
    kind: 'booking-checked-in',
    booking: id,
    by,
    at: now,
    wish: '',
  });

/** Why what somebody says about being at a seat is not believed, or undefined. One read where there is a code. */
export async function whyNotThere(
  store: TenantStore,
  ids: Ids,
  { seat, code }: { readonly seat: SeatId; readonly code?: string | undefined },
): Promise<Refusal | undefined> {
  if (code === undefined || (await isCodeOfSeat(store, ids, { seat, code }))) return undefined;
  return { code: 'seat-code-wrong' };
}
