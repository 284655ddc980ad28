import { decideSeat } from '../domain/availability.ts';
import type { Booking } from '../domain/booking.ts';
import { decideWindow, fromNow } from '../domain/booking-window.ts';
import { type Claim, type Claims, claimInTheWay, withClaim } from '../domain/claim.ts';
import { seatOf } from '../domain/floor.ts';
import type { PersonId, SeatId } from '../domain/ids.ts';
import type { Period } from '../domain/period.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, type Refusal, refused } from '../domain/refusal.ts';
import { floorOfSeat, type Seat } from '../domain/seat.ts';
import { workdayAt } from '../domain/workday.ts';
import { type BookingView, viewOn } from './booking-view.ts';
import { cancelKnownBooking } from './cancel-booking.ts';
import { type Command, resolvingUnknown, takeCommand, untilCommitted } from './command.ts';
import { type PublishedFloor, readFloor, readSeen } from './directory.ts';
import { type BookingBody, type EventBody, type GuardBody, unversioned } from './documents.ts';
import { claimsIn, readFloorMoment, readPersonGuards } from './floor-moment.ts';
import type { Clock, Ids } from './ports.ts';
import { bookingIdFor, bookingItemId, dayScope, personGuardId, seatGuardId } from './scopes.ts';
import type { Item, NewItem, Operation, Stores, TenantStore } from './store.ts';

export type SeatWish = {
  readonly seat: SeatId;
  readonly period: Period;
  /** Who the seat is for; absent means the actor. */
  readonly holder?: PersonId;
  /** The idempotency key. */
  readonly key: string;
};

/**
 * Books a seat. When two people press the button at once, the second is told who won. Refusals:
 * seat-taken, already-booked, too-far-ahead, in-the-past, spans-workdays, seat-closed, not-found,
 * not-permitted, key-reused. The same wish with the same key answers the same booking.
 */
export type BookSeat = (actor: Actor, wish: SeatWish) => Promise<Decided<BookingView>>;

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

export function bookSeatWith(world: World): BookSeat {
  return async (actor, wish) => {
    if (wish.holder !== undefined && wish.holder !== actor.person) {
      return refused({ code: 'not-permitted', needs: 'own-booking' });
    }
    const store = world.stores.forTenant(actor.tenant);
    const found = await findSeat(store, wish.seat);
    if (!found) return refused({ code: 'not-found', what: 'seat' });
    const taken = await takeCommand(world, actor, {
      key: wish.key,
      wish: ['book', wish.seat, wish.period.start, wish.period.end],
    });
    if (!taken.ok) return taken;

    const now = world.clock.now();
    const booking = bookingOf(actor, wish, { ...found, now, command: taken.command });
    const outcome = await untilCommitted(() =>
      commitBooking(store, booking, { ...found, now, wanted: wish.period, command: taken.command }),
    );
    if (!outcome.ok) return outcome;
    const still = await findSeat(store, wish.seat);
    if (!still) {
      // The floor went away between the look at it and the commit; its own sweep may be over already.
      await cancelKnownBooking(world, actor.tenant, outcome.value.id, 'floor-removed');
      return refused({ code: 'not-found', what: 'seat' });
    }
    const seen = await readSeen(store, [actor.person], actor.person);
    return granted(viewOn(still.published, outcome.value, seen));
  };
}

type Found = { readonly published: PublishedFloor; readonly seat: Seat };

async function findSeat(store: TenantStore, wanted: SeatId): Promise<Found | undefined> {
  const floor = floorOfSeat(wanted);
  const published = floor && (await readFloor(store, floor));
  const seat = published && seatOf(published.floor, wanted);
  return seat ? { published, seat } : undefined;
}

function bookingOf(
  actor: Actor,
  wish: SeatWish,
  by: Found & { readonly now: number; readonly command: Command },
): Booking {
  const { floor, site } = by.published;
  const period = fromNow(wish.period, by.now);
  const workday = workdayAt(period.start, site.timeZone);
  return {
    id: bookingIdFor(workday, by.command.id),
    seat: by.seat.id,
    floor: floor.id,
    site: site.id,
    holder: actor.person,
    bookedBy: actor.person,
    workday,
    period,
    timeZone: site.timeZone,
    state: 'booked',
    madeAt: by.now,
    names: { seat: by.seat.name, floor: floor.name, site: site.name },
  };
}

type Attempt = Found & {
  readonly now: number;
  readonly wanted: Period;
  readonly command: Command;
};

/** One look at the guards and one commit. `'again'` where somebody changed a guard in between. */
async function commitBooking(
  store: TenantStore,
  booking: Booking,
  attempt: Attempt,
): Promise<Decided<Booking> | 'again'> {
  const guards = await readGuards(store, booking);
  if (isInTheWay(guards, booking, attempt)) {
    const repeated = await readCommitted(store, booking, attempt.command);
    if (repeated) return repeated;
    const refusal = await whyNot(store, booking, attempt);
    return refusal ? refused(refusal) : 'again';
  }
  const result = await resolvingUnknown(() =>
    store.commit(dayScope(booking.workday), operationsFor(booking, guards, attempt.command)),
  );
  if (result !== 'unknown' && result.ok) return granted(booking);
  return (await readCommitted(store, booking, attempt.command)) ?? 'again';
}

/** The booking that this very command made before, or why the command stands for something else. */
async function readCommitted(
  store: TenantStore,
  booking: Booking,
  command: Command,
): Promise<Decided<Booking> | undefined> {
  const known = await store.read<BookingBody>(dayScope(booking.workday), bookingItemId(booking.id));
  if (!known) return undefined;
  const event = await store.read<EventBody>(dayScope(booking.workday), `event:${command.id}`);
  return event?.body.wish === command.wish
    ? granted(unversioned(known.body))
    : refused({ code: 'key-reused' });
}

type Guards = {
  readonly seat: Item<GuardBody> | undefined;
  readonly person: Item<GuardBody> | undefined;
  readonly personsClaims: Claims;
};

async function readGuards(store: TenantStore, booking: Booking): Promise<Guards> {
  const [seat, around] = await Promise.all([
    store.read<GuardBody>(dayScope(booking.workday), seatGuardId(booking.seat)),
    readPersonGuards(store, booking.holder, booking.workday),
  ]);
  return { seat, person: around[1], personsClaims: claimsIn(around) };
}

function isInTheWay(guards: Guards, booking: Booking, attempt: Attempt): boolean {
  const { floor, site } = attempt.published;
  const on = { settings: floor.settings, timeZone: site.timeZone };
  return (
    attempt.seat.closedBecause !== undefined ||
    decideWindow(attempt.wanted, attempt.now, on) !== undefined ||
    claimInTheWay(guards.seat?.body.claims ?? [], booking.period) !== undefined ||
    claimInTheWay(guards.personsClaims, booking.period) !== undefined
  );
}

/** Undefined where what stood in the way has gone meanwhile. */
async function whyNot(
  store: TenantStore,
  booking: Booking,
  attempt: Attempt,
): Promise<Refusal | undefined> {
  const asked = { viewer: booking.holder, wanted: attempt.wanted, now: attempt.now };
  const moment = await readFloorMoment(store, attempt.published, asked);
  return decideSeat(attempt.seat, moment);
}

/** Event first: a repeated command then fails at index 0 with `exists`. */
function operationsFor(booking: Booking, guards: Guards, command: Command): Operation[] {
  const claim: Claim = {
    booking: booking.id,
    person: booking.holder,
    seat: booking.seat,
    floor: booking.floor,
    period: booking.period,
  };
  const event: EventBody = {
    v: 1,
    kind: 'booking-made',
    booking: booking.id,
    by: booking.bookedBy,
    at: booking.madeAt,
    wish: command.wish,
  };
  const body: BookingBody = { v: 1, ...booking };
  return [
    { kind: 'create', item: { id: `event:${command.id}`, type: 'event', body: event } },
    guardOperation(
      guards.seat,
      { id: seatGuardId(booking.seat), type: 'seat-guard', k1: booking.seat },
      claim,
    ),
    guardOperation(
      guards.person,
      { id: personGuardId(booking.holder), type: 'person-guard' },
      claim,
    ),
    { kind: 'create', item: { id: bookingItemId(booking.id), type: 'booking', body } },
  ];
}

function guardOperation(
  known: Item<GuardBody> | undefined,
  item: Omit<NewItem, 'body'>,
  claim: Claim,
): Operation {
  const body: GuardBody = { v: 1, claims: withClaim(known?.body.claims ?? [], claim) };
  return known
    ? { kind: 'replace', item: { ...item, body }, ifMatch: known.etag }
    : { kind: 'create', item: { ...item, body } };
}
