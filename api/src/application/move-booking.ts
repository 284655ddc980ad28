import { decideSeat } from '../domain/availability.ts';
import { type Booking, isLive, isOf } from '../domain/booking.ts';
import type { Booker } from '../domain/booking-rules.ts';
import { fromNow } from '../domain/booking-window.ts';
import { type Claims, claimInTheWay, withoutClaim } from '../domain/claim.ts';
import type { HolidayOn } from '../domain/holiday.ts';
import type { BookingId, SeatId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, type Refusal, refused } from '../domain/refusal.ts';
import { workdayAt } from '../domain/workday.ts';
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
import { readFloor, readSeen } from './directory.ts';
import { type BookingBody, unversioned } from './documents.ts';
import { findSeat, type SeatFound, stillStanding } from './find-seat.ts';
import { readFloorMoment } from './floor-moment.ts';
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
 * taking the other (C10). A booking that has begun moves with the time that is left. Refusals:
 * not-found, not-permitted, booking-over, seat-taken, key-reused, those of the rules, and spans-workdays
 * also for a site whose date is another. The same wish with the same key moves once.
 */
export type MoveBooking = (
  actor: Actor,
  wish: { readonly booking: BookingId; readonly to: SeatId; readonly key: string },
) => Promise<Decided<BookingView>>;

export function moveBookingWith(world: World): MoveBooking {
  return async (actor, wish) => {
    const store = world.stores.forTenant(actor.tenant);
    const [known, to] = await Promise.all([
      readBooking(store, wish.booking),
      findSeat(store, wish.to),
    ]);
    if (!known) return refused({ code: 'not-found', what: 'booking' });
    if (!isOf(known.body, actor.person)) {
      return refused({ code: 'not-permitted', needs: 'own-booking' });
    }
    if (!to) return refused({ code: 'not-found', what: 'seat' });
    const asked = { key: wish.key, wish: ['move', wish.booking, wish.to] };
    const command = commandOf(world.ids, actor, asked);
    const moved = await untilCommitted(() =>
      commitMove(store, wish.booking, {
        to,
        actor,
        command,
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

type Attempt = {
  readonly to: SeatFound;
  readonly actor: Actor;
  readonly command: Command;
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
  if (booking.seat === attempt.to.seat.id) return granted(booking);
  const refusal = await decideMove(store, booking, attempt);
  return refusal ? refused(refusal) : writeMove(store, known, attempt);
}

/** As for booking the seat, with the booking itself out of the way. */
async function decideMove(
  store: TenantStore,
  booking: Booking,
  { to, now, holidayOn }: Attempt,
): Promise<Refusal | undefined> {
  const { published, seat } = to;
  const period = fromNow(booking.period, now);
  if (workdayAt(period.start, published.site) !== booking.workday) {
    return { code: 'spans-workdays', workday: booking.workday };
  }
  const asked = { viewer: booking.holder, wanted: booking.period, now, holidayOn };
  const moment = await readFloorMoment(store, published, asked);
  const without = (claims: Claims) => withoutClaim(claims, booking.id);
  return decideSeat(seat, {
    ...moment,
    claimsOf: (any) => without(moment.claimsOf(any)),
    viewer: withoutBooking(moment.viewer, booking),
  });
}

/** Somebody as they stand without one of their bookings: it is in nobody's way, and no quota counts it. */
function withoutBooking(booker: Booker, { id, workday }: Booking): Booker {
  const at = booker.counted.indexOf(workday);
  return {
    ...booker,
    claims: withoutClaim(booker.claims, id),
    counted: booker.counted.filter((_, index) => index !== at),
  };
}

async function writeMove(
  store: TenantStore,
  { body, etag }: Item<BookingBody>,
  { to, actor, command, now }: Attempt,
): Promise<Decided<Booking> | 'again'> {
  const booking = unversioned(body);
  const moved = movedTo(to, booking, now);
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

function movedTo({ published, seat }: SeatFound, booking: Booking, now: number): Booking {
  const { floor, site } = published;
  return {
    ...booking,
    seat: seat.id,
    floor: floor.id,
    site: site.id,
    timeZone: site.timeZone,
    dayStartsAt: site.dayStartsAt,
    period: fromNow(booking.period, now),
    names: { seat: seat.name, floor: floor.name, site: site.name },
  };
}
