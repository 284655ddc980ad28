import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { type DocumentForms, documentForms } from '../../api/src/application/document-forms.ts';
import { leaseOver } from '../../api/src/application/lease.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { StoreCorrupt, StoreMisused, StoreTooNew } from '../../api/src/application/store-faults.ts';
import { versionedStores } from '../../api/src/application/versioned-stores.ts';
import { aClock, midori } from '../support/world.ts';

const forms: DocumentForms = {
  plant: [({ leafs, ...rest }) => ({ ...rest, leaves: leafs }), (older) => ({ ...older, pot: 1 })],
  stone: [],
};

describe('forms of documents', () => {
  let raw: Stores;
  let stores: Stores;
  beforeEach(async () => {
    raw = await openSqliteStores(':memory:', aClock('2026-10-05T09:00:00+09:00'));
    stores = versionedStores(raw, forms);
  });
  afterEach(() => raw.close());

  const written = (id: string, body: unknown, type = 'plant') =>
    raw.forTenant(midori).commit('garden', [{ kind: 'put', item: { id, type, k1: id, body } }]);
  const read = async (id: string) => (await stores.forTenant(midori).read('garden', id))?.body;

  it('come out as they are written today, whatever version wrote them', async () => {
    await written('a', { v: 1, leafs: 3 });
    await written('b', { v: 2, leaves: 4 });
    await written('c', { v: 3, leaves: 5, pot: 2 });
    const query = { type: 'plant', key: 'k1' } as const;

    const page = await stores.forTenant(midori).query('garden', query);
    const changes = await stores.changes(undefined, 10);

    const now = [
      { v: 3, leaves: 3, pot: 1 },
      { v: 3, leaves: 4, pot: 1 },
      { v: 3, leaves: 5, pot: 2 },
    ];
    assert.deepEqual([await read('a'), await read('b'), await read('c')], now);
    assert.deepEqual(
      page.items.map(({ body }) => body),
      now,
    );
    assert.deepEqual(
      changes.items.map(({ body }) => body),
      now,
    );
  });

  it('go through every step between, in order, from whichever version', () => {
    const steps = fc.integer({ min: 0, max: 6 });
    return fc.assert(
      fc.asyncProperty(steps, fc.nat(6), async (howMany, from) => {
        fc.pre(from <= howMany);
        const way: DocumentForms = {
          plant: Array.from({ length: howMany }, (_, at) => ({ trail }) => ({
            trail: `${trail}${at + 1}`,
          })),
        };
        await written('a', { v: from + 1, trail: '' });

        const item = await versionedStores(raw, way).forTenant(midori).read('garden', 'a');

        const trail = Array.from({ length: howMany - from }, (_, at) => from + at + 1).join('');
        assert.deepEqual(item?.body, { v: howMany + 1, trail });
      }),
    );
  });

  it('are not written by reading them', async () => {
    await written('a', { v: 1, leafs: 3 });
    const before = await raw.now();

    await read('a');

    assert.equal(await raw.now(), before);
  });

  it('of a newer program are refused by type, place and id', async () => {
    await written('a', { v: 4, leaves: 3 });
    await written('b', { v: 1 }, 'fossil');

    await assert.rejects(read('a'), (error) => {
      assert.ok(error instanceof StoreTooNew);
      assert.equal(error.message, 'The plant a in garden has version 4; this program reads 3');
      return true;
    });
    await assert.rejects(read('b'), StoreTooNew);
  });

  for (const body of [null, 7, 'text', [], {}, { v: 0 }, { v: 1.5 }, { v: '1' }]) {
    it(`are refused as corrupt where they say ${JSON.stringify(body)}`, async () => {
      await written('a', body);

      await assert.rejects(read('a'), (error) => {
        assert.ok(error instanceof StoreCorrupt);
        assert.equal(error.message, 'The plant a in garden carries no version');
        return true;
      });
    });
  }

  it('hide no neighbour where one of a page cannot be read', async () => {
    await written('a', { v: 9 });
    await written('b', { v: 3, leaves: 1, pot: 1 });
    const query = { type: 'plant', key: 'k1' } as const;

    const page = await stores.forTenant(midori).query('garden', query);
    const changes = await stores.changes(undefined, 10);

    for (const [bad, good] of [page.items, changes.items]) {
      assert.equal(bad?.id, 'a');
      assert.throws(() => bad?.body, StoreTooNew);
      assert.deepEqual(good?.body, { v: 3, leaves: 1, pot: 1 });
    }
  });

  it('are written in the version of today only, and only if they are in the table', async () => {
    const store = stores.forTenant(midori);
    const commit = (type: string, body: unknown) =>
      store.commit('garden', [
        { kind: 'put', item: { id: 'ok', type: 'stone', body: { v: 1 } } },
        { kind: 'create', item: { id: 'a', type, body } },
      ]);

    await assert.rejects(commit('fossil', { v: 1 }), StoreMisused);
    await assert.rejects(commit('plant', { v: 2 }), StoreMisused);
    await assert.rejects(commit('plant', {}), StoreMisused);

    assert.equal(await read('ok'), undefined);
  });

  it('cost what is of today nothing: the very document of the store is handed on', async () => {
    await written('a', { v: 3, leaves: 5, pot: 2 });
    const item = await raw.forTenant(midori).read('garden', 'a');
    const always: Stores = {
      ...stores,
      forTenant: () => ({ ...raw.forTenant(midori), read: async () => Object(item) }),
    };

    const handed = await versionedStores(always, forms).forTenant(midori).read('garden', 'a');

    assert.equal(handed, item);
  });
});

describe('the lease of version 1', () => {
  it('has no term, is taken over as term 1, and written in the new form', async () => {
    const clock = aClock('2026-10-05T09:00:00+09:00');
    const raw = await openSqliteStores(':memory:', clock);
    const body = { v: 1, holder: 'old', until: clock.now() - 1 };
    await raw.forService.commit('worker', [
      { kind: 'create', item: { id: 'lease:notices', type: 'lease', body } },
    ]);
    const stores = versionedStores(raw, documentForms);

    const before = await stores.forService.read('worker', 'lease:notices');
    const held = await leaseOver({ stores, clock }, { name: 'notices', holder: 'new' }).hold();
    const after = await raw.forService.read('worker', 'lease:notices');

    assert.deepEqual(before?.body, { v: 2, holder: 'old', until: body.until, term: 0 });
    assert.equal(held, true);
    assert.deepEqual(after?.body, { v: 2, holder: 'new', until: clock.now() + 15_000, term: 1 });
    await raw.close();
  });
});
