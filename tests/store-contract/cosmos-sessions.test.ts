import assert from 'node:assert/strict';
import type { Stores } from '../../api/src/application/store.ts';
import { openSimulatedStore, type SimulatedStore } from '../support/cosmos/simulated-store.ts';
import { midori } from '../support/world.ts';
import { anItem } from './opened-store.ts';

/** Replicas are up to five commits behind for whoever brings no session token. */
const lag = 5;

/** Two processes on one container: `writes` commits, `reads` has seen nothing of it. */
describe('cosmos sessions', () => {
  let store: SimulatedStore;
  let writes: Stores;
  let reads: Stores;
  beforeEach(async () => {
    store = await openSimulatedStore({ ranges: 1 });
    writes = store.stores;
    reads = await store.openAnother();
    store.simulator.settings.lag = lag;
  });
  afterEach(async () => {
    await writes.close();
    await reads.close();
    await store.end();
  });

  const create = (id: string) =>
    writes.forTenant(midori).commit('s', [{ kind: 'create', item: anItem(id, { k1: id }) }]);
  const find = () => reads.forTenant(midori).query('s', { type: 'thing', key: 'k1' });
  const read = (id: string) => reads.forTenant(midori).read('s', id);

  it('lets a process see what it wrote itself', async () => {
    await create('a');

    assert.equal((await writes.forTenant(midori).read('s', 'a'))?.id, 'a');
  });

  it('shows an old state to a process that is told nothing: the simulator lags', async () => {
    await create('a');

    assert.equal(await read('a'), undefined);
    assert.deepEqual((await find()).items, []);
  });

  it('shows a person through another process what they wrote, once the token is carried', async () => {
    const { after } = await writes.following('', () => create('a'));

    const seen = await reads.following(after, async () => [
      await read('a'),
      ...(await find()).items,
    ]);

    assert.deepEqual(
      seen.outcome.map((item) => item?.id),
      ['a', 'a'],
    );
  });

  it('tells a process the changes it made itself, poll after poll, and others what they carry', async () => {
    let cursor = await writes.now();
    const elsewhere = await reads.now();
    for (const id of ['a', 'b']) {
      const { after } = await writes.following('', () => create(id));
      const own = await writes.changes(cursor, 10);
      const carried = await reads.following(after, () => reads.changes(elsewhere, 10));
      cursor = own.cursor;

      assert.deepEqual(
        own.items.map((item) => item.id),
        [id],
      );
      assert.equal(carried.outcome.items.at(-1)?.id, id);
    }
  });

  it('carries what a person read, too, so that time never runs backwards', async () => {
    await create('a');
    const looking = await writes.following('', () => writes.forTenant(midori).read('s', 'a'));

    const seen = await reads.following(looking.after, () => read('a'));

    assert.equal(seen.outcome?.id, 'a');
  });

  it('carries on what it was handed, also through work that does nothing', async () => {
    const { after } = await writes.following('', () => create('a'));

    const idle = await reads.following(after, async () => undefined);

    assert.equal(idle.after, after);
  });

  it('goes on without a token that stands for what never was', async () => {
    const lie = '0:-1#9999999';

    const seen = await writes.following(lie, () => create('a'));
    const looked = await reads.following(lie, () => read('a'));
    const followed = await reads.following(looked.after, () => read('a'));

    assert.ok(seen.outcome.ok);
    assert.equal(looked.outcome, undefined);
    assert.doesNotMatch(followed.after, /9999999/);
  });

  it('keeps the lie of one person from all others', async () => {
    await reads.following('0:-1#9999999', () => read('a'));
    const began = store.simulator.requests.length;

    await read('a');

    assert.equal(store.simulator.requests.length - began, 1);
  });

  it('ignores what is no token', async () => {
    for (const after of ['%%%', '0:-1#1#', '0:x', ',,,', '0:-1#1;DROP', 'x'.repeat(10_000)]) {
      const seen = await reads.following(after, () => read('a'));

      assert.equal(seen.outcome, undefined);
      assert.match(seen.after, /^(0:-1#\d+)?$/);
    }
  });
});
