import type { Booking } from '../domain/booking.ts';
import { type Claim, withClaim, withoutClaim } from '../domain/claim.ts';
import type { BookingId, PersonId, SeatId } from '../domain/ids.ts';
import type { BookingBody, EventBody, GuardBody } from './documents.ts';
import { bookingItemId, dayScope, personGuardId, seatGuardId } from './scopes.ts';
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

function bookingItem(booking: Booking): NewItem<BookingBody> {
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

/** The claim in the guards of its seat and its person, in place of an older one of the same booking. */
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
  const others = withoutClaim(known?.body.claims ?? [], claim.booking);
  const body: GuardBody = { v: 1, ...known?.body, claims: withClaim(others, claim) };
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
export function claimSpent(booking: BookingId, guard: Guard): Operation[] {
  const claim = guard?.body.claims.find((candidate) => candidate.booking === booking);
  if (!guard || !claim) return [];
  const claims = withoutClaim(guard.body.claims, booking);
  return [guardReplaced(guard, { claims, spent: withClaim(guard.body.spent ?? [], claim) })];
}

function guardReplaced(
  { etag, body, ...item }: NonNullable<Guard>,
  change: Partial<GuardBody>,
): Operation {
  return { kind: 'replace', item: { ...item, body: { ...body, ...change } }, ifMatch: etag };
}
