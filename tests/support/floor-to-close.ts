import { mendBookings } from '../../api/src/application/mend-bookings.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { readTouched } from '../../api/src/application/touched-bookings.ts';
import type { Mending } from '../../api/src/domain/mending.ts';
import { nothingSet } from '../../api/src/domain/operation.ts';
import { booked, changeOf } from './touched-world.ts';
import {
  aFloor,
  anActor,
  anAdministrator,
  aWorld,
  between,
  knownPeople,
  midori,
  workday,
} from './world.ts';

export const ada = anActor('ada');
export const bob = anActor('bob');
export const eve = anActor('eve');
export const admin = anAdministrator();
export const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
/** Later than the morning, so that of the two the morning's comes first. */
export const late = { ...morning, start: morning.start + 3_600_000 };
export const day = workday('2026-10-06');
const closed = {
  ...nothingSet,
  closures: [{ id: 'c', first: day, last: day, reason: '空調の点検' }],
};

/** A floor of five seats; Ada and Bob have the first two on a day on which these are to be closed. */
export async function aFloorToClose() {
  const world = await aWorld();
  const floor = await aFloor(world, { seats: 5 });
  await knownPeople(world, ada, bob, eve);
  const adas = await booked(world, ada, { seat: floor.seats[0], period: morning });
  const bobs = await booked(world, bob, { seat: floor.seats[1], period: late });

  /** That the first of its seats are closed; those two where nothing else is said. */
  const closing = async (howMany = 2) => {
    const seats = Object.fromEntries(floor.seats.slice(0, howMany).map((seat) => [seat, closed]));
    const change = await changeOf(world, floor.floor.id, () => ({ seats }));
    return readTouched(world, midori, [change]);
  };
  const mend = async (
    mending: Mending,
    {
      stores,
      ...more
    }: { stores?: Stores; change?: string; touched?: Awaited<ReturnType<typeof closing>> } = {},
  ) =>
    mendBookings({ ...world, ...(stores ? { stores } : {}) }, midori, {
      touched: await closing(),
      mending,
      by: admin.person,
      change: 'closing',
      ...more,
    });
  return { world, floor, adas, bobs, closing, mend };
}
export type FloorToClose = Awaited<ReturnType<typeof aFloorToClose>>;
