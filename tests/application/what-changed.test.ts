import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { ChangeMarks } from '../../api/src/application/change-marks.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { followChanges } from '../../api/src/application/what-changed.ts';
import { aClock, contoso, midori, type TestClock } from '../support/world.ts';

const gather = () => Promise.resolve();
const put = (stores: Stores, id: string, tenant = midori) =>
  stores
    .forTenant(tenant)
    .commit('people', [{ kind: 'put', item: { id, type: 'person', k1: id, body: { v: 1 } } }]);
const read = (id: string) => (stores: Stores) => stores.forTenant(midori).read('people', id);

describe('what changed', () => {
  let folder: string;
  let clock: TestClock;
  let here: Stores;
  let elsewhere: Stores;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-'));
    clock = aClock('2026-10-05T09:00:00+09:00');
    here = await openSqliteStores(join(folder, 'store.db'), clock);
    elsewhere = await openSqliteStores(join(folder, 'store.db'), clock);
  });
  afterEach(async () => {
    await here.close();
    await elsewhere.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is what was read, not its neighbours or another tenant’s', async () => {
    const whatChanged = followChanges(here, { clock, everyMs: 0, gather });
    await whatChanged.catchUp();
    const ada = await whatChanged.watching(read('ada'));

    await put(elsewhere, 'hanako');
    await put(elsewhere, 'ada', contoso);
    await whatChanged.catchUp();
    const heldBefore = ada.stillHolds();
    await put(elsewhere, 'ada');
    await whatChanged.catchUp();

    assert.deepEqual([heldBefore, ada.stillHolds()], [true, false]);
  });

  it('is known at once of this process, and within the interval of others', async () => {
    const whatChanged = followChanges(here, { clock, everyMs: 300, gather });
    await whatChanged.catchUp();
    const [ada, hanako] = [
      await whatChanged.watching(read('ada')),
      await whatChanged.watching(read('hanako')),
    ];

    await put(whatChanged.stores, 'ada');
    await put(elsewhere, 'hanako');
    clock.advance(299);
    await whatChanged.catchUp();
    const heldWithin = hanako.stillHolds();
    clock.advance(1);
    await whatChanged.catchUp();

    assert.equal(ada.stillHolds(), false);
    assert.deepEqual([heldWithin, hanako.stillHolds()], [true, false]);
  });

  it('is read on at once for whoever saw a later write', async () => {
    const whatChanged = followChanges(here, { clock, everyMs: 300, gather });
    await whatChanged.catchUp();
    const ada = await whatChanged.watching(read('ada'));

    await put(elsewhere, 'ada');
    await whatChanged.catchUp('now');

    assert.equal(ada.stillHolds(), false);
  });

  it('is everything after more changes than are worth reading', async () => {
    const whatChanged = followChanges(here, { clock, everyMs: 0, gather });
    await whatChanged.catchUp();
    const ada = await whatChanged.watching(read('ada'));

    for (let count = 0; count < 500; count += 1) await put(elsewhere, `other-${count}`);
    await whatChanged.catchUp();

    assert.equal(ada.stillHolds(), false);
  });

  it('counts what it had to forget as changed', () => {
    const marks = new ChangeMarks(2);
    const before = marks.position;

    marks.add(['a']);
    marks.add(['b']);
    const [bChanged, cUnchanged] = [
      marks.areUnchangedSince(before, new Set(['b'])),
      marks.areUnchangedSince(before, new Set(['c'])),
    ];
    marks.add(['d']);

    assert.deepEqual([bChanged, cUnchanged], [false, true]);
    assert.equal(marks.areUnchangedSince(before, new Set(['c'])), false);
  });
});
