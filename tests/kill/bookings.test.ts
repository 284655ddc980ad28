import assert from 'node:assert/strict';
import { killAmidBookings } from '../support/kill/kill-loop.ts';
import { randomFrom } from '../support/random.ts';
import { type SharedStore, sqliteFile, storesUnderStorm } from '../support/storm/shared-store.ts';
import { readStorm } from '../support/storm/sizes.ts';

const { sizes, seed } = readStorm();

describe(`processes killed amid bookings (STORM_SEED=${seed})`, function () {
  this.timeout(120_000);
  const random = randomFrom(seed).fork('kill');
  let store: SharedStore;
  afterEach(() => store.remove());

  for (const { name, kind, make } of storesUnderStorm) {
    it(`leave on ${name} what they acknowledged, and of the rest all or nothing`, async () => {
      store = await make();
      const kills = sizes[kind].kills.amidBookings;

      const { flaws } = await killAmidBookings({ store, random, kills });

      assert.deepEqual(flaws, []);
    });
  }

  it('are found to lose bookings where the store says done before it has written', async () => {
    store = await sqliteFile();

    const { flaws } = await killAmidBookings({
      store,
      random,
      kills: 10,
      flaw: 'acknowledges-first',
    });

    assert.ok(flaws.some((flaw) => flaw.startsWith('lost: ')));
  });
});
