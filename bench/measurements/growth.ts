import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import {
  aClock,
  aFloor,
  aKey,
  anActor,
  aWorldOver,
  given,
  knownPeople,
} from '../../tests/support/world.ts';
import { type Figures, median, percentile, rounded, timesOf } from '../figures.ts';
import { bookOne, morningAfter } from '../floor-with-bookings.ts';
import { inTemporaryFolder } from '../in-temporary-folder.ts';
import { fillWithPastBookings } from '../past-bookings.ts';

const tenants = 1000;
const bookings = Number(process.env['BENCH_BOOKINGS'] ?? 1_000_000);
const seats = 100;
const rounds = 8;
const clock = aClock('2026-10-05T09:00:00+09:00');
const patternMorning = morningAfter(1, clock.now());

/** The same work in an empty store and in one with a million past bookings of 1,000 tenants, in turn. */
export const measureGrowth = () =>
  inTemporaryFolder(async (folder): Promise<Figures[]> => {
    const [empty, full] = [join(folder, 'empty.db'), join(folder, 'full.db')];
    await prepare(empty);
    const pattern = await prepare(full);
    const started = performance.now();
    const { documents } = await fillWithPastBookings(full, { bookings, tenants, pattern });
    const seconds = rounded((performance.now() - started) / 1000);
    const megabytes = rounded(statSync(full).size / 1_000_000);
    console.log({ bookings, documents, 'seconds to fill': seconds, megabytes });
    const open = [await openSite(empty), await openSite(full)] as const;
    for (let round = 0; round < rounds; round += 1) for (const site of open) await site.live(round);
    for (const site of open) await site.close();
    return (['booking', 'map', 'list'] as const).map((what) => {
      const [before, after] = open.map(({ times }) => times[what]);
      return compared(what, before ?? [], after ?? []);
    });
  });

function compared(what: string, empty: readonly number[], full: readonly number[]): Figures {
  return {
    what,
    'p50 ms empty': rounded(median(empty)),
    'p50 ms full': rounded(median(full)),
    'p99 ms empty': rounded(percentile(empty, 99)),
    'p99 ms full': rounded(percentile(full, 99)),
    'full to empty': rounded(median(full) / median(empty)),
  };
}

const people = Array.from({ length: seats }, (_, at) => anActor(`person-${at}`));

/** A floor, its people, and one booking, which is the pattern of past ones. */
async function prepare(file: string) {
  const world = aWorldOver(await openSqliteStores(file, clock), clock);
  const floor = await aFloor(world, { seats });
  const [first = anActor('person-0')] = people;
  await knownPeople(world, ...people);
  const wish = { seat: floor.seat, period: patternMorning, key: aKey() };
  const { booking } = given(await world.useCases.bookSeat(first, wish));
  await world.stores.close();
  const command = booking.id.slice(booking.workday.length + 1);
  return { workday: booking.workday, person: first.person, seat: floor.seat, command };
}

/** What people do on a morning; every round is another workday. */
async function openSite(file: string) {
  const stores = await openSqliteStores(file, clock);
  const world = aWorldOver(stores, clock);
  const [seen] = await world.useCases.seeFloors(anActor('person-0'));
  if (!seen) throw new Error('The floor has gone');
  const { floor } = seen;
  const times = { booking: [] as number[], map: [] as number[], list: [] as number[] };
  return {
    times,
    close: () => stores.close(),
    async live(round: number) {
      const period = morningAfter(2 + round, clock.now());
      const books = people.map((holder, at) => () => {
        const seat = floor.seats[at]?.id;
        if (!seat) throw new Error('Fewer seats than people');
        return bookOne(world, { holder, seat, period });
      });
      const looks = people
        .slice(0, 20)
        .map((viewer) => () => world.useCases.seeAvailability(viewer, { floor: floor.id, period }));
      const lists = people
        .slice(0, 20)
        .map((viewer) => () => world.useCases.listBookings(viewer, {}));
      times.booking.push(...(await timesOf(books, 1)));
      times.map.push(...(await timesOf(looks, 1)));
      times.list.push(...(await timesOf(lists, 1)));
    },
  };
}
