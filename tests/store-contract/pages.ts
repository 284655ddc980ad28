import assert from 'node:assert/strict';
import { allOf } from '../../api/src/application/store.ts';
import { skipBecause } from '../support/skip.ts';
import { anItem, type StoreUnderTest } from './opened-store.ts';

export function describePages(store: StoreUnderTest): void {
  it('pages through a range of one type in the order of a key', async () => {
    await store.put(
      ...['d', 'b', 'a', 'c', 'e'].map((key) => anItem(`i-${key}`, { k1: key })),
      anItem('other', { k1: 'b', type: 'other' }),
      anItem('keyless'),
    );
    const range = { type: 'thing', key: 'k1', from: 'b', to: 'e', limit: 2 } as const;

    const first = await store.mine().query('s', range);
    const second = await store.mine().query('s', { ...range, cursor: first.cursor ?? '' });

    assert.deepEqual(
      first.items.map((item) => item.k1),
      ['b', 'c'],
    );
    assert.deepEqual(
      second.items.map((item) => item.k1),
      ['d'],
    );
    assert.equal(second.cursor, undefined);
  });

  it('finds a prefix, and goes backwards', async () => {
    await store.put(...['f1.a', 'f1.b', 'f2.a', 'f'].map((key) => anItem(`i-${key}`, { k1: key })));

    const found = await store
      .mine()
      .query('s', { type: 'thing', key: 'k1', prefix: 'f1.', descending: true });

    assert.deepEqual(
      found.items.map((item) => item.k1),
      ['f1.b', 'f1.a'],
    );
  });

  it('gives no more than 200 where nothing else is asked for, and the rest behind the cursor', async () => {
    const all = Array.from({ length: 201 }, (_, at) => anItem(`i${at}`, { k2: 'same' }));
    for (const part of [all.slice(0, 100), all.slice(100, 200), all.slice(200)]) {
      await store.put(...part);
    }

    const { items, cursor } = await store.mine().query('s', { type: 'thing', key: 'k2' });
    const everything = await allOf(store.mine(), 's', { type: 'thing', key: 'k2' });

    assert.equal(items.length, 200);
    assert.ok(cursor);
    assert.deepEqual(
      everything.map(({ id }) => id),
      all.map(({ id }) => id).toSorted(),
    );
  });

  it('hides what has expired, and lets its id be', async function () {
    const { clock, clockIsTheirs } = store.opened;
    if (clockIsTheirs) skipBecause(this, 'this store counts life spans by a clock of its own');
    await store.put(
      anItem('short', { ttlSeconds: 60, k1: 'x' }),
      anItem('prolonged', { ttlSeconds: 60, k1: 'z' }),
      anItem('long', { k1: 'y' }),
    );
    clock.advance(30_000);
    await store.put(anItem('prolonged', { ttlSeconds: 60, k1: 'z' }));

    clock.advance(30_000);

    assert.equal(await store.mine().read('s', 'short'), undefined);
    const left = await allOf(store.mine(), 's', { type: 'thing', key: 'k1' });
    assert.deepEqual(
      left.map((item) => item.id),
      ['long', 'prolonged'],
    );
  });
}
