import { type Booking, isOf } from '../domain/booking.ts';
import { checksIn } from '../domain/check-in.ts';
import type { BookingId } from '../domain/ids.ts';
import { retakeUntil } from '../domain/no-show.ts';
import { rulesOn } from '../domain/operation.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, type Refusal, refused } from '../domain/refusal.ts';
import { commitCheckIn, whyNotThere } from './arrival.ts';
import { type BookingView, viewBooking } from './booking-view.ts';
import { untilCommitted } from './command.ts';
import { unversioned } from './documents.ts';
import { findSeat } from './find-seat.ts';
import type { Clock, Holidays, Ids } from './ports.ts';
import { readBooking } from './read-booking.ts';
import type { Stores, TenantStore } from './store.ts';
import { takeAgain } from './take-again.ts';

type World = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly holidays: Holidays;
};

/**
 * Says that the holder of a booking has come (C1, C2); done again, it changes nothing. `code` is what is
 * printed at the seat; without it nobody checks in where only the seat itself can say so. One that lapsed up to 30 minutes ago is taken again, where its seat is
 * free for the rest (C6). Refusals: not-found, not-permitted, booking-over, check-in-not-asked,
 * check-in-not-open, check-in-at-seat, seat-code-wrong, and of one to be taken again those of booking.
 */
export type CheckIn = (
  actor: Actor,
  asked: { readonly booking: BookingId; readonly code?: string | undefined },
) => Promise<Decided<BookingView>>;

export function checkInWith(world: World): CheckIn {
  return async (actor, asked) => {
    const store = world.stores.forTenant(actor.tenant);
    const checkedIn = await untilCommitted(() => come(world, store, { ...asked, actor }));
    if (!checkedIn.ok) return checkedIn;
    return granted(await viewBooking(store, checkedIn.value, actor.person));
  };
}

async function come(
  world: World,
  store: TenantStore,
  { actor, booking: id, code }: Parameters<CheckIn>[1] & { readonly actor: Actor },
): Promise<Decided<Booking> | 'again'> {
  const known = await readBooking(store, id);
  if (!known) return refused({ code: 'not-found', what: 'booking' });
  if (!isOf(known.body, actor.person)) {
    return refused({ code: 'not-permitted', needs: 'own-booking' });
  }
  if (known.body.state === 'checked-in') return granted(unversioned(known.body));
  const refusal = await whyNotCheckIn(store, world, { booking: known.body, code });
  if (refusal) return refused(refusal);
  const by = actor.person;
  if (known.body.state === 'lapsed') return takeAgain(world, store, { known, by });
  return commitCheckIn(store, known, { ids: world.ids, by, now: world.clock.now() });
}

/** What the booking itself and its seat's code say; who has its seat meanwhile is asked later. */
async function whyNotCheckIn(
  store: TenantStore,
  { clock, ids }: World,
  { booking, code }: { readonly booking: Booking; readonly code: string | undefined },
): Promise<Refusal | undefined> {
  const now = clock.now();
  if (now >= openUntil(booking)) return { code: 'booking-over', state: booking.state };
  const { checkIn } = booking;
  if (!checkIn) return { code: 'check-in-not-asked' };
  if (now < checkIn.opens) {
    return { code: 'check-in-not-open', opensAt: checkIn.opens, clock: booking };
  }
  if (code !== undefined) return whyNotThere(store, ids, { seat: booking.seat, code });
  if (checksIn(checkIn, { presence: 'word', now }) || !(await asksForCode(store, booking))) {
    return undefined;
  }
  return { code: 'check-in-at-seat', seatName: booking.names.seat };
}

/** The end of a booking that waits for its holder; that of one that lapsed, while it can be taken again. */
function openUntil(booking: Booking): number {
  if (booking.state === 'booked') return booking.period.end;
  return retakeUntil(booking) ?? 0;
}

/** Whether today's settings still want the seat's own word: where they are kinder than what was agreed, they hold (B5). */
async function asksForCode(store: TenantStore, booking: Booking): Promise<boolean> {
  const found = await findSeat(store, booking.seat);
  if (!found) return true;
  const { settings } = rulesOn(found.published.operation, booking.workday)(found.seat);
  return settings.checkInMode === 'at-seat';
}
