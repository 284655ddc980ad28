import assert from 'node:assert/strict';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { type Costs, countedStores } from '../support/counted-stores.ts';
import { aFloor, aKey, anActor, aWorld, between, given, knownPeople } from '../support/world.ts';

const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');

/** What things cost the store, so that a change that costs more is seen as one. */
describe('costs', () => {
  async function costsWith(colleagues: number) {
    const world = await aWorld();
    const floor = await aFloor(world, { seats: colleagues + 4 });
    const people = Array.from({ length: colleagues }, (_, at) => anActor(`p${at}`));
    const ada = anActor('ada');
    await knownPeople(world, ada, ...people);
    for (const [at, person] of people.entries()) {
      const seat = floor.seats[at + 2] ?? floor.seat;
      given(await world.useCases.bookSeat(person, { seat, period: morning, key: aKey() }));
    }
    const { stores, costs, reset } = countedStores(world.stores);
    const useCases = useCasesOver({ ...world, stores });

    given(await useCases.bookSeat(ada, { seat: floor.seat, period: morning, key: aKey() }));
    const booking: Costs = { ...costs };
    reset();
    given(await useCases.seeAvailability(ada, { floor: floor.floor.id, period: morning }));
    const map: Costs = { ...costs };
    await world.stores.close();
    return { booking, map };
  }

  it('of a booking are ten reads and one commit, however full the floor', async () => {
    const booking = { reads: 10, queries: 0, commits: 1, operations: 4 };

    assert.deepEqual((await costsWith(0)).booking, booking);
    assert.deepEqual((await costsWith(30)).booking, booking);
  });

  it('of a map are one query, eight reads, and one read for each person on it', async () => {
    const map = (people: number) => ({ reads: 8 + people, queries: 1, commits: 0, operations: 0 });

    assert.deepEqual((await costsWith(0)).map, map(1));
    assert.deepEqual((await costsWith(30)).map, map(31));
  });
});
