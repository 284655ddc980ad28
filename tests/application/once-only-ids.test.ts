import assert from 'node:assert/strict';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import type { NewItem, Stores } from '../../api/src/application/store.ts';
import { IdUsedAgain, onceOnlyIds } from '../support/once-only-ids.ts';
import { aClock, midori } from '../support/world.ts';

/** The control of every test over `aWorld()`: its store must find an id that is used again. */
describe('the store of the tests', () => {
  const clock = aClock('2026-10-05T09:00:00+09:00');
  let stores: Stores;
  beforeEach(async () => {
    stores = onceOnlyIds(await openSqliteStores(':memory:', clock));
  });
  afterEach(() => stores.close());

  const item = (ttlSeconds?: number): NewItem => ({
    id: 'a',
    type: 'any',
    body: {},
    ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
  });
  const write = (kind: 'create' | 'put', written: NewItem, scope = 'place') =>
    stores.forTenant(midori).commit(scope, [{ kind, item: written }]);

  it('refuses an id that had a life span, whether it expired, was deleted, or is put over', async () => {
    await write('create', item(60));
    await assert.rejects(write('put', item(60)), IdUsedAgain);
    clock.advance(61_000);
    await assert.rejects(write('create', item(60)), IdUsedAgain);
    await stores.forTenant(midori).commit('place', [{ kind: 'delete', id: 'a' }]);
    await assert.rejects(write('create', item()), IdUsedAgain);
  });

  it('takes an id again that never had one, and the same id elsewhere', async () => {
    await write('create', item());
    await write('put', item());
    await write('create', item(60), 'elsewhere');

    assert.equal((await stores.forTenant(midori).read('elsewhere', 'a'))?.id, 'a');
  });

  it('takes a new version of what is there, and a create of what is there as no use', async () => {
    await write('create', item(60));
    const known = await stores.forTenant(midori).read('place', 'a');

    const replaced = await stores
      .forTenant(midori)
      .commit('place', [{ kind: 'replace', item: item(60), ifMatch: known?.etag ?? '' }]);
    const created = await write('create', item(60));

    assert.deepEqual([replaced.ok, created.ok], [true, false]);
  });
});
