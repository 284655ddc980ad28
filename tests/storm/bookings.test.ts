import assert from 'node:assert/strict';
import { randomFrom } from '../support/random.ts';
import {
  type Ground,
  overHttp,
  race,
  removeAmid,
  type ServiceGround,
  storm,
} from '../support/storm/harness.ts';
import { type BookingProcess, startBookingProcess } from '../support/storm/process-desk.ts';
import { startService } from '../support/storm/service-processes.ts';
import { sqliteFile, storesUnderStorm } from '../support/storm/shared-store.ts';
import { readStorm } from '../support/storm/sizes.ts';

const { sizes: sizesOf, seed } = readStorm();
const processes = 4;
const longestMs = 120_000;

for (const { name, kind, make } of storesUnderStorm) {
  const sizes = sizesOf[kind];
  describe(`four processes over ${name} (STORM_SEED=${seed})`, function () {
    this.timeout(longestMs);
    let ground: ServiceGround;
    before(async () => {
      const store = await make();
      const service = await startService(store, { processes });
      ground = overHttp({ store, service, random: randomFrom(seed) });
    });
    after(async () => {
      await ground.service.stop();
      await ground.store.remove();
    });

    it('give a seat that everybody wants at once to one of them', async () => {
      const { flaws, figures } = await race(ground, sizes.race);

      assert.deepEqual(flaws, []);
      assert.equal(figures['winners'], sizes.race.rounds);
    });

    it('keep seats, people and what they were told apart however bookings, moves and ends mix', async () => {
      const { flaws } = await storm(ground, sizes.storm);

      assert.deepEqual(flaws, []);
    });

    for (const removal of ['delete-floor', 'remove-seats'] as const) {
      it(`leave nobody on a seat that is gone, whoever books amid ${removal}`, async () => {
        const { flaws } = await removeAmid(ground, { ...sizes.removals, removal });

        assert.deepEqual(flaws, []);
      });
    }
  });
}

describe(`the storm over a store that minds no versions (STORM_SEED=${seed})`, function () {
  this.timeout(longestMs);
  let ground: Ground;
  let processes: readonly BookingProcess[];
  before(async () => {
    const store = await sqliteFile();
    const start = () => startBookingProcess({ place: store.place, flaw: 'careless' });
    processes = await Promise.all([start(), start()]);
    const deskIn: Ground['deskIn'] = (_world, random) => (deed) =>
      random.pick(processes).desk(deed);
    ground = { store, random: randomFrom(seed), deskIn };
  });
  after(async () => {
    await Promise.all(processes.map((process) => process.kill()));
    await ground.store.remove();
  });

  it('finds several winners of one seat', async () => {
    const { flaws } = await race(ground, { people: 20, rounds: 5 });

    assert.ok(flaws.some((flaw) => /had \d+ winners/.test(flaw)));
    assert.ok(flaws.some((flaw) => flaw.startsWith('double booking')));
  });

  it('finds histories that are not linearizable, and claims that are gone', async () => {
    const size = { operations: 300, clients: 12, people: 20, seats: 2, days: 1 };

    const kinds = [/^not linearizable/, /^no (seat|person) claim/];
    const flaws: string[] = [];
    const missing = () => kinds.filter((kind) => !flaws.some((flaw) => kind.test(flaw)));
    // On a busy machine the processes may take turns, and one storm pass without a collision.
    for (let storms = 0; storms < 4 && missing().length > 0; storms += 1) {
      flaws.push(...(await storm(ground, size)).flaws);
    }

    assert.deepEqual(missing(), []);
  });
});
