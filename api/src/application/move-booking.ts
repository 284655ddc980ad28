import { type Booking, isLive, isOf } from '../domain/booking.ts';
import { checksIn, type Presence } from '../domain/check-in.ts';
import { claimInTheWay } from '../domain/claim.ts';
import type { HolidayOn } from '../domain/holiday.ts';
import type { BookingId, SeatId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { commitCheckIn, whyNotThere } from './arrival.ts';
import {
  bookingReplaced,
  claimOf,
  claimsRemoved,
  claimWritten,
  eventCreated,
  readEvent,
  readPersonGuard,
  readSeatGuard,
} from './booking-documents.ts';
import { type BookingView, viewOn } from './booking-view.ts';
import { type Command, commandOf, resolvingUnknown, untilCommitted } from './command.ts';
import { decideMove } from './decide-move.ts';
import { readFloor, readSeen } from './directory.ts';
import { type BookingBody, unversioned } from './documents.ts';
import { findSeat, type SeatFound, stillStanding } from './find-seat.ts';
import { onOtherSeat } from './other-seat.ts';
import type { Clock, Holidays, Ids } from './ports.ts';
import { readBooking } from './read-booking.ts';
import { dayScope } from './scopes.ts';
import type { Item, Stores, TenantStore } from './store.ts';

type World = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly holidays: Holidays;
};

/**
 * Moves a live booking to a free seat, in one commit: nobody can get between giving up the one and
 * taking the other (C10). A booking that has begun moves with the time that is left. Whoever says that they
 * sit there, or sends the seat's code, is checked in with it as far as that seat takes their word.
 * Refusals: not-found, not-permitted, booking-over, seat-taken, seat-code-wrong, key-reused, those of the
 * rules, and spans-workdays also for a site whose date is another. The same wish with the same key moves once.
 */
export type MoveBooking = (
  actor: Actor,
  wish: {
    readonly booking: BookingId;
    readonly to: SeatId;
    readonly key: string;
    /** Its holder sits there already. */
    readonly isHere?: boolean;
    /** What is printed at the seat. */
    readonly code?: string | undefined;
  },
) => Promise<Decided<BookingView>>;

export function moveBookingWith(world: World): MoveBooking {
  return async (actor, wish) => {
    const store = world.stores.forTenant(actor.tenant);
    const wanted = await whatIsWanted(world, actor, wish);
    if (!wanted.ok) return wanted;
    const to = wanted.value;
    const asked = { key: wish.key, wish: ['move', wish.booking, wish.to] };
    const command = commandOf(world.ids, actor, asked);
    const moved = await untilCommitted(() =>
      commitMove(store, wish.booking, {
        to,
        actor,
        command,
        ids: world.ids,
        presence: presenceIn(wish),
        now: world.clock.now(),
        holidayOn: world.holidays.on,
      }),
    );
    if (!moved.ok) return moved;
    const standing = await stillStanding(world, actor.tenant, moved.value);
    if (!standing.ok) return standing;
    const [on, seen] = await Promise.all([
      standing.value.seat === to.seat.id ? to.published : readFloor(store, standing.value.floor),
      readSeen(store, [moved.value.holder], actor.person),
    ]);
    return granted(viewOn(on, standing.value, seen));
  };
}

type MoveWish = Parameters<MoveBooking>[1];

/** The seat to move to, where the booking is the actor's to move and what they say of being there is true. */
async function whatIsWanted(
  { stores, ids }: World,
  actor: Actor,
  wish: MoveWish,
): Promise<Decided<SeatFound>> {
  const store = stores.forTenant(actor.tenant);
  const [known, to] = await Promise.all([
    readBooking(store, wish.booking),
    findSeat(store, wish.to),
  ]);
  if (!known) return refused({ code: 'not-found', what: 'booking' });
  if (!isOf(known.body, actor.person)) {
    return refused({ code: 'not-permitted', needs: 'own-booking' });
  }
  if (!to) return refused({ code: 'not-found', what: 'seat' });
  const lie = await whyNotThere(store, ids, { seat: wish.to, code: wish.code });
  return lie ? refused(lie) : granted(to);
}

function presenceIn({ isHere = false, code }: MoveWish): Presence | undefined {
  if (code !== undefined) return 'code';
  return isHere ? 'word' : undefined;
}

type Attempt = {
  readonly to: SeatFound;
  readonly actor: Actor;
  readonly command: Command;
  readonly ids: Ids;
  readonly presence: Presence | undefined;
  readonly now: number;
  readonly holidayOn: HolidayOn;
};

async function commitMove(
  store: TenantStore,
  id: BookingId,
  attempt: Attempt,
): Promise<Decided<Booking> | 'again'> {
  const known = await readBooking(store, id);
  if (!known) return refused({ code: 'not-found', what: 'booking' });
  const booking = unversioned(known.body);
  const repeated = await readEvent(store, booking, attempt.command.id);
  if (repeated) {
    const isSame = repeated.body.wish === attempt.command.wish;
    return isSame ? granted(booking) : refused({ code: 'key-reused' });
  }
  if (!isLive(booking) || booking.period.end <= attempt.now) {
    return refused({ code: 'booking-over', state: booking.state });
  }
  if (booking.seat === attempt.to.seat.id) {
    const { ids, actor, now } = attempt;
    return isArrival(booking, attempt)
      ? commitCheckIn(store, known, { ids, by: actor.person, now })
      : granted(booking);
  }
  const refusal = await decideMove(store, booking, attempt);
  return refusal ? refused(refusal) : writeMove(store, known, attempt);
}

const isArrival = ({ state, checkIn }: Booking, { presence, now }: Attempt): boolean =>
  state === 'booked' && presence !== undefined && checksIn(checkIn, { presence, now });

async function writeMove(
  store: TenantStore,
  { body, etag }: Item<BookingBody>,
  attempt: Attempt,
): Promise<Decided<Booking> | 'again'> {
  const { actor, command, now } = attempt;
  const booking = unversioned(body);
  const moved = movedTo(booking, attempt);
  const [left, taken, person] = await Promise.all([
    readSeatGuard(store, booking.seat, booking),
    readSeatGuard(store, moved.seat, booking),
    readPersonGuard(store, booking.holder, booking),
  ]);
  // Whoever took the seat since it was looked at is named by the next look.
  if (claimInTheWay(taken?.body.claims ?? [], moved.period)) return 'again';
  const result = await resolvingUnknown(() =>
    store.commit(dayScope(booking.workday), [
      eventCreated(command.id, {
        kind: 'booking-moved',
        booking: booking.id,
        by: actor.person,
        at: now,
        wish: command.wish,
        ...(moved.floor === booking.floor ? {} : { leftFloor: booking.floor }),
      }),
      ...claimsRemoved(booking.id, [left]),
      ...claimWritten(claimOf(moved), { seat: taken, person }),
      bookingReplaced(moved, etag),
    ]),
  );
  return result !== 'unknown' && result.ok ? granted(moved) : 'again';
}

function movedTo(booking: Booking, attempt: Attempt): Booking {
  const moved = onOtherSeat(booking, attempt);
  return isArrival(moved, attempt)
    ? { ...moved, state: 'checked-in', checkedInAt: attempt.now }
    : moved;
}
