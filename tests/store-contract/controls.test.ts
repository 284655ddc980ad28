import assert from 'node:assert/strict';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import type {
  Operation,
  Page,
  Query,
  Stores,
  TenantStore,
} from '../../api/src/application/store.ts';
import { tenantId } from '../../api/src/domain/ids.ts';
import { aClock } from '../support/world.ts';
import { checkCursorsOfChanges, checkCursorsOfPages } from './cursor-properties.ts';
import { checkOrder, checkRoundTrip, checkTenants } from './value-properties.ts';

/** Each property of the contract must find the fault that it is there for. */
describe('the properties of the store contract find', () => {
  let sound: Stores;
  beforeEach(async () => {
    sound = await openSqliteStores(':memory:', aClock('2026-10-05T00:00:00Z'));
  });
  afterEach(() => sound.close());

  it('a body that is kept trimmed', async () => {
    const planted = withStores(sound, (store) => ({
      ...store,
      commit: (scope, operations) => store.commit(scope, operations.map(trimmed)),
    }));

    await assert.rejects(checkRoundTrip(planted), /Property failed/);
  });

  it('a bound that is taken for included', async () => {
    const planted = withAsked(sound, ({ to, ...query }) =>
      to === undefined ? query : { ...query, to: `${to}!` },
    );

    await assert.rejects(checkOrder(planted), /Property failed/);
  });

  it('a cursor that knows the key alone', async () => {
    const planted = withQueries(sound, (page) =>
      page.cursor === undefined ? page : { ...page, cursor: atTheEndOfKey(page.cursor) },
    );

    await assert.rejects(checkOrder(planted), /Property failed/);
  });

  it('tenants that differ in the case of a letter and share their documents', async () => {
    const planted: Stores = {
      ...portOf(sound),
      forTenant: (tenant) => sound.forTenant(tenantId(tenant.toLowerCase())),
    };

    await assert.rejects(checkTenants(planted), /Property failed/);
  });

  it('pages that count instead of remembering a place', async () => {
    const planted = withStores(sound, (store) => ({
      ...store,
      query: async <Body>(scope: string, { cursor = '0', limit = 200, ...query }: Query) => {
        const { items } = await store.query<Body>(scope, { ...query, limit: 1000 });
        const end = Number(cursor) + limit;
        const page = items.slice(Number(cursor), end);
        return end < items.length ? { items: page, cursor: String(end) } : { items: page };
      },
    }));

    await assert.rejects(
      checkCursorsOfPages(planted),
      /Expected values to be strictly deep-equal|twice/,
    );
  });

  it('a change feed that drops the end of a full page', async () => {
    const planted: Stores = {
      ...portOf(sound),
      changes: async (cursor, limit) => {
        const page = await sound.changes(cursor, limit);
        return page.items.length < limit ? page : { ...page, items: page.items.slice(0, -1) };
      },
    };

    await assert.rejects(checkCursorsOfChanges(planted), /a last version missed/);
  });

  it('a change feed that tells the last change again', async () => {
    const planted: Stores = {
      ...portOf(sound),
      changes: async (cursor, limit) => {
        const page = await sound.changes(cursor, limit);
        const back = page.items.length < limit ? page.cursor : String(Number(page.cursor) - 1);
        return { ...page, cursor: back };
      },
    };

    await assert.rejects(checkCursorsOfChanges(planted), /a version came twice/);
  });
});

function trimmed(operation: Operation): Operation {
  if (operation.kind !== 'create' || typeof operation.item.body !== 'string') return operation;
  return { ...operation, item: { ...operation.item, body: operation.item.body.trim() } };
}

function atTheEndOfKey(cursor: string): string {
  const [key] = JSON.parse(cursor);
  return JSON.stringify([key, '~~~~']);
}

/** A store is a class; a planted one is an object over it. */
const portOf = (stores: Stores): Stores => ({
  forService: stores.forService,
  forTenant: (tenant) => stores.forTenant(tenant),
  changes: (cursor, limit) => stores.changes(cursor, limit),
  now: () => stores.now(),
  following: (after, work) => stores.following(after, work),
  health: () => stores.health(),
  close: () => stores.close(),
});

const withStores = (stores: Stores, change: (store: TenantStore) => TenantStore): Stores => ({
  ...portOf(stores),
  forTenant: (tenant) => change(stores.forTenant(tenant)),
});

const withQueries = (stores: Stores, change: <Body>(page: Page<Body>) => Page<Body>): Stores =>
  withStores(stores, (store) => ({
    ...store,
    query: async <Body>(scope: string, query: Query) =>
      change(await store.query<Body>(scope, query)),
  }));

const withAsked = (stores: Stores, change: (query: Query) => Query): Stores =>
  withStores(stores, (store) => ({
    ...store,
    query: (scope, query) => store.query(scope, change(query)),
  }));
