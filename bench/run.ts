import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores } from '../api/src/adapters/sqlite/sqlite-stores.ts';
import { useCasesOver } from '../api/src/application/use-cases.ts';
import { availabilityToWire } from '../api/src/http/present/booking.ts';
import { countedStores } from '../tests/support/counted-stores.ts';
import {
  aClock,
  aFloor,
  aKey,
  anActor,
  aWorld,
  between,
  given,
  knownPeople,
  midori,
} from '../tests/support/world.ts';

/**
 * What one booking and one map cost: store operations, bytes, and time as a ratio to the bare work
 * below it in the same run, because absolute times tell of the machine.
 */
const seats = 200;
const booked = 150;
const rounds = 200;
const period = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');

const folder = mkdtempSync(join(tmpdir(), 'sekitori-bench-'));
const clock = aClock('2026-10-05T09:00:00+09:00');
const { stores: file, ...world } = {
  ...(await aWorld()),
  stores: await openSqliteStores(join(folder, 'bench.db'), clock),
};
const { stores, costs, reset } = countedStores(file);
const useCases = useCasesOver({ ...world, clock, stores });
const benchWorld = { ...world, clock, stores, useCases };
const floor = await aFloor(benchWorld, { seats });
const people = Array.from({ length: booked + rounds }, (_, at) => anActor(`p${at}`));
await knownPeople(benchWorld, ...people);
for (const [at, person] of people.slice(0, booked).entries()) {
  given(
    await useCases.bookSeat(person, { seat: floor.seats[at] ?? floor.seat, period, key: aKey() }),
  );
}
const guest = people[booked] ?? anActor('guest');
const freeSeat = floor.seats[seats - 1] ?? floor.seat;

const bare = await medianMs(async (round) => {
  const item = { id: `bare-${round}`, type: 'bare', body: { round } };
  await file.forTenant(midori).commit('bare', [{ kind: 'create', item }]);
});
const booking = await medianMs(
  async () => {
    const made = given(await useCases.bookSeat(guest, { seat: freeSeat, period, key: aKey() }));
    return made.booking.id;
  },
  async (id) => {
    await useCases.cancelBooking(guest, id);
  },
);
reset();
const last = given(await useCases.bookSeat(guest, { seat: freeSeat, period, key: aKey() }));
const bookingCosts = { ...costs };
await useCases.cancelBooking(guest, last.booking.id);

reset();
const seen = given(await useCases.seeAvailability(guest, { floor: floor.floor.id, period }));
const mapCosts = { ...costs };
const wire = availabilityToWire(seen, 'ja');
const bytes = Buffer.byteLength(JSON.stringify(wire));
const json = await medianMs(async () => void JSON.stringify(wire));
const map = await medianMs(async () => {
  const found = given(await useCases.seeAvailability(guest, { floor: floor.floor.id, period }));
  JSON.stringify(availabilityToWire(found, 'ja'));
});
await stores.close();
rmSync(folder, { recursive: true, force: true });

const results = {
  booking: { ...bookingCosts, ms: booking, timesABareCommit: booking / bare },
  map: { seats, booked, ...mapCosts, bytes, ms: map, timesItsJson: map / json },
};
mkdirSync(new URL('out/', import.meta.url), { recursive: true });
writeFileSync(new URL('out/first.json', import.meta.url), JSON.stringify(results, undefined, 2));
console.table(results);

/** The median over some rounds of `work`; what `after` does with its outcome is not counted. */
async function medianMs<Outcome>(
  work: (round: number) => Promise<Outcome>,
  after: (outcome: Outcome) => Promise<void> = async () => undefined,
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const outcome = await work(round);
    times.push(performance.now() - started);
    await after(outcome);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}
