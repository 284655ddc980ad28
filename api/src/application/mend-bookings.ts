import type { PersonId, TenantId } from '../domain/ids.ts';
import type { Mending } from '../domain/mending.ts';
import { touchingOf } from '../domain/touching.ts';
import { type MendWorld, mendBooking } from './mend-booking.ts';
import { type Promises, promises, type TouchedBooking } from './touched-bookings.ts';

/** What became of bookings that a change touched; those that had changed meanwhile are in none of the counts. */
export type Mended = {
  readonly kept: number;
  readonly notified: number;
  readonly moved: number;
  readonly released: number;
};

export const nothingMended: Mended = { kept: 0, notified: 0, moved: 0, released: 0 };

export type MendAsked = {
  readonly touched: readonly TouchedBooking[];
  readonly mending: Mending;
  /** Who chose that, with a change that is called so: the same again is done once. */
  readonly by: PersonId;
  readonly change: string;
};

/**
 * Does what an administrator chose with the bookings that a change touches, each in its own commit with
 * its event, from which the holder is told. A move goes to the nearest seat that is free by then; where
 * there is none, the booking is released instead. What was released so counts in no quota. Cut off in the
 * middle, the same again does the rest; a booking that somebody else changed meanwhile is left alone.
 */
export async function mendBookings(
  world: MendWorld,
  tenant: TenantId,
  { touched, mending, by, change }: MendAsked,
): Promise<Mended> {
  if (mending === 'keep') return { ...nothingMended, kept: touched.length };
  const mended = { ...nothingMended };
  for (const [at, one] of touched.entries()) {
    const outcome = await mendBooking(world, tenant, {
      one,
      mending,
      by,
      touching: touchingOf(one.refusal, one.before?.seat.name ?? one.claim.seat),
      command: world.ids.derived('mend', change, one.claim.booking),
      promised: () => promisedTo(touched.slice(at + 1)),
    });
    if (outcome !== 'left') mended[outcome] += 1;
  }
  return mended;
}

function promisedTo(others: readonly TouchedBooking[]): Promises {
  const promised = promises();
  for (const { moveTo, claim } of others) if (moveTo) promised.add(moveTo.id, claim.period);
  return promised;
}
