import { openCosmosStores } from '../../api/src/adapters/cosmos/cosmos-stores.ts';
import { startCosmosSimulator } from '../../tests/support/cosmos/simulator.ts';
import { aClock, aFloor, anActor, aWorldOver, knownPeople } from '../../tests/support/world.ts';
import { type Figures, rounded, timesOf } from '../figures.ts';
import { bookOne, morningAfter } from '../floor-with-bookings.ts';

const seats = 120;

/** Requests that bookings of one floor cost the Cosmos adapter; counted on the simulator, which knows no time. */
export async function measureCosmos(): Promise<Figures[]> {
  const clock = aClock('2026-10-05T00:00:00Z');
  const simulator = await startCosmosSimulator({ now: clock.now });
  const { endpoint, key, requests } = simulator;
  const settings = { endpoint, key, database: 'sekitori', container: 'data' };
  const world = aWorldOver(await openCosmosStores(settings, clock), clock);
  const floor = await aFloor(world, { seats });
  const people = Array.from({ length: seats }, (_, at) => anActor(`p${at}`));
  await knownPeople(world, ...people);
  const figures: Figures[] = [];
  for (const [at, inFlight] of [1, 16, 64].entries()) {
    const period = morningAfter(1 + at, clock.now());
    requests.length = 0;
    const books = people.map(
      (holder, index) => () =>
        bookOne(world, { holder, seat: floor.seats[index] ?? floor.seat, period }),
    );
    await timesOf(books, inFlight);
    const perBooking = (kind: string) =>
      rounded(requests.filter((request) => request === kind).length / seats);
    figures.push({
      'in flight': inFlight,
      bookings: seats,
      'batches a booking': perBooking('batch'),
      'reads a booking': perBooking('read'),
      'queries a booking': perBooking('query'),
    });
  }
  await world.stores.close();
  await simulator.close();
  return figures;
}
