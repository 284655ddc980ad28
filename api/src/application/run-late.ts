import { type Booking, isOf } from '../domain/booking.ts';
import { agreedLate } from '../domain/check-in.ts';
import type { BookingId } from '../domain/ids.ts';
import { lapseOf } from '../domain/no-show.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { bookingReplaced, eventCreated, readEvent } from './booking-documents.ts';
import { type BookingView, viewBooking } from './booking-view.ts';
import { type Command, commandOf, resolvingUnknown, untilCommitted } from './command.ts';
import { unversioned } from './documents.ts';
import type { Clock, Ids } from './ports.ts';
import { readBooking } from './read-booking.ts';
import { dayScope } from './scopes.ts';
import type { Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/**
 * Says once that the holder of a booking comes later: its seat is kept an hour longer, not beyond its end
 * (C5). The same key says it once; who has come already is not late. Refusals: not-found, not-permitted,
 * booking-over, check-in-not-asked, late-already, key-reused.
 */
export type RunLate = (
  actor: Actor,
  asked: { readonly booking: BookingId; readonly key: string },
) => Promise<Decided<BookingView>>;

export function runLateWith({ stores, clock, ids }: World): RunLate {
  return async (actor, { booking: id, key }) => {
    const store = stores.forTenant(actor.tenant);
    const command = commandOf(ids, actor, { key, wish: ['run-late', id] });
    const late = await untilCommitted(() =>
      commitLate(store, id, { actor, command, now: clock.now() }),
    );
    if (!late.ok) return late;
    return granted(await viewBooking(store, late.value, actor.person));
  };
}

async function commitLate(
  store: TenantStore,
  id: BookingId,
  by: { readonly actor: Actor; readonly command: Command; readonly now: number },
): Promise<Decided<Booking> | 'again'> {
  const { actor, command, now } = by;
  const known = await readBooking(store, id);
  if (!known) return refused({ code: 'not-found', what: 'booking' });
  const booking = unversioned(known.body);
  if (!isOf(booking, actor.person)) return refused({ code: 'not-permitted', needs: 'own-booking' });
  const repeated = await readEvent(store, booking, command.id);
  if (repeated) {
    const isSame = repeated.body.wish === command.wish;
    return isSame ? granted(booking) : refused({ code: 'key-reused' });
  }
  const late = lateFor(booking, now);
  if (!late.ok || late.value === booking) return late;
  const { wish } = command;
  const result = await resolvingUnknown(() =>
    store.commit(dayScope(booking.workday), [
      eventCreated(command.id, {
        kind: 'booking-late',
        booking: id,
        by: actor.person,
        at: now,
        wish,
      }),
      bookingReplaced(late.value, known.etag),
    ]),
  );
  return result !== 'unknown' && result.ok ? late : 'again';
}

/** The booking as it is then; the very same one where its holder has come already. */
function lateFor(booking: Booking, now: number): Decided<Booking> {
  const { state, checkIn, period } = booking;
  if (state === 'checked-in') return granted(booking);
  if (state !== 'booked' || period.end <= now) return refused({ code: 'booking-over', state });
  const lapsesAt = lapseOf(booking);
  if (!checkIn || lapsesAt === undefined) return refused({ code: 'check-in-not-asked' });
  if (checkIn.isLate) return refused({ code: 'late-already', lapsesAt, clock: booking });
  return granted({ ...booking, checkIn: agreedLate(checkIn, { lapsesAt, period }) });
}
