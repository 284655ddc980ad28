import assert from 'node:assert/strict';
import { contoso } from '../support/world.ts';
import { anItem, type StoreUnderTest } from './opened-store.ts';

export function describeCommits(store: StoreUnderTest): void {
  it('reads what was written, with its keys', async () => {
    await store.put(anItem('a', { k1: 'one', k2: 'two', body: { deep: [1, { x: '席' }] } }));

    const read = await store.mine().read('s', 'a');

    const body = { deep: [1, { x: '席' }] };
    assert.deepEqual(
      { ...read, etag: '' },
      { id: 'a', type: 'thing', k1: 'one', k2: 'two', etag: '', body },
    );
    assert.equal(await store.mine().read('s', 'b'), undefined);
  });

  it('commits all operations or none', async () => {
    await store.put(anItem('b'));

    const result = await store.mine().commit('s', [
      { kind: 'create', item: anItem('a') },
      { kind: 'create', item: anItem('b') },
      { kind: 'create', item: anItem('c') },
    ]);

    assert.deepEqual(result, { ok: false, index: 1, reason: 'exists' });
    assert.equal(await store.mine().read('s', 'a'), undefined);
    assert.equal(await store.mine().read('s', 'c'), undefined);
  });

  it('replaces only the version that was read', async () => {
    await store.put(anItem('a'));
    const first = await store.mine().read('s', 'a');
    await store.put(anItem('a', { body: 'newer' }));

    const stale = await store
      .mine()
      .commit('s', [{ kind: 'replace', item: anItem('a'), ifMatch: first?.etag ?? '' }]);
    const missing = await store
      .mine()
      .commit('s', [{ kind: 'replace', item: anItem('z'), ifMatch: first?.etag ?? '' }]);

    assert.deepEqual(stale, { ok: false, index: 0, reason: 'changed' });
    assert.deepEqual(missing, { ok: false, index: 0, reason: 'missing' });
    assert.equal((await store.mine().read('s', 'a'))?.body, 'newer');
  });

  it('gives versions that stand in a header as they are', async () => {
    const written = await store.put(anItem('a'));

    const read = await store.mine().read('s', 'a');

    assert.match(read?.etag ?? '', /^[A-Za-z0-9-]{1,64}$/);
    assert.deepEqual(written.ok && written.etags, [read?.etag]);
  });

  it('never gives a version twice, also after a delete', async () => {
    await store.put(anItem('a'));
    const first = await store.mine().read('s', 'a');
    await store.mine().commit('s', [{ kind: 'delete', id: 'a' }]);
    await store.put(anItem('a'));

    const stale = await store
      .mine()
      .commit('s', [{ kind: 'delete', id: 'a', ifMatch: first?.etag ?? '' }]);

    assert.deepEqual(stale, { ok: false, index: 0, reason: 'changed' });
  });

  it('answers the versions it wrote', async () => {
    const result = await store.put(anItem('a'), anItem('b'));

    const read = await Promise.all(['a', 'b'].map((id) => store.mine().read('s', id)));

    assert.deepEqual(
      result.ok && result.etags,
      read.map((item) => item?.etag),
    );
  });

  it('takes a delete of what is not there as done, and the rest of the commit with it', async () => {
    const result = await store.mine().commit('s', [
      { kind: 'delete', id: 'nobody' },
      { kind: 'create', item: anItem('a') },
      { kind: 'delete', id: 'nobody-else' },
    ]);
    const alone = await store.mine().commit('s', [{ kind: 'delete', id: 'nobody' }]);
    const awaited = await store
      .mine()
      .commit('s', [{ kind: 'delete', id: 'nobody', ifMatch: '"some"' }]);

    const etag = (await store.mine().read('s', 'a'))?.etag;
    assert.deepEqual(result, { ok: true, etags: [undefined, etag, undefined] });
    assert.deepEqual(alone, { ok: true, etags: [undefined] });
    assert.deepEqual(awaited, { ok: false, index: 0, reason: 'missing' });
  });

  it('lets one of many win who replace the same version', async () => {
    await store.put(anItem('a', { body: 0 }));
    const ifMatch = (await store.mine().read('s', 'a'))?.etag ?? '';
    const mine = store.mine();

    const results = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((body) =>
        mine.commit('s', [{ kind: 'replace', item: anItem('a', { body }), ifMatch }]),
      ),
    );

    const winner = results.findIndex(({ ok }) => ok) + 1;
    assert.equal(results.filter(({ ok }) => ok).length, 1);
    assert.equal((await mine.read('s', 'a'))?.body, winner);
  });

  it('keeps tenants and scopes apart', async () => {
    await store.put(anItem('a', { k1: 'x' }));

    assert.equal(await store.stores.forTenant(contoso).read('s', 'a'), undefined);
    assert.equal(await store.mine().read('t', 'a'), undefined);
    assert.equal(await store.stores.forService.read('s', 'a'), undefined);
    const foreign = await store.stores.forTenant(contoso).query('s', { type: 'thing', key: 'k1' });
    assert.deepEqual(foreign.items, []);
  });

  it('runs work that follows other work, whatever it is handed', async () => {
    const written = await store.stores.following('', () => store.put(anItem('a')));
    const lies = ['nonsense', '0:1', '7:-1#99999999999', '☃', 'x'.repeat(5_000)];

    const reads = await Promise.all(
      [written.after, ...lies].map((after) =>
        store.stores.following(after, () => store.mine().read('s', 'a')),
      ),
    );

    assert.deepEqual(
      reads.map(({ outcome }) => outcome?.id),
      reads.map(() => 'a'),
    );
    assert.ok(reads.every(({ after }) => after.length <= 1024));
    await store.stores.health();
  });
}
