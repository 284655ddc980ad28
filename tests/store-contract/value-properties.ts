import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import type { NewItem, Operation, Query, Stores } from '../../api/src/application/store.ts';
import { tenantId } from '../../api/src/domain/ids.ts';
import { aClock, midori } from '../support/world.ts';

let runs = 0;
/** A scope that no other run has used. */
const aScope = () => {
  runs += 1;
  return `run-${runs}`;
};

/** Encoding and decoding is no change: what is read, found and told is what was written. */
export async function checkRoundTrip(stores: Stores): Promise<void> {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
  const body = fc.jsonValue({ stringUnit: 'grapheme' });
  const bodies = fc.oneof(
    body,
    text,
    fc.dictionary(text, body),
    text.map((inner) => ` ${inner}\n`),
    fc.constantFrom('', null, 0, [], {}),
  );
  const key = fc.stringMatching(/^[!-~]{1,8}$/);
  let cursor = await stores.now();
  await fc.assert(
    fc.asyncProperty(bodies, key, key, async (written, k1, k2) => {
      const scope = aScope();
      const item = { id: 'one', type: 'thing', k1, k2, body: written };
      await stores.forTenant(midori).commit(scope, [{ kind: 'create', item }]);

      const [read, found, told] = await Promise.all([
        stores.forTenant(midori).read(scope, 'one'),
        stores.forTenant(midori).query(scope, { type: 'thing', key: 'k2' }),
        stores.changes(cursor, 10),
      ]);
      cursor = told.cursor;

      // JSON knows no -0, and that is the store's business alone.
      const wanted = { ...item, body: JSON.parse(JSON.stringify(written)), etag: read?.etag };
      assert.deepEqual(read, wanted);
      assert.deepEqual(found.items, [wanted]);
      assert.deepEqual(told.items, [{ ...wanted, tenant: midori, scope }]);
    }),
    { numRuns: 30 },
  );
}

/** Few keys, some of them at the ends of ASCII, so that prefixes, bounds and equal keys are common. */
const aKey = fc.constantFrom('a', 'a!', 'a!!', 'a~', '~', '!');
const anId = fc.stringMatching(/^[!0a~|%]{1,2}$/);
const aQuery = fc.record(
  {
    key: fc.constantFrom('k1', 'k2'),
    type: fc.constantFrom('one', 'two'),
    from: aKey,
    to: aKey,
    prefix: aKey,
    descending: fc.constant(true),
    limit: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ['key', 'type'], noNullPrototype: true },
);
const someItems = fc.uniqueArray(
  fc.record(
    { id: anId, type: fc.constantFrom('one', 'two'), k1: aKey, k2: aKey, body: fc.constant(1) },
    { requiredKeys: ['id', 'type', 'body'], noNullPrototype: true },
  ),
  { selector: ({ id }) => id, minLength: 1, maxLength: 14 },
);

/** The embedded store in memory is the reference: the same pages, with the same cursors. */
export async function checkOrder(stores: Stores): Promise<void> {
  const reference = await openSqliteStores(':memory:', aClock('2026-10-05T00:00:00Z'));
  await fc.assert(
    fc.asyncProperty(
      someItems,
      fc.array(aQuery, { minLength: 3, maxLength: 6 }),
      async (items, queries) => {
        const scope = aScope();
        const operations = items.map(
          (item): Operation => ({ kind: 'create', item: withoutHoles(item) }),
        );
        for (const both of [stores, reference])
          await both.forTenant(midori).commit(scope, operations);

        for (const query of queries) {
          const asked = withoutHoles(query);
          assert.deepEqual(
            await pagesOf(stores, scope, asked),
            await pagesOf(reference, scope, asked),
          );
        }
      },
    ),
    { numRuns: 60 },
  );
  await reference.close();
}

/** fast-check says `undefined` where a key is left out. */
function withoutHoles<Value extends object>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

async function pagesOf(stores: Stores, scope: string, query: Query) {
  const pages: { ids: string[]; cursor: string | undefined }[] = [];
  let cursor: string | undefined;
  do {
    const page = await stores
      .forTenant(midori)
      .query(scope, { ...query, ...(cursor ? { cursor } : {}) });
    cursor = page.cursor;
    pages.push({ ids: page.items.map(({ id }) => id), cursor });
  } while (cursor !== undefined && pages.length < 40);
  return pages;
}

/** Names that a careless separator would mix up. */
const tenants = ['a', 'a.b', 'b', 'A', '-', '0'].map(tenantId);
const aTenant = fc.constantFrom(...tenants);
const aWrite = fc.record({
  tenant: aTenant,
  scope: fc.constantFrom('s', 's|s', 'b|s', '|'),
  id: fc.constantFrom('x', 'y', 'b|s'),
  kind: fc.constantFrom('put', 'create', 'delete'),
});

/** Every document says whose it is; nobody may ever see one that says otherwise. */
export async function checkTenants(stores: Stores): Promise<void> {
  let cursor = await stores.now();
  await fc.assert(
    fc.asyncProperty(fc.array(aWrite, { minLength: 2, maxLength: 8 }), async (writes) => {
      const run = aScope();
      for (const { tenant, scope, id, kind } of writes) {
        const item: NewItem = { id, type: 'thing', k1: id, body: tenant };
        const operation: Operation = kind === 'delete' ? { kind, id } : { kind, item };
        await stores.forTenant(tenant).commit(`${run}${scope}`, [operation]);
      }

      const seen = writes.map(async ({ tenant, scope }) => {
        const store = stores.forTenant(tenant);
        const { items } = await store.query(`${run}${scope}`, { type: 'thing', key: 'k1' });
        const read = await store.read(`${run}${scope}`, 'x');
        for (const item of [...items, ...(read ? [read] : [])]) assert.equal(item.body, tenant);
      });
      await Promise.all(seen);
      const told = await stores.changes(cursor, 100);
      cursor = told.cursor;
      for (const change of told.items) assert.equal(change.body, change.tenant);
    }),
    { numRuns: 25 },
  );
}
