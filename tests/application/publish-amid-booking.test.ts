import assert from 'node:assert/strict';
import type { Stores } from '../../api/src/application/store.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { aroundCommits } from '../support/around-commits.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorld,
  between,
  given,
  knownPeople,
} from '../support/world.ts';

const ada = anActor('ada');
const admin = anAdministrator();
const period = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');

describe('publishing a floor without a seat that somebody books at that moment', () => {
  it('cancels the booking, although nobody had it when the administrator looked', async () => {
    const world = await aWorld();
    await knownPeople(world, ada);
    const made = await aFloor(world, { seats: 2 });
    const { name, zones, seats, id: floor } = made.floor;
    const wish = { name, zones, seats: seats.slice(0, 1), plan: undefined };
    const { useCases } = world;
    const saved = given(await useCases.saveDraft(admin, { floor, wish, version: made.version }));
    const gone = made.seats[1] ?? made.seat;
    const book = () => useCases.bookSeat(ada, { seat: gone, period, key: aKey() });
    const stores = justBeforeTheNextCommit(world.stores, async () => given(await book()));

    const asked = { floor, version: saved.version, bookings: 'cancel' } as const;
    given(await useCasesOver({ ...world, stores }).publishFloor(admin, asked));

    assert.deepEqual(await useCases.listBookings(ada, {}), []);
    await world.stores.close();
  });
});

function justBeforeTheNextCommit(stores: Stores, work: () => Promise<unknown>): Stores {
  let isDone = false;
  return aroundCommits(stores, (commit) => async (scope, operations) => {
    const isFirst = !isDone;
    isDone = true;
    if (isFirst) await work();
    return commit(scope, operations);
  });
}
