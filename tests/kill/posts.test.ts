import assert from 'node:assert/strict';
import { killAmidPosts } from '../support/kill/kill-posts.ts';
import { randomFrom } from '../support/random.ts';
import { type SharedStore, sqliteFile, storesUnderStorm } from '../support/storm/shared-store.ts';
import { readStorm } from '../support/storm/sizes.ts';

const { sizes, seed } = readStorm();

describe(`workers killed amid posts (STORM_SEED=${seed})`, function () {
  this.timeout(120_000);
  let store: SharedStore;
  afterEach(() => store.remove());

  for (const { name, kind, make } of storesUnderStorm) {
    it(`tell every channel of every booking at least once, over ${name}`, async () => {
      store = await make();
      const random = randomFrom(seed).fork('posts');

      const { flaws } = await killAmidPosts({
        store,
        random,
        kills: sizes[kind].kills.amidPosts,
      });

      assert.deepEqual(flaws, []);
    });
  }

  it('are found to leave channels untold where done is said before it was posted', async () => {
    store = await sqliteFile();
    const random = randomFrom(seed).fork('posts');
    const settings = { store, random, kills: 2, longestHealMs: 4_000 };

    const { flaws } = await killAmidPosts({ ...settings, flaw: 'acknowledges-first' });

    assert.ok(flaws.some((flaw) => flaw.includes('was not told')));
  });
});
