import { type Booking, isLive } from '../domain/booking.ts';
import { fromNow } from '../domain/booking-window.ts';
import { claimInTheWay } from '../domain/claim.ts';
import type { PersonId, TenantId } from '../domain/ids.ts';
import type { Mending } from '../domain/mending.ts';
import type { Seat } from '../domain/seat.ts';
import type { Touching } from '../domain/touching.ts';
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
import { resolvingUnknown, untilCommitted } from './command.ts';
import { type BookingBody, type EventBody, unversioned } from './documents.ts';
import { stillStanding } from './find-seat.ts';
import { onOtherSeat } from './other-seat.ts';
import type { Ids } from './ports.ts';
import { readBooking } from './read-booking.ts';
import { dayScope } from './scopes.ts';
import type { Item, Operation } from './store.ts';
import {
  type Promises,
  readNearestFree,
  type TouchedBooking,
  type TouchedWorld,
} from './touched-bookings.ts';

export type MendWorld = TouchedWorld & { readonly ids: Ids };

type Mend = {
  readonly one: TouchedBooking;
  readonly mending: Exclude<Mending, 'keep'>;
  readonly by: PersonId;
  readonly touching: Touching;
  /** The same of the same change, so that it is done once. */
  readonly command: string;
  /** What others are to move to, so that it is left to them. */
  readonly promised: () => Promises;
};

/** `left` where it is not any more what was touched. */
type Outcome = 'notified' | 'moved' | 'released' | 'left';

/** Does with one touched booking what was chosen, in one commit with its event. */
export async function mendBooking(
  world: MendWorld,
  tenant: TenantId,
  mend: Mend,
): Promise<Outcome> {
  const outcome = await untilCommitted(() => attempt(world, tenant, mend));
  if (outcome !== 'moved') return outcome;
  // Somebody may have taken the seat out of the plan since; whoever did may be through with looking.
  const moved = await readBooking(world.stores.forTenant(tenant), mend.one.claim.booking);
  if (moved && isLive(moved.body)) await stillStanding(world, tenant, unversioned(moved.body));
  return 'moved';
}

async function attempt(world: MendWorld, tenant: TenantId, mend: Mend): Promise<Outcome | 'again'> {
  const { one, mending, command } = mend;
  const store = world.stores.forTenant(tenant);
  const known = await readBooking(store, one.claim.booking);
  if (!known) return 'left';
  const done = await readEvent(store, known.body, command);
  if (done) return outcomeOf(done.body.kind);
  if (!isAsTouched(known.body, one) || one.claim.period.end <= world.clock.now()) return 'left';
  if (mending === 'notify') return notify(world, tenant, { mend, known });
  const to = mending === 'move' ? await seatToMoveTo(world, tenant, mend) : undefined;
  return to ? move(world, tenant, { mend, known, to }) : release(world, tenant, { mend, known });
}

function outcomeOf(kind: EventBody['kind']): Outcome {
  if (kind === 'booking-moved') return 'moved';
  return kind === 'booking-released' ? 'released' : 'notified';
}

function isAsTouched(booking: Booking, { claim }: TouchedBooking): boolean {
  const { seat, period } = booking;
  const isSamePeriod = period.start === claim.period.start && period.end === claim.period.end;
  return isLive(booking) && seat === claim.seat && isSamePeriod;
}

/** The one that it was promised, or the nearest that is left. */
async function seatToMoveTo(
  world: MendWorld,
  tenant: TenantId,
  { one, promised }: Mend,
): Promise<Seat | undefined> {
  const { moveTo, claim } = one;
  const store = world.stores.forTenant(tenant);
  const guard = moveTo && (await readSeatGuard(store, moveTo.id, one));
  const period = fromNow(claim.period, world.clock.now());
  if (moveTo && !claimInTheWay(guard?.body.claims ?? [], period)) return moveTo;
  return readNearestFree(world, tenant, { one, promised: promised() });
}

type Known = { readonly mend: Mend; readonly known: Item<BookingBody> };

async function move(
  world: MendWorld,
  tenant: TenantId,
  { to, ...of }: Known & { readonly to: Seat },
): Promise<Outcome | 'again'> {
  const booking = unversioned(of.known.body);
  const found = { seat: to, published: of.mend.one.on.after };
  const moved = movedByOthers(booking, { to: found, now: world.clock.now() });
  const store = world.stores.forTenant(tenant);
  const [left, taken, person] = await Promise.all([
    readSeatGuard(store, booking.seat, booking),
    readSeatGuard(store, moved.seat, booking),
    readPersonGuard(store, booking.holder, booking),
  ]);
  if (claimInTheWay(taken?.body.claims ?? [], moved.period)) return 'again';
  const isDone = await commit(world, tenant, {
    ...of,
    kind: 'booking-moved',
    operations: [
      ...claimsRemoved(booking.id, [left]),
      ...claimWritten(claimOf(moved), { seat: taken, person }),
      bookingReplaced(moved, of.known.etag),
    ],
  });
  return isDone ? 'moved' : 'again';
}

/** Who did not move of their own will is held to what was agreed before, or to nothing where nothing is asked. */
function movedByOthers(booking: Booking, move: Parameters<typeof onOtherSeat>[1]): Booking {
  const { checkIn: there, ...moved } = onOtherSeat(booking, move);
  const { checkIn } = booking;
  return { ...moved, ...(there && checkIn ? { checkIn } : {}) };
}

/** It gives its quota back: that it ends is not its holder's doing. */
async function release(world: MendWorld, tenant: TenantId, of: Known): Promise<Outcome | 'again'> {
  const booking = unversioned(of.known.body);
  const store = world.stores.forTenant(tenant);
  const guards = await Promise.all([
    readSeatGuard(store, booking.seat, booking),
    readPersonGuard(store, booking.holder, booking),
  ]);
  const ended: Booking = { ...booking, state: 'released', endedAt: world.clock.now() };
  const isDone = await commit(world, tenant, {
    ...of,
    kind: 'booking-released',
    operations: [...claimsRemoved(booking.id, guards), bookingReplaced(ended, of.known.etag)],
  });
  return isDone ? 'released' : 'again';
}

/** The booking stays as it is, in the version that was read, so that nobody is told of what has changed. */
async function notify(world: MendWorld, tenant: TenantId, of: Known): Promise<Outcome | 'again'> {
  const { body, etag } = of.known;
  const operations = [bookingReplaced(unversioned(body), etag)];
  const isDone = await commit(world, tenant, { ...of, kind: 'booking-touched', operations });
  return isDone ? 'notified' : 'again';
}

async function commit(
  { stores, clock }: MendWorld,
  tenant: TenantId,
  of: Known & {
    readonly kind: EventBody['kind'];
    readonly operations: readonly Operation[];
  },
): Promise<boolean> {
  const { kind, known, operations } = of;
  const { by, touching, command } = of.mend;
  const { id: booking, workday } = known.body;
  const event = { kind, booking, by, at: clock.now(), wish: '', touching };
  const result = await resolvingUnknown(() =>
    stores
      .forTenant(tenant)
      .commit(dayScope(workday), [eventCreated(command, event), ...operations]),
  );
  return result !== 'unknown' && result.ok;
}
