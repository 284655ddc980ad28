import { join } from 'node:path';
import { openDatabase } from '../../api/src/adapters/sqlite/database.ts';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { aClock, aFloor, anActor, aWorldOver, knownPeople } from '../../tests/support/world.ts';
import { type Figures, median, percentile, rounded, timesOf } from '../figures.ts';
import { bookOne, morningAfter } from '../floor-with-bookings.ts';
import { inTemporaryFolder } from '../in-temporary-folder.ts';

const seats = 150;
const rounds = 4;

/**
 * Bookings of one floor by different people, 1, 16 and 64 at a time, against transactions of one row with
 * the same library, settings and disk, one after the other, each waiting for the disk. Rounds alternate.
 */
export const measureBookings = () =>
  inTemporaryFolder(async (folder): Promise<Figures[]> => {
    const clock = aClock('2026-10-05T09:00:00+09:00');
    const stores = await openSqliteStores(join(folder, 'bookings.db'), clock);
    const world = aWorldOver(stores, clock);
    const floor = await aFloor(world, { seats });
    const people = Array.from({ length: seats }, (_, at) => anActor(`p${at}`));
    await knownPeople(world, ...people);
    const bare = await bareTransactions(join(folder, 'bare.db'));
    const measured = new Map([1, 16, 64].map((inFlight) => [inFlight, noTimes()]));
    let day = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const [inFlight, of] of measured) {
        of.bare.push(await bare.perSecond());
        day += 1;
        const period = morningAfter(day, clock.now());
        const wishes = people.map(
          (holder, at) => () =>
            bookOne(world, { holder, seat: floor.seats[at] ?? floor.seat, period }),
        );
        const started = performance.now();
        of.times.push(...(await timesOf(wishes, inFlight)));
        of.perSecond.push((1000 * seats) / (performance.now() - started));
      }
    }
    bare.close();
    await stores.close();
    return [...measured].map(([inFlight, of]) => ({
      'in flight': inFlight,
      'bookings/s': rounded(median(of.perSecond)),
      'bare transactions/s': rounded(median(of.bare)),
      'to bare': rounded(median(of.perSecond.map((rate, at) => rate / (of.bare[at] ?? 1)))),
      'p50 ms': rounded(percentile(of.times, 50)),
      'p99 ms': rounded(percentile(of.times, 99)),
    }));
  });

const noTimes = () => ({
  bare: [] as number[],
  perSecond: [] as number[],
  times: [] as number[],
});

async function bareTransactions(file: string) {
  const database = await openDatabase(file);
  database.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO bare (body) VALUES (?)');
  const body = 'x'.repeat(400);
  return {
    async perSecond() {
      const started = performance.now();
      for (let count = 0; count < seats; count += 1) {
        database.exec('BEGIN IMMEDIATE');
        insert.run(body);
        database.exec('COMMIT');
      }
      return (1000 * seats) / (performance.now() - started);
    },
    close: () => database.close(),
  };
}
