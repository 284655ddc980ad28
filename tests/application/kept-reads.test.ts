import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { StoreBusy } from '../../api/src/application/store-faults.ts';
import { followChanges } from '../../api/src/application/what-changed.ts';
import { countedStores } from '../support/counted-stores.ts';
import { aClock, contoso, midori, type TestClock } from '../support/world.ts';

const gather = () => Promise.resolve();
const day = 'day:2026-10-05';

function write(stores: Stores, id: string, says: string, tenant = midori) {
  const item = { id, type: 'thing', k1: id, body: { says } };
  return stores.forTenant(tenant).commit(day, [{ kind: 'put', item }]);
}

describe('what is read as it stood lately', () => {
  let folder: string;
  let clock: TestClock;
  let stores: Stores;
  let elsewhere: Stores;
  let counted: ReturnType<typeof countedStores>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-'));
    clock = aClock('2026-10-05T09:00:00+09:00');
    stores = await openSqliteStores(join(folder, 'store.db'), clock);
    elsewhere = await openSqliteStores(join(folder, 'store.db'), clock);
    counted = countedStores(stores);
  });
  afterEach(async () => {
    await Promise.all([stores.close(), elsewhere.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const following = (everyMs: number, over = counted.stores) =>
    followChanges(over, { clock, everyMs, gather }).stores;
  const says = async (from: Stores, id: string, tenant = midori) =>
    (await from.forTenant(tenant).read<{ says: string }>(day, id, 'lately'))?.body.says;

  it('is read once, also where it is not there, and apart for each tenant', async () => {
    const here = following(0);
    await write(here, 'ada', 'one');
    await write(here, 'ada', 'other', contoso);

    const heard = [];
    for (let times = 0; times < 3; times += 1) {
      heard.push([
        await says(here, 'ada'),
        await says(here, 'nobody'),
        await says(here, 'ada', contoso),
      ]);
    }

    assert.deepEqual(heard, Array(3).fill(['one', undefined, 'other']));
    assert.equal(counted.costs.reads, 3);
  });

  it('is read anew at once where this process changed it, and nothing beside it', async () => {
    const here = following(60_000);
    await write(here, 'ada', 'one');
    await write(here, 'bo', 'bo');
    await Promise.all([says(here, 'ada'), says(here, 'bo'), says(here, 'new')]);
    counted.reset();

    await write(here, 'ada', 'two');
    await write(here, 'new', 'born');

    assert.deepEqual(
      [await says(here, 'ada'), await says(here, 'bo'), await says(here, 'new')],
      ['two', 'bo', 'born'],
    );
    assert.equal(counted.costs.reads, 2);
  });

  it('is what others wrote, as soon as the changes are looked at again', async () => {
    const here = following(300);
    await write(elsewhere, 'ada', 'one');
    const first = await says(here, 'ada');

    await write(elsewhere, 'ada', 'two');
    clock.advance(299);
    const within = await says(here, 'ada');
    clock.advance(1);

    assert.deepEqual([first, within, await says(here, 'ada')], ['one', 'one', 'two']);
  });

  it('is read from the store where nobody can tell what changed', async () => {
    const failing = { ...counted.stores, changes: () => Promise.reject(new StoreBusy()) };
    const here = following(0, failing);
    await write(here, 'ada', 'one');
    await says(here, 'ada');

    await write(elsewhere, 'ada', 'two');

    assert.equal(await says(here, 'ada'), 'two');
  });

  it('is read as it is now by whoever does not say that lately will do', async () => {
    const here = following(60_000);
    await write(here, 'ada', 'one');
    await says(here, 'ada');
    await write(elsewhere, 'ada', 'two');

    const item = await here.forTenant(midori).read<{ says: string }>(day, 'ada');

    assert.equal(item?.body.says, 'two');
  });
});
