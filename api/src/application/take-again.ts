import type { Booking } from '../domain/booking.ts';
import { fromNow } from '../domain/booking-window.ts';
import { claimInTheWay } from '../domain/claim.ts';
import { rulesForGroups } from '../domain/group-rules.ts';
import type { PersonId } from '../domain/ids.ts';
import { rulesOn } from '../domain/operation.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { checkInEvent } from './arrival.ts';
import {
  bookingReplaced,
  claimOf,
  claimWritten,
  readPersonGuard,
  readSeatGuard,
} from './booking-documents.ts';
import { resolvingUnknown } from './command.ts';
import { decideMove } from './decide-move.ts';
import { readPersonItem } from './directory.ts';
import { type BookingBody, unversioned } from './documents.ts';
import { findSeat, type SeatFound } from './find-seat.ts';
import type { Clock, Holidays, Ids } from './ports.ts';
import { dayScope } from './scopes.ts';
import type { Item, TenantStore } from './store.ts';

type World = { readonly clock: Clock; readonly ids: Ids; readonly holidays: Holidays };

/**
 * Takes a booking that lapsed for the time it has left, and checks it in, in one commit (C6); the caller has
 * decided that it is not too late. Refusals: those of booking its seat now, and not-found where that is gone.
 */
export async function takeAgain(
  { clock, ids, holidays }: World,
  store: TenantStore,
  { known, by }: { readonly known: Item<BookingBody>; readonly by: PersonId },
): Promise<Decided<Booking> | 'again'> {
  const now = clock.now();
  const to = await findSeat(store, known.body.seat);
  if (!to) return refused({ code: 'not-found', what: 'seat' });
  const refusal = await decideMove(store, known.body, { to, now, holidayOn: holidays.on });
  if (refusal) return refused(refusal);
  const booking = takenAgain(known.body, now);
  const [seat, person] = await Promise.all([
    readSeatGuard(store, booking.seat, booking),
    readPersonGuard(store, booking.holder, booking),
  ]);
  // Whoever took the seat, or whatever else its holder took, since it was looked at is named by the next look.
  const isTaken = (guard: typeof seat) =>
    claimInTheWay(guard?.body.claims ?? [], booking.period) !== undefined;
  if (isTaken(seat)) return 'again';
  if (isTaken(person) && (await isOneAtATime(store, to, booking))) return 'again';
  const result = await resolvingUnknown(() =>
    store.commit(dayScope(booking.workday), [
      checkInEvent(booking, { ids, by, now }),
      ...claimWritten(claimOf(booking), { seat, person }),
      bookingReplaced(booking, known.etag),
    ]),
  );
  return result !== 'unknown' && result.ok ? granted(booking) : 'again';
}

function takenAgain(body: BookingBody, now: number): Booking {
  const { endedAt: _, ...booking } = unversioned(body);
  const period = fromNow(booking.period, now);
  return { ...booking, state: 'checked-in', checkedInAt: now, period };
}

async function isOneAtATime(
  store: TenantStore,
  { published, seat }: SeatFound,
  { workday, holder }: Booking,
): Promise<boolean> {
  const item = await readPersonItem(store, holder);
  const rules = rulesOn(published.operation, workday)(seat);
  return rulesForGroups(rules, item?.body.groups ?? []).rules.settings.seatsAtATime === 'one';
}
