import assert from 'node:assert/strict';
import {
  createEdgeKey,
  EdgeKeyRefused,
  edgeKeysOver,
  listEdgeKeys,
  revokeEdgeKeys,
  rotateEdgeKey,
} from '../../api/src/application/edge-keys.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { aWorld, type TestWorld } from '../support/world.ts';

const dayMs = 24 * 60 * 60 * 1000;

describe('edge keys (5.1.1)', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld();
  });

  const namesOfLive = async () => {
    const keys = await listEdgeKeys(world);
    return keys.filter(({ revokedAt }) => revokedAt === undefined).map(({ name }) => name);
  };

  it('are 256 random bits, of which the store keeps a hash', async () => {
    const made = [await createEdgeKey(world, 'gateway'), await createEdgeKey(world, 'bot')];

    const { items } = await world.stores.changes(undefined, 100);
    const keys = edgeKeysOver(world);
    for (const { id, secret } of made) {
      assert.equal(Buffer.from(secret, 'base64url').length, 32);
      assert.equal(JSON.stringify(items).includes(secret), false);
      assert.ok(
        (await keys.live()).some((key) => key.id === id && key.hash === keys.hashOf(secret)),
      );
    }
    assert.notEqual(made[0]?.secret, made[1]?.secret);
  });

  it('are listed without what could open anything', async () => {
    const { id, secret } = await createEdgeKey(world, 'gateway');

    const listed = await listEdgeKeys(world);

    assert.deepEqual(listed, [{ id, name: 'gateway', createdAt: world.clock.now() }]);
    const hash = edgeKeysOver(world).hashOf(secret);
    assert.equal(JSON.stringify(listed).includes(hash), false);
  });

  it('have one name each, which rotation alone gives to a second one', async () => {
    await createEdgeKey(world, 'gateway');

    await assert.rejects(createEdgeKey(world, 'gateway'), EdgeKeyRefused);
    await assert.rejects(rotateEdgeKey(world, 'bot'), EdgeKeyRefused);
    await rotateEdgeKey(world, 'gateway');

    assert.deepEqual(await namesOfLive(), ['gateway', 'gateway']);
  });

  it('take only names that can be read aloud', async () => {
    for (const name of ['', 'Gateway', 'gate way', '-gateway', 'g'.repeat(32), 'ゲート', '../x']) {
      await assert.rejects(createEdgeKey(world, name), EdgeKeyRefused, name);
    }
  });

  it('are revoked one by id or all by name, once', async () => {
    const { id } = await createEdgeKey(world, 'gateway');
    const { id: second } = await rotateEdgeKey(world, 'gateway');
    await createEdgeKey(world, 'bot');

    assert.deepEqual(await revokeEdgeKeys(world, id), [id]);
    await assert.rejects(revokeEdgeKeys(world, id), EdgeKeyRefused);
    assert.deepEqual(await namesOfLive(), ['bot', 'gateway']);
    assert.deepEqual(await revokeEdgeKeys(world, 'gateway'), [second]);

    assert.deepEqual(await namesOfLive(), ['bot']);
    await createEdgeKey(world, 'gateway');
    assert.deepEqual((await edgeKeysOver(world).live()).length, 2);
  });

  it('note their use once a day, and never come back to life by it', async () => {
    const { id } = await createEdgeKey(world, 'gateway');
    const keys = edgeKeysOver(world);
    const usedAt = async () => (await listEdgeKeys(world))[0]?.lastUsedAt;
    const first = world.clock.now();
    await keys.noteUse(id);
    world.clock.advance(dayMs - 1);
    await keys.noteUse(id);
    assert.equal(await usedAt(), first);

    world.clock.advance(1);
    await keys.noteUse(id);
    assert.equal(await usedAt(), first + dayMs);

    await revokeEdgeKeys(world, id);
    world.clock.advance(dayMs);
    await keys.noteUse(id);
    assert.deepEqual(await keys.live(), []);
  });

  it('stay revoked where a note of use comes late', async () => {
    const { id } = await createEdgeKey(world, 'gateway');
    const { forService } = world.stores;
    const late: Stores = {
      ...world.stores,
      forService: {
        read: async (scope, document) => {
          const found = await forService.read<never>(scope, document);
          await revokeEdgeKeys(world, id);
          return found;
        },
        commit: (scope, operations) => forService.commit(scope, operations),
        query: (scope, query) => forService.query(scope, query),
      },
    };

    await edgeKeysOver({ ...world, stores: late }).noteUse(id);

    assert.deepEqual(await edgeKeysOver(world).live(), []);
  });
});
