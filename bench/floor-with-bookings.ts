import type { UseCases } from '../api/src/application/use-cases.ts';
import type { SeatId } from '../api/src/domain/ids.ts';
import type { Period } from '../api/src/domain/period.ts';
import type { Actor } from '../api/src/domain/person.ts';
import { aFloor, aKey, anActor, given, knownPeople } from '../tests/support/world.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

type World = { readonly useCases: UseCases; readonly clock: { now(): number } };

/** The morning of the workday that comes so many days after today in Tokyo. */
export function morningAfter(days: number, now: number): Period {
  const midnight = Math.floor((now + 9 * hourMs) / dayMs) * dayMs - 9 * hourMs + days * dayMs;
  return { start: midnight + 8 * hourMs, end: midnight + 12 * hourMs };
}

export async function bookOne(
  { useCases }: World,
  wish: { readonly holder: Actor; readonly seat: SeatId; readonly period: Period },
): Promise<void> {
  const { holder, seat, period } = wish;
  given(await useCases.bookSeat(holder, { seat, period, key: aKey() }));
}

/** A floor in Tokyo where some people have a seat each tomorrow morning, and a guest who has none. */
export async function aMorningOfAFloor(
  world: World,
  { seats, booked }: { readonly seats: number; readonly booked: number },
) {
  const floor = await aFloor(world, { seats });
  const period = morningAfter(1, world.clock.now());
  const holders = Array.from({ length: booked }, (_, at) => anActor(`p${at}`));
  const guest = anActor('guest');
  await knownPeople(world, guest, ...holders);
  for (const [at, holder] of holders.entries()) {
    await bookOne(world, { holder, seat: floor.seats[at] ?? floor.seat, period });
  }
  return { floor: floor.floor.id, seats: floor.seats, period, guest, holders };
}
