import { readOperatingFloor } from '../../api/src/application/operating-floor.ts';
import type { FloorChange } from '../../api/src/application/touched-bookings.ts';
import type { Booking } from '../../api/src/domain/booking.ts';
import type { FloorId, SeatId } from '../../api/src/domain/ids.ts';
import {
  type FloorOperation,
  nothingSet,
  type OwnOperationSettings,
} from '../../api/src/domain/operation.ts';
import type { Period } from '../../api/src/domain/period.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import type { Seat } from '../../api/src/domain/seat.ts';
import { aKey, anAdministrator, given, midori, type TestWorld } from './world.ts';

const admin = anAdministrator();

/** A change of how a floor operates that is not stored. */
export async function changeOf(
  { stores }: Pick<TestWorld, 'stores'>,
  floor: FloorId,
  change: (before: FloorOperation) => Partial<FloorOperation>,
): Promise<FloorChange> {
  const before = await readOperatingFloor(stores.forTenant(midori), floor);
  if (!before) throw new Error('The floor is not published');
  const operation = { ...before.operation, ...change(before.operation) };
  return { before, after: { ...before, operation } };
}

export const setOnFloor = (own: OwnOperationSettings) => () => ({ floor: { ...nothingSet, own } });

/** Saves a floor's draft with other seats. */
export async function savedWith(
  { useCases }: Pick<TestWorld, 'useCases'>,
  floor: FloorId,
  change: (seats: readonly Seat[]) => readonly Seat[],
) {
  const draft = given(await useCases.seeDraft(admin, floor));
  const { name, zones, seats } = draft.floor;
  const wish = { name, zones, seats: change(seats), plan: undefined };
  return given(await useCases.saveDraft(admin, { floor, wish, version: draft.version }));
}

export async function booked(
  { useCases }: Pick<TestWorld, 'useCases'>,
  actor: Actor,
  wish: { readonly seat: SeatId | undefined; readonly period: Period },
): Promise<Booking> {
  const { seat, period } = wish;
  if (!seat) throw new Error('There are not so many seats');
  return given(await useCases.bookSeat(actor, { seat, period, key: aKey() })).booking;
}
