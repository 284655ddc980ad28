import type { Claim } from '../domain/claim.ts';
import type { FloorId, SeatId, TenantId } from '../domain/ids.ts';
import { mostDaysAhead } from '../domain/operation-settings.ts';
import { refused } from '../domain/refusal.ts';
import type { Site } from '../domain/site.ts';
import { addDays, workdayAt } from '../domain/workday.ts';
import { endBooking } from './end-booking.ts';
import { readFloorClaims } from './floor-moment.ts';
import type { Clock, Ids } from './ports.ts';
import type { Stores } from './store.ts';

export type RemovalWorld = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/** What is to happen to bookings whose seat goes away: nothing does while there are any, or they are cancelled. */
export type WhatOfBookings = 'refuse' | 'cancel';

/** The live bookings to come of a floor's seats that are not kept. One query for each day that may be booked. */
export async function bookingsToComeOf(
  { stores, clock }: RemovalWorld,
  tenant: TenantId,
  of: { readonly floor: FloorId; readonly site: Site; readonly kept: ReadonlySet<SeatId> },
): Promise<Claim[]> {
  const store = stores.forTenant(tenant);
  const now = clock.now();
  const today = workdayAt(now, of.site);
  const days = Array.from({ length: mostDaysAhead + 1 }, (_, day) => addDays(today, day));
  const claims = await Promise.all(days.map((day) => readFloorClaims(store, of.floor, day)));
  return claims
    .flatMap((ofDay) => [...ofDay.values()].flat())
    .filter((claim) => claim.period.end > now && !of.kept.has(claim.seat));
}

export function refusalOver(claims: readonly Claim[]) {
  const people = new Set(claims.map((claim) => claim.person)).size;
  return refused({ code: 'floor-has-bookings', bookings: claims.length, people });
}

/** Cancels the bookings of these claims; their holders are told by the worker. One that ended meanwhile is left. */
export async function cancelAll(
  world: RemovalWorld,
  tenant: TenantId,
  claims: readonly Claim[],
): Promise<number> {
  const end = { as: 'cancelled', by: 'floor-removed' } as const;
  let cancelled = 0;
  for (const claim of claims) {
    const outcome = await endBooking(world, tenant, { booking: claim.booking, end });
    if (outcome.ok) cancelled += 1;
  }
  return cancelled;
}
