import { decideSeat } from '../domain/availability.ts';
import type { Booking } from '../domain/booking.ts';
import { type Booker, decideRules } from '../domain/booking-rules.ts';
import { fromNow } from '../domain/booking-window.ts';
import { checkInAgreed, checksIn } from '../domain/check-in.ts';
import { claimInTheWay } from '../domain/claim.ts';
import type { HolidayOn } from '../domain/holiday.ts';
import type { PersonId, SeatId } from '../domain/ids.ts';
import { rulesOn } from '../domain/operation.ts';
import type { Period } from '../domain/period.ts';
import type { Actor, PersonSeen } from '../domain/person.ts';
import { type Decided, granted, type Refusal, refused } from '../domain/refusal.ts';
import type { Site } from '../domain/site.ts';
import { type SiteClock, workdayAt } from '../domain/workday.ts';
import { whyNotThere } from './arrival.ts';
import {
  bookingCreated,
  claimOf,
  claimWritten,
  eventCreated,
  type Guard,
  readEvent,
  readSeatGuard,
} from './booking-documents.ts';
import { type BookingView, viewOn } from './booking-view.ts';
import { type Command, commandOf, resolvingUnknown, untilCommitted } from './command.ts';
import { unversioned } from './documents.ts';
import { findSeat, type SeatFound, stillStanding } from './find-seat.ts';
import { readBookerAndGuard, readFloorMoment } from './floor-moment.ts';
import type { Clock, Holidays, Ids } from './ports.ts';
import { readBooking } from './read-booking.ts';
import { bookingIdFor, dayScope } from './scopes.ts';
import type { Stores, TenantStore } from './store.ts';

export type SeatWish = {
  readonly seat: SeatId;
  readonly period: Period;
  /** Who the seat is for; absent means the actor. */
  readonly holder?: PersonId;
  /** What is printed at the seat, of somebody who is there. */
  readonly code?: string | undefined;
  /** The idempotency key. */
  readonly key: string;
};

/**
 * Books a seat. When two people press the button at once, the second is told who won. Made so late that
 * checking in is open already, it is checked in with it (C4), where only the seat can say so with its code.
 * Refusals: seat-taken, not-found, not-permitted, seat-code-wrong, key-reused, and those of the rules
 * (domain/booking-rules.ts). The same wish with the same key answers the same booking. A key is remembered
 * with the workday it was used for, so that a booking is one commit.
 */
export type BookSeat = (actor: Actor, wish: SeatWish) => Promise<Decided<BookingView>>;

type World = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly holidays: Holidays;
};

export function bookSeatWith(world: World): BookSeat {
  return async (actor, wish) => {
    if (wish.holder !== undefined && wish.holder !== actor.person) {
      return refused({ code: 'not-permitted', needs: 'own-booking' });
    }
    const store = world.stores.forTenant(actor.tenant);
    const found = await findSeat(store, wish.seat);
    if (!found) return refused({ code: 'not-found', what: 'seat' });
    const lie = await whyNotThere(store, world.ids, wish);
    if (lie) return refused(lie);
    const command = commandOf(world.ids, actor, {
      key: wish.key,
      wish: ['book', wish.seat, wish.period.start, wish.period.end],
    });

    const now = world.clock.now();
    const booking = bookingOf(actor, wish, { ...found, now, command });
    const outcome = await untilCommitted(() =>
      commitBooking(store, booking, {
        ...found,
        now,
        wanted: wish.period,
        command,
        holidayOn: world.holidays.on,
      }),
    );
    if (!outcome.ok) return outcome;
    const { booking: made, holder } = outcome.value;
    const standing = await stillStanding(world, actor.tenant, made);
    if (!standing.ok) return standing;
    return granted(viewOn(found.published, standing.value, () => holder));
  };
}

function bookingOf(
  actor: Actor,
  wish: SeatWish,
  by: SeatFound & { readonly now: number; readonly command: Command },
): Booking {
  const { floor, site, operation } = by.published;
  const period = fromNow(wish.period, by.now);
  const workday = workdayAt(period.start, site);
  const { settings } = rulesOn(operation, workday)(by.seat);
  const expected = { ...clockOf(site), period, workday, madeAt: by.now };
  const checkIn = checkInAgreed(expected, settings);
  const presence = wish.code === undefined ? 'word' : 'code';
  const isThere = checksIn(checkIn, { presence, now: by.now });
  return {
    ...expected,
    id: bookingIdFor(workday, by.command.id),
    seat: by.seat.id,
    floor: floor.id,
    site: site.id,
    holder: actor.person,
    bookedBy: actor.person,
    ...(isThere ? { state: 'checked-in', checkedInAt: by.now } : { state: 'booked' }),
    ...(checkIn ? { checkIn } : {}),
    names: { seat: by.seat.name, floor: floor.name, site: site.name },
  };
}

const clockOf = ({ timeZone, dayStartsAt }: Site): SiteClock => ({ timeZone, dayStartsAt });

/** A booking, and its holder as they see themselves. */
type Made = { readonly booking: Booking; readonly holder: PersonSeen };

type Attempt = SeatFound & {
  readonly now: number;
  readonly wanted: Period;
  readonly command: Command;
  readonly holidayOn: HolidayOn;
};

/** One look at the guards and one commit. `'again'` where somebody changed a guard in between. */
async function commitBooking(
  store: TenantStore,
  booking: Booking,
  attempt: Attempt,
): Promise<Decided<Made> | 'again'> {
  const guards = await readGuards(store, booking, attempt);
  const holder = guards.booker.seen(booking.holder);
  if (isInTheWay(guards, booking, attempt)) {
    const repeated = await readCommitted(store, booking, attempt.command);
    if (repeated) return madeFor(repeated, holder);
    const refusal = await whyNot(store, booking, attempt);
    return refusal ? refused(refusal) : 'again';
  }
  const result = await resolvingUnknown(() =>
    store.commit(dayScope(booking.workday), [
      eventCreated(attempt.command.id, {
        kind: 'booking-made',
        booking: booking.id,
        by: booking.bookedBy,
        at: booking.madeAt,
        wish: attempt.command.wish,
      }),
      ...claimWritten(claimOf(booking), guards),
      bookingCreated(booking),
    ]),
  );
  if (result !== 'unknown' && result.ok) return granted({ booking, holder });
  const repeated = await readCommitted(store, booking, attempt.command);
  return repeated ? madeFor(repeated, holder) : 'again';
}

const madeFor = (known: Decided<Booking>, holder: PersonSeen): Decided<Made> =>
  known.ok ? granted({ booking: known.value, holder }) : known;

/** The booking that this very command made before, or why the command stands for something else. */
async function readCommitted(
  store: TenantStore,
  booking: Booking,
  command: Command,
): Promise<Decided<Booking> | undefined> {
  const [known, event] = await Promise.all([
    readBooking(store, booking.id),
    readEvent(store, booking, command.id),
  ]);
  if (!known && !event) return undefined;
  return known && event?.body.wish === command.wish
    ? granted(unversioned(known.body))
    : refused({ code: 'key-reused' });
}

type Guards = { readonly seat: Guard; readonly person: Guard; readonly booker: Booker };

async function readGuards(
  store: TenantStore,
  booking: Booking,
  { published, seat: wanted }: Attempt,
): Promise<Guards> {
  const { holder: person, workday } = booking;
  const [seat, own] = await Promise.all([
    readSeatGuard(store, booking.seat, booking),
    readBookerAndGuard(store, published, { person, workday, seats: [wanted] }),
  ]);
  return { seat, person: own.guard, booker: own.booker };
}

function isInTheWay(guards: Guards, booking: Booking, attempt: Attempt): boolean {
  const { operation, site } = attempt.published;
  const rules = rulesOn(operation, booking.workday)(attempt.seat);
  return (
    decideRules({ ...attempt, clock: site }, rules, guards.booker) !== undefined ||
    claimInTheWay(guards.seat?.body.claims ?? [], booking.period) !== undefined
  );
}

/** Undefined where what stood in the way has gone meanwhile. */
async function whyNot(
  store: TenantStore,
  booking: Booking,
  attempt: Attempt,
): Promise<Refusal | undefined> {
  const { wanted, now, holidayOn } = attempt;
  const asked = { viewer: booking.holder, wanted, now, holidayOn };
  const moment = await readFloorMoment(store, attempt.published, asked);
  return decideSeat(attempt.seat, moment);
}
