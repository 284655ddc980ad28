import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../api/src/adapters/sqlite/database.ts';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { allOf, type Stores } from '../../api/src/application/store.ts';
import {
  StoreBusy,
  StoreCorrupt,
  StoreCursorUnknown,
  StoreOutcomeUnknown,
  StoreUnusable,
} from '../../api/src/application/store-faults.ts';
import { skipBecause } from '../support/skip.ts';
import { aClock, midori } from '../support/world.ts';
import {
  acknowledgedBy,
  endProcesses,
  lostFrom,
  runs,
  saidBy,
  start,
  writing,
} from './sqlite-child.ts';

const clock = aClock('2026-10-05T00:00:00Z');

/** Takes the log away from the file: what is written goes through, and what is synced fails. */
const unsyncedWriter = `${writing}
  import { closeSync, openSync, readdirSync, readlinkSync } from 'node:fs';
  const isLog = (fd) => {
    try {
      return readlinkSync('/proc/self/fd/' + fd) === file + '-wal';
    } catch {
      return false;
    }
  };
  for (let n = 1; n <= 50; n += 1) await write(n);
  const log = Number(readdirSync('/proc/self/fd').find(isLog));
  closeSync(log);
  while (openSync('/dev/null', 'r+') !== log);
  await Promise.all([write(51), write(52)]);
  for (let n = 53; n <= 60; n += 1) await write(n);
  await stores.health().catch((fault) => say('health ' + fault.name));
  say('done');
  setInterval(() => {}, 1000);
`;

/** Writes until the disk refuses three times. */
const fillingWriter = `${writing}
  const large = 'x'.repeat(20_000);
  for (let n = 1, faults = 0; faults < 3; n += 1) if (!(await write(n, large))) faults += 1;
`;

/** On a disk of its own of 6 MB, half of which somebody else's file takes until there is no more room. */
const crampedWriter = `
  import { writeFileSync, rmSync } from 'node:fs';
  writeFileSync(process.argv[1] + '.filler', Buffer.alloc(3_000_000));
  ${fillingWriter}
  rmSync(file + '.filler');
  for (let n = 1; n <= 5; n += 1) await write('after' + n);
  await stores.close();
  const again = await openSqliteStores(file, { now: Date.now });
  const { items } = await again.changes(undefined, 10_000);
  for (const { id } of items) say('present ' + id);
`;

describe('the SQLite file on a bad disk', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-disk-'));
    file = join(folder, 'sekitori.db');
  });
  afterEach(async () => {
    await endProcesses();
    rmSync(folder, { recursive: true, force: true });
  });

  it('stops at the first sync that fails, and keeps what it acknowledged', async function () {
    if (!existsSync('/proc/self/fd')) skipBecause(this, 'a failing sync is made with /proc');
    const child = start(runs(unsyncedWriter, file, 'i'));

    await child.heard('done');
    await child.kill();

    assert.equal(acknowledgedBy(child).length, 50);
    assert.deepEqual(saidBy(child, 'fault'), [
      ...Array(2).fill(StoreOutcomeUnknown.name),
      ...Array(8).fill(StoreUnusable.name),
    ]);
    assert.deepEqual(saidBy(child, 'health'), [StoreUnusable.name]);
    assert.equal(saidBy(child, 'broken').length, 1);
    assert.deepEqual(await lostFrom(file, acknowledgedBy(child)), []);
  });

  it('stops at the first write that is refused, and keeps what it acknowledged', async function () {
    if (process.platform === 'win32') skipBecause(this, 'a write is refused with ulimit');
    const limited = ['bash', '-c', 'ulimit -f 2000; exec "$@"', 'bash'];
    const child = start([...limited, ...runs(fillingWriter, file, 'i')]);

    const code = await child.ended();

    assert.equal(code, 0, child.lines.join('\n'));
    assert.ok(acknowledgedBy(child).length > 10);
    assert.deepEqual(saidBy(child, 'fault'), [
      StoreOutcomeUnknown.name,
      StoreUnusable.name,
      StoreUnusable.name,
    ]);
    assert.deepEqual(await lostFrom(file, acknowledgedBy(child)), []);
  });

  it('is busy while a real disk is full, and goes on when there is room again', async function () {
    const own = ['unshare', '-rm', 'sh', '-c', 'mount -t tmpfs -o size=6m none "$0" && exec "$@"'];
    const [program = '', ...words] = [...own, folder, 'true'];
    const isPossible = spawnSync(program, words).status === 0;
    if (!isPossible) skipBecause(this, 'no rights to mount a small disk');
    const child = start([...own, folder, ...runs(crampedWriter, file, 'i')]);

    const code = await child.ended();

    const acknowledged = acknowledgedBy(child);
    assert.equal(code, 0, child.lines.join('\n'));
    assert.deepEqual(saidBy(child, 'fault'), Array(3).fill(StoreBusy.name));
    assert.deepEqual(
      acknowledged.slice(-5),
      [1, 2, 3, 4, 5].map((n) => `iafter${n}`),
    );
    assert.deepEqual(saidBy(child, 'present').sort(), acknowledged.sort());
    assert.equal(saidBy(child, 'broken').length, 0);
  });
});

describe('a damaged SQLite file', () => {
  const people = Array.from({ length: 300 }, (_, n) => `p${n}`);
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-damage-'));
    file = join(folder, 'sekitori.db');
    const stores = await openSqliteStores(join(folder, 'made.db'), clock);
    for (const id of people) {
      const item = { id, type: 'thing', k1: id, body: `${id} ${'x'.repeat(100)}` };
      await stores.forTenant(midori).commit('s', [{ kind: 'create', item }]);
    }
    const made = await connect(join(folder, 'made.db'), { readOnly: true });
    made.prepare('VACUUM INTO ?').run(file);
    made.close();
    await stores.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** How many documents each way of reading finds. */
  async function foundIn(stores: Stores): Promise<number[]> {
    const store = stores.forTenant(midori);
    const read = await Promise.all(people.map((id) => store.read('s', id)));
    const listed = await allOf(store, 's', { type: 'thing', key: 'k1' });
    const { items } = await stores.changes(undefined, 1000);
    return [read.filter((item) => item !== undefined).length, listed.length, items.length];
  }

  it('is refused, or shows every document: never silently fewer', async () => {
    const { size } = statSync(file);
    const whole = readFileSync(file);
    const seen: Record<string, number> = {};

    for (let n = 0; n < 80; n += 1) {
      const flipped = join(folder, `flipped-${n}.db`);
      const bytes = Buffer.from(whole);
      const at = Math.floor((n * size) / 80) + (n % 7);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 8));
      writeFileSync(flipped, bytes);
      const outcome = await openSqliteStores(flipped, clock).then(
        async (stores) => {
          const found = await foundIn(stores).catch((fault: Error) => fault.name);
          await stores.close();
          return String(found);
        },
        (fault: Error) => fault.name,
      );
      seen[outcome] = (seen[outcome] ?? 0) + 1;
    }

    const { [StoreUnusable.name]: refused = 0, '300,300,300': complete = 0, ...others } = seen;
    delete others[StoreCorrupt.name];
    assert.deepEqual(others, {});
    assert.ok(refused > 10, JSON.stringify(seen));
    assert.ok(complete > 10, JSON.stringify(seen));
  });

  it('tells those who touch what was damaged while it was open', async () => {
    const stores = await openSqliteStores(file, clock);
    const other = await connect(file, { readOnly: false });
    // A change by another connection makes the first one read from the disk again.
    other.exec('UPDATE counter SET seq = seq + 1; PRAGMA wal_checkpoint(TRUNCATE)');
    other.close();
    const handle = openSync(file, 'r+');
    // All but the first two pages, so that the file still looks like a database.
    writeSync(handle, Buffer.alloc(statSync(file).size - 2 * 4096), 0, undefined, 2 * 4096);
    closeSync(handle);

    await assert.rejects(foundIn(stores), StoreUnusable);
    await stores.close();
  });

  it('names the document that is not readable, and shows its neighbours', async () => {
    const stores = await openSqliteStores(file, clock);
    const other = await connect(file, { readOnly: false });
    other.exec(`UPDATE items SET body = '{"half' WHERE id = 'p7'`);
    other.close();
    const store = stores.forTenant(midori);

    const neighbours = await Promise.all(['p6', 'p8'].map((id) => store.read('s', id)));

    assert.deepEqual(
      neighbours.map((item) => item?.id),
      ['p6', 'p8'],
    );
    const named = { name: StoreCorrupt.name, message: /midori\|s\|p7/ };
    await assert.rejects(store.read('s', 'p7'), named);
    await assert.rejects(allOf(store, 's', { type: 'thing', key: 'k1' }), named);
    await assert.rejects(stores.changes(undefined, 1000), named);
    await stores.close();
  });

  it('knows no cursor that it did not give', async () => {
    const stores = await openSqliteStores(file, clock);
    const page = (cursor: string) =>
      stores.forTenant(midori).query('s', { type: 'thing', key: 'k1', cursor });

    for (const cursor of ['', 'x', '-1', '301', '1e9', '9'.repeat(40)]) {
      await assert.rejects(stores.changes(cursor, 10), StoreCursorUnknown);
    }
    for (const cursor of ['', 'x', '[]', '[1,2]', '{"0":"a","1":"b"}', '["a"]']) {
      await assert.rejects(page(cursor), StoreCursorUnknown);
    }
    await stores.close();
  });
});
