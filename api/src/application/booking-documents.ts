import type { Booking } from '../domain/booking.ts';
import { type Claim, withClaim, withoutClaim } from '../domain/claim.ts';
import type { BookingId, PersonId, SeatId } from '../domain/ids.ts';
import { nextDueAt } from '../domain/no-show.ts';
import type { BookingBody, EventBody, GuardBody } from './documents.ts';
import { bookingDueKey, bookingItemId, dayScope, personGuardId, seatGuardId } from './scopes.ts';
import type { Item, NewItem, Operation, TenantStore } from './store.ts';

/** The four documents of a booking, all in the scope of its workday: event, two guards, and itself. */

export type Guard = Item<GuardBody> | undefined;

export const claimOf = (booking: Booking): Claim => ({
  booking: booking.id,
  person: booking.holder,
  seat: booking.seat,
  floor: booking.floor,
  period: booking.period,
});

/** First in every commit: a repeated command then fails at index 0 with `exists`. */
export function eventCreated(command: string, event: Omit<EventBody, 'v'>): Operation {
  const body: EventBody = { v: 1, ...event };
  const item = { id: eventId(command), type: 'event', k1: event.booking, body };
  return { kind: 'create', item };
}

const eventId = (command: string) => `event:${command}`;

export const readEvent = (store: TenantStore, booking: Booking, command: string) =>
  store.read<EventBody>(dayScope(booking.workday), eventId(command));

/** Found by its seat, and where the clock has something to do about it, by when. */
function bookingItem(booking: Booking): NewItem<BookingBody> {
  const due = nextDueAt(booking);
  return { ...undueItem(booking), ...(due === undefined ? {} : { k2: bookingDueKey(due) }) };
}

function undueItem(booking: Booking): NewItem<BookingBody> {
  const body: BookingBody = { v: 2, ...booking };
  return { id: bookingItemId(booking.id), type: 'booking', k1: booking.seat, body };
}

export const bookingCreated = (booking: Booking): Operation => ({
  kind: 'create',
  item: bookingItem(booking),
});

export const bookingReplaced = (booking: Booking, ifMatch: string): Operation => ({
  kind: 'replace',
  item: bookingItem(booking),
  ifMatch,
});

/** A booking that is over, as it is; the clock does not look at it again. */
export const bookingPassed = (booking: Booking, ifMatch: string): Operation => ({
  kind: 'replace',
  item: undueItem(booking),
  ifMatch,
});

export const readSeatGuard = (store: TenantStore, seat: SeatId, on: Pick<Booking, 'workday'>) =>
  store.read<GuardBody>(dayScope(on.workday), seatGuardId(seat));

export const readPersonGuard = (
  store: TenantStore,
  person: PersonId,
  on: Pick<Booking, 'workday'>,
) => store.read<GuardBody>(dayScope(on.workday), personGuardId(person));

const seatGuardItem = (seat: SeatId) => ({ id: seatGuardId(seat), type: 'seat-guard', k1: seat });
const personGuardItem = (person: PersonId) => ({
  id: personGuardId(person),
  type: 'person-guard',
  k1: person,
});

/** The claim in the guards of its seat and its person, in place of an older or a spent one of the same booking. */
export function claimWritten(
  claim: Claim,
  guards: { readonly seat: Guard; readonly person: Guard },
): Operation[] {
  return [
    guardWith(guards.seat, seatGuardItem(claim.seat), claim),
    guardWith(guards.person, personGuardItem(claim.person), claim),
  ];
}

function guardWith(known: Guard, item: Omit<NewItem, 'body'>, claim: Claim): Operation {
  const { claims = [], spent } = known?.body ?? {};
  const body: GuardBody = {
    v: 1,
    claims: withClaim(withoutClaim(claims, claim.booking), claim),
    ...(spent ? { spent: spent.filter(({ booking }) => booking !== claim.booking) } : {}),
  };
  return known
    ? { kind: 'replace', item: { ...item, body }, ifMatch: known.etag }
    : { kind: 'create', item: { ...item, body } };
}

/** The guards without the claims of a booking; a guard that is not there stays so. */
export function claimsRemoved(booking: BookingId, guards: readonly Guard[]): Operation[] {
  return guards.flatMap((guard) =>
    guard ? [guardReplaced(guard, { claims: withoutClaim(guard.body.claims, booking) })] : [],
  );
}

/** The person's guard without the claim of a booking that counts in quotas still (B4). */
export function claimSpent({ id, retakeUntil }: SpentBooking, guard: Guard): Operation[] {
  const claim = guard?.body.claims.find((candidate) => candidate.booking === id);
  if (!guard || !claim) return [];
  const claims = withoutClaim(guard.body.claims, id);
  const spent = retakeUntil === undefined ? claim : { ...claim, retakeUntil };
  return [guardReplaced(guard, { claims, spent: [...(guard.body.spent ?? []), spent] })];
}

type SpentBooking = { readonly id: BookingId; readonly retakeUntil?: number | undefined };

function guardReplaced(
  { etag, body, ...item }: NonNullable<Guard>,
  change: Partial<GuardBody>,
): Operation {
  return { kind: 'replace', item: { ...item, body: { ...body, ...change } }, ifMatch: etag };
}
