import assert from 'node:assert/strict';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../api/src/adapters/sqlite/database.ts';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { StoreTooNew, StoreUnusable } from '../../api/src/application/store-faults.ts';
import { aClock } from '../support/world.ts';
import {
  acknowledgedBy,
  endProcesses,
  lostFrom,
  runs,
  saidBy,
  start,
  writing,
} from './sqlite-child.ts';

/** Writes for as long as it lives. */
const writer = `${writing}
  for (let n = 1; ; n += 1) {
    await write(n);
    await new Promise(setImmediate);
  }
`;

/** The fault that this harness must find: it answers at once and writes a moment later. */
const hastyWriter = `${writing}
  const { commit } = store;
  const later = [];
  setInterval(() => later.splice(0).forEach((put) => put()), 50);
  store = {
    async commit(...asked) {
      later.push(() => commit(...asked));
      return { ok: true, etags: [''] };
    },
  };
  for (let n = 1; ; n += 1) {
    await write(n);
    await new Promise(setImmediate);
  }
`;

/** After 100 documents, writes 50 more in one commit that it tells nobody of. */
const tornWriter = `${writing}
  import { statSync } from 'node:fs';
  for (let n = 1; n <= 100; n += 1) await write(n);
  say('sized ' + statSync(file + '-wal').size);
  const item = (n) => ({ id: 'torn' + n, type: 'thing', body: 'x'.repeat(300) });
  const operations = Array.from({ length: 50 }, (_, n) => ({ kind: 'create', item: item(n) }));
  await store.commit('s', operations);
  say('done');
  setInterval(() => {}, 1000);
`;

describe('the SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-file-'));
  });
  afterEach(async () => {
    await endProcesses();
    rmSync(folder, { recursive: true, force: true });
  });

  it('still holds every acknowledged write after kill -9', async () => {
    const file = join(folder, 'sekitori.db');
    const child = start(runs(writer, file, 'i'));
    await child.heard('acknowledged', 200);

    await child.kill();

    assert.deepEqual(await lostFrom(file, acknowledgedBy(child)), []);
  });

  it('is told from one that answers before it wrote (control)', async () => {
    const file = join(folder, 'sekitori.db');
    const child = start(runs(hastyWriter, file, 'i'));
    await child.heard('acknowledged', 200);

    await child.kill();

    assert.notDeepEqual(await lostFrom(file, acknowledgedBy(child)), []);
  });

  it('holds all or nothing of a commit whose last pages are torn, and everything before it', async () => {
    const file = join(folder, 'sekitori.db');
    const child = start(runs(tornWriter, file, 'i'));
    await child.heard('done');
    await child.kill();
    const before = Number(saidBy(child, 'sized')[0]);
    const { size } = statSync(`${file}-wal`);
    const torn = Array.from({ length: 50 }, (_, n) => `torn${n}`);
    const tearing = async (name: string, tear: (log: string) => void) => {
      // A name of its own each: on Node 20 a closed connection lets its file go only when it is collected.
      const cut = join(folder, `${name}.db`);
      copyFileSync(file, cut);
      copyFileSync(`${file}-wal`, `${cut}-wal`);
      tear(`${cut}-wal`);
      return {
        lost: await lostFrom(cut, acknowledgedBy(child)),
        lostOfTorn: (await lostFrom(cut, torn)).length,
      };
    };
    const cuts = Array.from(
      { length: 12 },
      (_, at) => before + Math.floor(((size - before) * at) / 12),
    );

    const shortened = [];
    for (const at of [...cuts, size - 1]) {
      shortened.push(await tearing(`cut-${at}`, (log) => truncateSync(log, at)));
    }
    const whole = await tearing('longer', (log) => appendFileSync(log, Buffer.alloc(2000, 0xa5)));

    assert.ok(size > before);
    assert.deepEqual(shortened, Array(13).fill({ lost: [], lostOfTorn: 50 }));
    assert.deepEqual(whole, { lost: [], lostOfTorn: 0 });
  });

  it('says in one sentence that it cannot be opened', async () => {
    const notAFolder = join(folder, 'file');
    writeFileSync(notAFolder, 'x');
    const notADatabase = join(folder, 'not.db');
    writeFileSync(
      notADatabase,
      'this is no database, and long enough to be looked at as one'.repeat(20),
    );
    const aFolder = join(folder, 'folder.db');
    mkdirSync(aFolder);
    const clock = aClock('2026-10-05T00:00:00Z');

    for (const file of [join(notAFolder, 'a.db'), notADatabase, aFolder]) {
      await assert.rejects(openSqliteStores(file, clock), StoreUnusable);
    }
  });

  it('is not opened by an older version than the one that wrote it', async () => {
    const file = join(folder, 'newer.db');
    const newer = await connect(file, { readOnly: false });
    newer.exec('PRAGMA user_version = 2');
    newer.close();

    await assert.rejects(openSqliteStores(file, aClock('2026-10-05T00:00:00Z')), StoreTooNew);
  });
});
