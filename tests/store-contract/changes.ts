import assert from 'node:assert/strict';
import { skipBecause } from '../support/skip.ts';
import { contoso, midori } from '../support/world.ts';
import { anItem, type StoreUnderTest } from './opened-store.ts';

export function describeChanges(store: StoreUnderTest): void {
  it('tells each change once, in the order of its scope, with whose it is', async () => {
    await store.put(anItem('a'), anItem('b'));
    const before = await store.stores.changes(undefined, 10);
    await store.put(anItem('a', { body: 'again' }));
    await store.stores.forTenant(contoso).commit('t', [{ kind: 'create', item: anItem('c') }]);

    const after = await store.stores.changes(before.cursor, 10);
    const nothing = await store.stores.changes(after.cursor, 10);

    assert.deepEqual(
      before.items.map((item) => item.id),
      ['a', 'b'],
    );
    assert.deepEqual(
      after.items.map(({ tenant, scope, id }) => [tenant, scope, id].join(' ')).toSorted(),
      [`${contoso} t c`, `${midori} s a`],
    );
    assert.deepEqual(nothing.items, []);
  });

  it('tells the version and the keys of a change as a read would', async () => {
    await store.put(anItem('a', { k1: 'one', k2: 'two' }));

    const { items } = await store.stores.changes(undefined, 10);

    const read = await store.mine().read('s', 'a');
    assert.deepEqual(items, [{ ...read, tenant: midori, scope: 's' }]);
  });

  it('has nothing to tell behind now, and then what comes', async () => {
    await store.put(anItem('old'));

    const now = await store.stores.now();
    const silence = await store.stores.changes(now, 10);
    await store.put(anItem('new'));
    const first = await store.stores.changes(now, 10);
    const same = await store.stores.changes(silence.cursor, 10);

    assert.deepEqual(silence.items, []);
    for (const { items } of [first, same]) {
      assert.deepEqual(
        items.map(({ id }) => id),
        ['new'],
      );
    }
  });

  it('tells everything from the beginning, however small the pages and however many the scopes', async () => {
    const ids = Array.from({ length: 8 }, (_, at) => `i${at}`);
    for (const id of ids) {
      await store.mine().commit(`scope-${id}`, [{ kind: 'create', item: anItem(id) }]);
    }

    const told: string[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page = await store.stores.changes(cursor, 1);
      if (page.items.length === 0) break;
      told.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    }

    assert.deepEqual(told.toSorted(), ids);
  });

  it('leaves out what is deleted or expired, and goes on behind it', async function () {
    const { clock, clockIsTheirs } = store.opened;
    if (clockIsTheirs) skipBecause(this, 'this store counts life spans by a clock of its own');
    for (const id of ['short-1', 'short-2', 'short-3']) {
      await store.put(anItem(id, { ttlSeconds: 60 }));
    }
    await store.put(anItem('gone'), anItem('long'));
    await store.mine().commit('s', [{ kind: 'delete', id: 'gone' }]);
    clock.advance(60_000);

    const page = await store.stores.changes(undefined, 10);
    const rest = await store.stores.changes(page.cursor, 10);

    assert.deepEqual(
      page.items.map(({ id }) => id),
      ['long'],
    );
    assert.deepEqual(rest.items, []);
  });
}
