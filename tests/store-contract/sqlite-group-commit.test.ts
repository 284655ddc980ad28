import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useFakeTimers } from 'sinon';
import {
  type Database,
  openDatabase,
  type Statement,
} from '../../api/src/adapters/sqlite/database.ts';
import { GroupCommit } from '../../api/src/adapters/sqlite/group-commit.ts';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import type { Operation } from '../../api/src/application/store.ts';
import {
  StoreBusy,
  StoreOutcomeUnknown,
  StoreUnusable,
} from '../../api/src/application/store-faults.ts';
import { aClock, midori } from '../support/world.ts';

const place = { tenant: midori, scope: 's' };
const created = (id: string, body: unknown = id): Operation[] => [
  { kind: 'create', item: { id, type: 'thing', body } },
];
const sqliteError = (errcode: number) => Object.assign(new Error('planted'), { errcode });
const ioError = 10;
const busy = 5;

describe('GroupCommit', () => {
  let folder: string;
  let database: Database;
  let broken: StoreUnusable[];
  /** Statements that fail now instead of running. */
  let failing: Map<string, Error>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-group-'));
    database = await openDatabase(join(folder, 'sekitori.db'));
    broken = [];
    failing = new Map();
  });
  afterEach(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const commits = (onBroken = (fault: StoreUnusable) => void broken.push(fault)) =>
    new GroupCommit({
      database,
      prepared: (sql): Statement => {
        const statement = database.prepare(sql);
        const run = (...values: (string | number | null)[]) => {
          const error = failing.get(sql);
          if (error) throw error;
          return statement.run(...values);
        };
        return {
          run,
          get: (...all) => statement.get(...all),
          all: (...all) => statement.all(...all),
        };
      },
      clock: aClock('2026-10-05T00:00:00Z'),
      onBroken,
    });
  const stored = () =>
    (database.prepare('SELECT id FROM items ORDER BY id').all() as { id: string }[]).map(
      ({ id }) => id,
    );
  const outcomesOf = async (asked: Promise<unknown>[]) =>
    (await Promise.allSettled(asked)).map((one) =>
      one.status === 'fulfilled' ? one.value : one.reason.name,
    );

  it('lets a commit that conflicts fail alone', async () => {
    const group = commits();

    const outcomes = await outcomesOf(
      ['a', 'b', 'a', 'c'].map((id) => group.commit(place, created(id))),
    );

    assert.deepEqual(outcomes, [
      { ok: true, etags: ['1'] },
      { ok: true, etags: ['2'] },
      { ok: false, index: 0, reason: 'exists' },
      { ok: true, etags: ['3'] },
    ]);
    assert.deepEqual(stored(), ['a', 'b', 'c']);
  });

  it('lets a commit that throws fail alone, with nothing of it kept', async () => {
    const group = commits();
    const half = [...created('half'), ...created('none', () => 'no JSON says a function')];

    const [before, thrown, after] = await Promise.allSettled([
      group.commit(place, created('a')),
      group.commit(place, half),
      group.commit(place, created('b')),
    ]);

    assert.deepEqual(
      [before?.status, thrown?.status, after?.status],
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(stored(), ['a', 'b']);
  });

  it('acknowledges nothing while the disk is full, and goes on once it is not', async () => {
    const group = commits();
    await group.commit(place, created('before'));
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() as {
      page_count: number;
    };
    // What a full disk says, SQLITE_FULL, without filling one.
    database.exec(`PRAGMA max_page_count = ${pages + 5}`);
    const big = (id: string) => group.commit(place, created(id, 'x'.repeat(5_000)));

    const full = await outcomesOf(Array.from({ length: 40 }, (_, n) => big(`big${n}`)));
    const held = stored();
    database.exec('PRAGMA max_page_count = 100000');
    const after = await group.commit(place, created('after'));

    const acknowledged = full.flatMap((outcome, n) => (outcome === 'StoreBusy' ? [] : [`big${n}`]));
    assert.ok(acknowledged.length < 40);
    assert.deepEqual(held, ['before', ...acknowledged].sort());
    assert.equal(after.ok, true);
    assert.deepEqual(broken, []);
  });

  it('acknowledges nobody of a group whose commit found the disk failing, and writes no more', async () => {
    const group = commits();
    await group.commit(place, created('before'));
    failing.set('COMMIT', sqliteError(ioError));

    // More than one group holds.
    const asked = Array.from({ length: 100 }, (_, n) => group.commit(place, created(`i${n}`)));
    const outcomes = await outcomesOf(asked);
    failing.clear();
    const [later] = await outcomesOf([group.commit(place, created('later'))]);

    assert.deepEqual(new Set(outcomes.slice(0, 64)), new Set([StoreOutcomeUnknown.name]));
    assert.deepEqual(new Set(outcomes.slice(64)), new Set([StoreUnusable.name]));
    assert.equal(later, StoreUnusable.name);
    assert.equal(broken.length, 1);
    assert.deepEqual(stored(), ['before']);
  });

  it('goes on after a commit that was busy', async () => {
    const group = commits();
    failing.set('COMMIT', sqliteError(busy));

    const first = await outcomesOf([group.commit(place, created('a'))]);
    failing.clear();
    const second = await group.commit(place, created('a'));

    assert.deepEqual(first, [StoreBusy.name]);
    assert.equal(second.ok, true);
  });

  it('stops where a transaction can neither be committed nor ended', async () => {
    const group = commits();
    failing.set('COMMIT', sqliteError(busy)).set('ROLLBACK', sqliteError(1));

    const outcomes = await outcomesOf([
      group.commit(place, created('a')),
      group.commit(place, created('b')),
    ]);
    const later = await outcomesOf([group.commit(place, created('c'))]);
    database.exec('ROLLBACK');

    assert.deepEqual(outcomes, [StoreOutcomeUnknown.name, StoreOutcomeUnknown.name]);
    assert.deepEqual(later, [StoreUnusable.name]);
    assert.equal(broken.length, 1);
  });

  it('leaves nobody waiting, whatever is thrown', async () => {
    const group = commits(() => {
      throw new Error('whoever runs the process fails too');
    });
    failing.set('SAVEPOINT one', sqliteError(ioError));

    const outcomes = await outcomesOf([
      group.commit(place, created('a')),
      group.commit(place, created('b')),
    ]);
    failing.clear();
    const later = await outcomesOf([group.commit(place, created('c'))]);

    assert.deepEqual(outcomes, ['Error', 'Error']);
    assert.deepEqual(later, [StoreUnusable.name]);
  });
});

describe('what has expired', () => {
  it('stays gone when the clock is set back, once it was swept; versions and cursors go on', async () => {
    const timers = useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const clock = aClock('2026-10-05T09:00:00Z');
    const stores = await openSqliteStores(':memory:', clock);
    const { forService: store } = stores;
    const session = { id: 'one', type: 'session', ttlSeconds: 1800, body: 1 };
    await store.commit('s', [{ kind: 'create', item: session }]);
    const cursor = await stores.now();

    clock.advance(3_600_000);
    timers.tick(60_000);
    timers.restore();
    await store.commit('s', [{ kind: 'put', item: { id: 'b', type: 't', body: 2 } }]);
    clock.advance(-3_600_000);
    const afterwards = await store.read('s', 'one');
    const changes = await stores.changes(cursor, 10);
    await stores.close();

    assert.equal(afterwards, undefined);
    assert.deepEqual(
      changes.items.map(({ id, etag }) => [id, etag]),
      [['b', String(Number(cursor) + 1)]],
    );
  });
});
