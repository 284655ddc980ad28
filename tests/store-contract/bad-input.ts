import assert from 'node:assert/strict';
import type { NewItem, Query } from '../../api/src/application/store.ts';
import {
  StoreCursorUnknown,
  StoreMisused,
  StoreTooLarge,
} from '../../api/src/application/store-faults.ts';
import { anItem, type StoreUnderTest } from './opened-store.ts';

const unknownCursors = ['nonsense', '', '-1', '{}', 'null', '[1]', '["a"]', '"x"'];

/** What is wrong is named, never passed over, and by the same name in every store. */
export function describeBadInput(store: StoreUnderTest): void {
  it('refuses no operations, more than a hundred, and documents over 2 MB', async () => {
    const many = Array.from({ length: 101 }, (_, at) => anItem(`i${at}`));
    const half = 'x'.repeat(1_000_001);

    await assert.rejects(store.mine().commit('s', []), StoreTooLarge);
    await assert.rejects(store.put(...many), StoreTooLarge);
    await assert.rejects(store.put(anItem('big', { body: half + half })), StoreTooLarge);
    await assert.rejects(
      store.put(anItem('a', { body: half }), anItem('b', { body: half })),
      StoreTooLarge,
    );
    assert.equal(await store.mine().read('s', 'a'), undefined);
  });

  it('takes a hundred operations, and a document of nearly 2 MB', async () => {
    const many = Array.from({ length: 100 }, (_, at) => anItem(`i${at}`));

    const hundred = await store.put(...many);
    const big = await store.put(anItem('big', { body: '席'.repeat(660_000) }));

    assert.ok(hundred.ok && big.ok);
    assert.equal((await store.mine().read<string>('s', 'big'))?.body.length, 660_000);
  });

  it('refuses ids, keys and scopes that not every store can hold', async () => {
    const items: NewItem[] = [
      anItem('é'),
      anItem(''),
      anItem('a/b'),
      anItem('..'),
      anItem('a b'),
      anItem('x'.repeat(256)),
      anItem('a', { k1: '席' }),
      anItem('a', { k2: '' }),
      anItem('a', { type: 'two words' }),
      anItem('a', { ttlSeconds: 1.5 }),
      anItem('a', { ttlSeconds: -1 }),
    ];
    const queries: Partial<Query>[] = [
      { prefix: 'ü' },
      { from: '\n' },
      { limit: 0 },
      { limit: 1001 },
    ];

    for (const item of items) await assert.rejects(store.put(item), StoreMisused);
    for (const wrong of queries) {
      const query = { type: 'thing', key: 'k1', ...wrong } as const;
      await assert.rejects(store.mine().query('s', query), StoreMisused);
    }
    await assert.rejects(store.mine().read('s', 'a#b'), StoreMisused);
    await assert.rejects(store.mine().read('a?b', 'a'), StoreMisused);
    await assert.rejects(store.put(anItem('a'), anItem('a')), StoreMisused);
  });

  it('refuses a cursor that it did not give', async () => {
    await store.put(anItem('a', { k1: 'x' }));

    for (const cursor of unknownCursors) {
      const query = { type: 'thing', key: 'k1', cursor } as const;
      await assert.rejects(store.mine().query('s', query), StoreCursorUnknown);
      await assert.rejects(store.stores.changes(cursor, 10), StoreCursorUnknown);
    }
  });
}
