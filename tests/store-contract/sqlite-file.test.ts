import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { StoreUnusable } from '../../api/src/application/store-faults.ts';
import { aClock, midori } from '../support/world.ts';

/** Writes for as long as it lives and says what was acknowledged, one number a line. */
const writer = `
  import { openSqliteStores } from './api/src/adapters/sqlite/sqlite-stores.ts';
  const stores = await openSqliteStores(process.argv[1], { now: Date.now });
  const store = stores.forTenant('midori');
  for (let n = 1; ; n += 1) {
    const item = { id: 'i' + n, type: 'thing', body: n };
    const { ok } = await store.commit('s', [{ kind: 'create', item }]);
    if (ok) process.stdout.write(n + '\\n');
    await new Promise(setImmediate);
  }
`;

describe('the SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-file-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('still holds every acknowledged write after kill -9', async () => {
    const file = join(folder, 'sekitori.db');
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', writer, file],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let acknowledged = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number(line);
      if (acknowledged === 200) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

    const stores = await openSqliteStores(file, aClock('2026-10-05T00:00:00Z'));
    const last = await stores.forTenant(midori).read('s', `i${acknowledged}`);
    const { items } = await stores.changes(undefined, 100_000);
    await stores.close();

    assert.ok(acknowledged >= 200);
    assert.equal(last?.body, acknowledged);
    assert.ok(items.length >= acknowledged);
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
});
