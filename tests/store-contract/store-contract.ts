import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allOf, type NewItem, type Stores } from '../../api/src/application/store.ts';
import { StoreTooLarge } from '../../api/src/application/store-faults.ts';
import { contoso, midori, type TestClock } from '../support/world.ts';

const anItem = (id: string, more: Partial<NewItem> = {}): NewItem => ({
  id,
  type: 'thing',
  body: { says: id },
  ...more,
});

/** A fresh, empty store; `end` runs when its test is over and may fail it. */
export type OpenedStore = {
  readonly stores: Stores;
  readonly clock: TestClock;
  readonly end?: () => Promise<void>;
};

/** What every adapter of the storage port must do; one suite, so that they cannot differ. */
export function describeStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(`store contract: ${name}`, () => {
    let stores: Stores;
    let clock: TestClock;
    let end: OpenedStore['end'];
    beforeEach(async () => {
      ({ stores, clock, end } = await open());
    });
    afterEach(async () => {
      await stores.close();
      await end?.();
    });

    const mine = () => stores.forTenant(midori);
    const put = (...items: NewItem[]) =>
      mine().commit(
        's',
        items.map((item) => ({ kind: 'put' as const, item })),
      );

    it('reads what was written, with its keys', async () => {
      await put(anItem('a', { k1: 'one', k2: 'two', body: { deep: [1, { x: '席' }] } }));

      const read = await mine().read('s', 'a');

      assert.deepEqual(
        { ...read, etag: '' },
        {
          id: 'a',
          type: 'thing',
          k1: 'one',
          k2: 'two',
          etag: '',
          body: { deep: [1, { x: '席' }] },
        },
      );
      assert.equal(await mine().read('s', 'b'), undefined);
    });

    it('commits all operations or none', async () => {
      await put(anItem('b'));

      const result = await mine().commit('s', [
        { kind: 'create', item: anItem('a') },
        { kind: 'create', item: anItem('b') },
        { kind: 'create', item: anItem('c') },
      ]);

      assert.deepEqual(result, { ok: false, index: 1, reason: 'exists' });
      assert.equal(await mine().read('s', 'a'), undefined);
      assert.equal(await mine().read('s', 'c'), undefined);
    });

    it('replaces only the version that was read', async () => {
      await put(anItem('a'));
      const first = await mine().read('s', 'a');
      await put(anItem('a', { body: 'newer' }));

      const stale = await mine().commit('s', [
        { kind: 'replace', item: anItem('a'), ifMatch: first?.etag ?? '' },
      ]);
      const missing = await mine().commit('s', [
        { kind: 'replace', item: anItem('z'), ifMatch: first?.etag ?? '' },
      ]);

      assert.deepEqual(stale, { ok: false, index: 0, reason: 'changed' });
      assert.deepEqual(missing, { ok: false, index: 0, reason: 'missing' });
      assert.equal((await mine().read('s', 'a'))?.body, 'newer');
    });

    it('never gives a version twice, also after a delete', async () => {
      await put(anItem('a'));
      const first = await mine().read('s', 'a');
      await mine().commit('s', [{ kind: 'delete', id: 'a' }]);
      await put(anItem('a'));

      const stale = await mine().commit('s', [
        { kind: 'delete', id: 'a', ifMatch: first?.etag ?? '' },
      ]);

      assert.deepEqual(stale, { ok: false, index: 0, reason: 'changed' });
    });

    it('answers the versions it wrote', async () => {
      const result = await put(anItem('a'), anItem('b'));

      const read = await Promise.all(['a', 'b'].map((id) => mine().read('s', id)));

      assert.deepEqual(
        result.ok && result.etags,
        read.map((item) => item?.etag),
      );
    });

    it('keeps tenants and scopes apart', async () => {
      await put(anItem('a', { k1: 'x' }));

      assert.equal(await stores.forTenant(contoso).read('s', 'a'), undefined);
      assert.equal(await mine().read('t', 'a'), undefined);
      assert.equal(await stores.forService.read('s', 'a'), undefined);
      const foreign = await stores.forTenant(contoso).query('s', { type: 'thing', key: 'k1' });
      assert.deepEqual(foreign.items, []);
    });

    it('pages through a range of one type in the order of a key', async () => {
      await put(
        ...['d', 'b', 'a', 'c', 'e'].map((key) => anItem(`i-${key}`, { k1: key })),
        anItem('other', { k1: 'b', type: 'other' }),
        anItem('keyless'),
      );
      const store = mine();

      const first = await store.query('s', {
        type: 'thing',
        key: 'k1',
        from: 'b',
        to: 'e',
        limit: 2,
      });
      const cursor = first.cursor ?? '';
      const second = await store.query('s', {
        type: 'thing',
        key: 'k1',
        from: 'b',
        to: 'e',
        limit: 2,
        cursor,
      });

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
      await put(...['f1.a', 'f1.b', 'f2.a', 'f'].map((key) => anItem(`i-${key}`, { k1: key })));

      const found = await mine().query('s', {
        type: 'thing',
        key: 'k1',
        prefix: 'f1.',
        descending: true,
      });

      assert.deepEqual(
        found.items.map((item) => item.k1),
        ['f1.b', 'f1.a'],
      );
    });

    it('orders ASCII keys by their text and skips or repeats none, whatever the page', async () => {
      const keys = fc.uniqueArray(fc.stringMatching(/^[!-~]{1,3}$/), {
        maxLength: 12,
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(keys, fc.integer({ min: 1, max: 4 }), async (wanted, limit) => {
          run += 1;
          const scope = `run-${run}`;
          for (const [at, key] of wanted.entries()) {
            await mine().commit(scope, [{ kind: 'create', item: anItem(`i${at}`, { k1: key }) }]);
          }

          const seen: (string | undefined)[] = [];
          let cursor: string | undefined;
          do {
            const page = await mine().query(scope, {
              type: 'thing',
              key: 'k1',
              limit,
              ...(cursor ? { cursor } : {}),
            });
            seen.push(...page.items.map((item) => item.k1));
            cursor = page.cursor;
          } while (cursor);

          assert.deepEqual(seen, wanted.toSorted());
        }),
      );
    });

    it('hides what has expired, and lets its id be', async () => {
      await put(anItem('short', { ttlSeconds: 60, k1: 'x' }), anItem('long', { k1: 'y' }));

      clock.advance(60_000);

      assert.equal(await mine().read('s', 'short'), undefined);
      const left = await allOf(mine(), 's', { type: 'thing', key: 'k1' });
      assert.deepEqual(
        left.map((item) => item.id),
        ['long'],
      );
    });

    it('tells each change once, in order, with whose it is', async () => {
      await put(anItem('a'), anItem('b'));
      const before = await stores.changes(undefined, 10);
      await put(anItem('a', { body: 'again' }));
      await stores.forTenant(contoso).commit('t', [{ kind: 'create', item: anItem('c') }]);

      const after = await stores.changes(before.cursor, 10);
      const nothing = await stores.changes(after.cursor, 10);
      const now = await stores.changes(await stores.now(), 10);

      assert.deepEqual(
        before.items.map((item) => item.id),
        ['a', 'b'],
      );
      assert.deepEqual(
        after.items.map(({ tenant, scope, id }) => [tenant, scope, id].join(' ')).toSorted(),
        [`${contoso} t c`, `${midori} s a`],
      );
      assert.deepEqual(nothing.items, []);
      assert.deepEqual(now.items, []);
    });

    it('refuses no operations, more than a hundred, and documents over 2 MB', async () => {
      const many = Array.from({ length: 101 }, (_, at) => anItem(`i${at}`));

      await assert.rejects(mine().commit('s', []), StoreTooLarge);
      await assert.rejects(put(...many), StoreTooLarge);
      await assert.rejects(put(anItem('big', { body: 'x'.repeat(2_000_001) })), StoreTooLarge);
    });
  });
}
