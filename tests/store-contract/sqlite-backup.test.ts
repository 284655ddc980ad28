import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUpStore, CopyRefused } from '../../api/src/adapters/sqlite/backup.ts';
import { connect } from '../../api/src/adapters/sqlite/database.ts';
import { restoreStore, undoneByRestore } from '../../api/src/adapters/sqlite/restore.ts';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { searchAudit } from '../../api/src/application/audit/search-audit.ts';
import type { Change, Stores } from '../../api/src/application/store.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import type { Booking } from '../../api/src/domain/booking.ts';
import type { Claims } from '../../api/src/domain/claim.ts';
import { aClock, aFloor, aWorld, midori } from '../support/world.ts';
import { type Child, endProcesses, runs, saidBy, start } from './sqlite-child.ts';

const at = '2026-10-05T09:00:00+09:00';
const clock = aClock(at);

/**
 * Books half hours, each for somebody else, and says which were acknowledged and when they were asked
 * for. Arguments: file, name, seats.
 */
const booker = `
  import { writeSync } from 'node:fs';
  import { setTimeout as pause } from 'node:timers/promises';
  import { nationalHolidays as holidays } from './api/src/adapters/holidays/national-holidays.ts';
  import { openSqliteStores } from './api/src/adapters/sqlite/sqlite-stores.ts';
  import { randomIds } from './api/src/adapters/system/random-ids.ts';
  import { useCasesOver } from './api/src/application/use-cases.ts';
  const [file, name, ...seats] = process.argv.slice(1);
  const say = (line) => writeSync(1, line + '\\n');
  const clock = { now: () => Date.parse('${at}') };
  const stores = await openSqliteStores(file, clock);
  const { bookSeat } = useCasesOver({ stores, clock, ids: randomIds, rsi: {}, pictures: {}, holidays });
  const halfHour = 1_800_000;
  for (let n = 0; ; n += 1) {
    const slot = Math.floor(n / seats.length);
    const start = Date.parse('2026-10-06T00:00:00+09:00') + slot * halfHour;
    const wish = { seat: seats[n % seats.length], period: { start, end: start + halfHour }, key: 'key-' + name + n };
    const actor = { tenant: 'midori', person: name + n, roles: ['general'] };
    const asked = performance.timeOrigin + performance.now();
    const told = await bookSeat(actor, wish).catch((fault) => ({ fault: fault.name }));
    if (told.ok) say('booked ' + told.value.booking.id + ' ' + asked);
    else say(told.fault ? 'fault ' + told.fault : 'refused ' + told.refusal.code);
    await pause(8);
  }
`;

const command = (name: string, dataDir: string, ...words: string[]) =>
  start([process.execPath, '--import', 'tsx', `api/src/commands/${name}.ts`, ...words], {
    DATA_DIR: dataDir,
  });

const booked = (child: Child) =>
  saidBy(child, 'booked').map((said) => {
    const [id = '', asked] = said.split(' ');
    return { id, asked: Number(asked) };
  });

const missingFrom = (there: readonly string[], wanted: readonly { readonly id: string }[]) =>
  wanted.filter(({ id }) => !there.includes(id));

/** The seats of a floor that it makes in a new store. */
async function seatsIn(file: string) {
  const world = await aWorld(at);
  const stores = await openSqliteStores(file, clock);
  const { seats } = await aFloor({ useCases: useCasesOver({ ...world, stores }) }, { seats: 40 });
  await Promise.all([world.stores.close(), stores.close()]);
  return seats;
}

async function ended(child: Child): Promise<{ code: number | null; said: string }> {
  return { code: await child.ended(), said: child.lines.join('\n') };
}

async function everythingIn(stores: Stores): Promise<Change[]> {
  const { items } = await stores.changes(undefined, 100_000);
  return [...items];
}

/** The bookings of a store as each of the four kinds of documents tells them. */
async function bookingsIn(file: string) {
  const stores = await openSqliteStores(file, clock);
  const items = await everythingIn(stores);
  await stores.close();
  const bodies = <Body>(type: string) =>
    items.filter((item) => item.type === type).map((item) => item.body as Body);
  const claimed = (type: string) =>
    bodies<{ claims: Claims }>(type).flatMap(({ claims }) => claims.map((claim) => claim.booking));
  return {
    bookings: bodies<Booking>('booking')
      .map(({ id }) => id)
      .sort(),
    ofSeats: claimed('seat-guard').sort(),
    ofPeople: claimed('person-guard').sort(),
    events: bodies<{ booking: string }>('event')
      .map(({ booking }) => booking)
      .sort(),
  };
}

/** What commands left on record in a store, the newest first. */
async function commandsIn(file: string): Promise<string[]> {
  const stores = await openSqliteStores(file, clock);
  const wish = { from: 0, to: Date.parse('2100-01-01T00:00:00Z'), events: ['operator.'] };
  const { items } = await searchAudit(stores, { tenant: undefined, wish });
  await stores.close();
  return items.map(({ event, outcome }) => `${event} ${outcome}`);
}

describe('backup and restore of the SQLite store', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-backup-'));
  });
  afterEach(async () => {
    await endProcesses();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A store with a few documents, open. */
  async function aStore(name = 'sekitori.db', documents = 5) {
    const file = join(folder, name);
    const stores = await openSqliteStores(file, clock);
    const store = stores.forTenant(midori);
    const put = (id: string, body: unknown = id) =>
      store.commit('s', [{ kind: 'put', item: { id, type: 'thing', k1: id, body } }]);
    for (let n = 0; n < documents; n += 1) await put(`i${n}`);
    return { file, stores, store, put };
  }

  it('is drilled: two processes book while a backup is made and restored, and nothing is half', async function () {
    // Several processes one after the other, on machines with much else to do.
    this.timeout(60_000);
    const file = join(folder, 'sekitori.db');
    const backup = join(folder, 'backup.db');
    const seats = await seatsIn(file);
    const bookers = ['a', 'b'].map((name, half) =>
      start(runs(booker, file, name, ...seats.slice(half * 20, half * 20 + 20))),
    );
    const bookOn = (more: number) =>
      Promise.all(bookers.map((one) => one.heard('booked', saidBy(one, 'booked').length + more)));

    await bookOn(30);
    const beforeBackup = bookers.flatMap(booked);
    const backedUp = await ended(command('backup', folder, backup));
    await bookOn(20);
    const asked = await ended(command('restore', folder, backup));
    const restored = await ended(command('restore', folder, backup, '--yes'));
    const restoredAt = performance.timeOrigin + performance.now();
    await bookOn(40);
    await Promise.all(bookers.map((one) => one.kill()));

    assert.match(backedUp.said, /^Backed up to .+: \d+ documents, [\d,]+ kB, newest change \d+\.$/);
    assert.deepEqual([backedUp.code, asked.code, restored.code], [0, 1, 0]);
    assert.match(asked.said, /^Nothing was restored: .+ say --yes to do it\.$/);
    assert.match(restored.said, /^Restored \d+ documents .+ what was before is in .+\.$/);
    const { bookings, ofSeats, ofPeople, events } = await bookingsIn(file);
    assert.deepEqual(new Set(bookings).size, bookings.length);
    assert.deepEqual([ofSeats, ofPeople, events], [bookings, bookings, bookings]);
    const afterRestore = bookers.flatMap(booked).filter(({ asked }) => asked > restoredAt);
    assert.ok(afterRestore.length >= 40);
    assert.deepEqual(missingFrom(bookings, [...beforeBackup, ...afterRestore]), []);
    for (const one of bookers) {
      assert.deepEqual(saidBy(one, 'refused'), []);
      assert.deepEqual(new Set([...saidBy(one, 'fault'), 'StoreBusy']), new Set(['StoreBusy']));
    }
    const wayBack = readdirSync(folder).find((name) => name.startsWith('before-restore-')) ?? '';
    assert.deepEqual(await commandsIn(file), ['operator.restore done', 'operator.back-up begun']);
    const before = await bookingsIn(join(folder, wayBack));
    assert.deepEqual([before.ofSeats, before.ofPeople], [before.bookings, before.bookings]);
    assert.ok(before.bookings.length > beforeBackup.length);
    assert.deepEqual(await commandsIn(join(folder, wayBack)), [
      'operator.restore begun',
      'operator.restore refused',
      'operator.back-up done',
    ]);
  });

  it('leaves it known which months have records of operations', async () => {
    const { file, stores } = await aStore();
    const { file: backup } = await backUpStore(file, join(folder, 'backup.db'));
    const item = { id: 'month:2026-11', type: 'audit-month', k1: '2026-11', body: { v: 1 } };
    await stores.forService.commit('audit', [{ kind: 'create', item }]);

    await restoreStore(file, backup, clock);

    assert.ok(await stores.forService.read('audit', item.id));
    await stores.close();
  });

  it('brings a store onto a new machine', async () => {
    const { file, stores } = await aStore();
    const { file: backup } = await backUpStore(file, join(folder, 'backup.db'));
    await stores.close();
    const elsewhere = join(folder, 'new', 'sekitori.db');

    const undone = await undoneByRestore(elsewhere, backup);
    const restored = await restoreStore(elsewhere, backup, clock);

    assert.equal(undone, undefined);
    assert.deepEqual(restored, { documents: 5 });
    const opened = await openSqliteStores(elsewhere, clock);
    const items = await everythingIn(opened);
    await opened.close();
    assert.deepEqual(
      items.map(({ id }) => id),
      ['i0', 'i1', 'i2', 'i3', 'i4', 'restored:6'],
    );
  });

  it('counts what would be undone, and goes on counting versions after it', async () => {
    const { file, stores, store, put } = await aStore();
    const { file: backup } = await backUpStore(file, join(folder, 'backup.db'));
    const cursor = await stores.now();
    await put('i0', 'changed');
    await put('new');
    await store.commit('s', [{ kind: 'delete', id: 'i1' }]);
    const changed = await store.read('s', 'i0');

    const undone = await undoneByRestore(file, backup);
    await restoreStore(file, backup, clock);

    assert.deepEqual(undone, { changes: 2, returns: 1, newest: 8, newestOfBackup: 5 });
    const read = await Promise.all(['i0', 'i1', 'new'].map((id) => store.read('s', id)));
    assert.deepEqual(
      read.map((item) => item && [item.body, item.etag]),
      [['i0', '1'], ['i1', '2'], undefined],
    );
    const { items } = await stores.changes(cursor, 10);
    assert.deepEqual(
      items.map(({ tenant, scope, id, type, body }) => ({ tenant, scope, id, type, body })),
      [
        {
          tenant: '_',
          scope: 'store',
          id: 'restored:9',
          type: 'restored',
          body: { v: 1, at: clock.now() },
        },
      ],
    );
    const stale = await store.commit('s', [
      { kind: 'delete', id: 'i0', ifMatch: changed?.etag ?? '' },
    ]);
    assert.deepEqual(stale, { ok: false, index: 0, reason: 'changed' });
    assert.equal(await stores.now(), '9');
    await stores.close();
  });

  it('leaves sessions as they are: who signed out stays out, who is signed in stays in', async () => {
    const { file, stores } = await aStore();
    const { forService } = stores;
    const session = (id: string) => ({ id, type: 'session', ttlSeconds: 3600, body: 1 });
    await forService.commit('x', [{ kind: 'create', item: session('left') }]);
    await forService.commit('x', [{ kind: 'create', item: { id: 'link', type: 'link', body: 1 } }]);
    const { file: backup } = await backUpStore(file, join(folder, 'backup.db'));
    await forService.commit('x', [{ kind: 'delete', id: 'left' }]);
    await forService.commit('x', [{ kind: 'delete', id: 'link' }]);
    await forService.commit('x', [{ kind: 'create', item: session('came') }]);

    await restoreStore(file, backup, clock);

    const read = await Promise.all(['left', 'came', 'link'].map((id) => forService.read('x', id)));
    await stores.close();
    assert.deepEqual(
      read.map((item) => item?.id),
      [undefined, 'came', 'link'],
    );
  });

  it('refuses in one sentence what is no backup, and changes nothing', async () => {
    const { file, stores } = await aStore('sekitori.db', 200);
    const paths = Object.fromEntries(
      ['text', 'cut', 'newer', 'other', 'missing'].map((name) => [
        name,
        join(folder, `${name}.db`),
      ]),
    ) as Record<'text' | 'cut' | 'newer' | 'other' | 'missing', string>;
    writeFileSync(paths.text, 'not a database, but a text that is long enough '.repeat(50));
    await backUpStore(file, paths.cut);
    truncateSync(paths.cut, 8192);
    await backUpStore(file, paths.newer);
    await changeIn(paths.newer, 'PRAGMA user_version = 2');
    await changeIn(paths.other, 'CREATE TABLE items (id); PRAGMA user_version = 1');
    const before = await everythingIn(stores);

    const told = async (backup: string) => {
      const refused = await restoreStore(file, backup, clock).catch((error: Error) => error);
      return refused instanceof CopyRefused ? refused.message.replace(folder, '') : refused;
    };
    const sentences = await Promise.all([...Object.values(paths), file].map(told));

    assert.deepEqual(sentences, [
      '/text.db cannot be read as a backup (file is not a database); nothing was changed.',
      '/cut.db cannot be read as a backup (database disk image is malformed); nothing was changed.',
      '/newer.db was written by a newer version of Sekitori, which alone can restore it; nothing was changed.',
      '/other.db is a database, but no store of Sekitori; nothing was changed.',
      'There is no backup at /missing.db.',
      '/sekitori.db is the store itself: name a backup of it.',
    ]);
    assert.deepEqual(await everythingIn(stores), before);
    await stores.close();
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('before-')),
      [],
    );
  });

  it('leaves the old state where a restore fails half way', async () => {
    const { file, stores, put } = await aStore();
    const { file: backup } = await backUpStore(file, join(folder, 'backup.db'));
    await put('later');
    // The last thing that a restore writes cannot be written.
    await changeIn(
      file,
      `CREATE TRIGGER planted BEFORE INSERT ON items WHEN new.type = 'restored'
       BEGIN SELECT raise(ABORT, 'planted'); END`,
    );
    const before = await everythingIn(stores);

    await assert.rejects(restoreStore(file, backup, clock), CopyRefused);

    assert.deepEqual(await everythingIn(stores), before);
    assert.deepEqual((await put('more')).ok, true);
    await stores.close();
  });

  it('backs nothing up over a file, from nowhere, to nowhere, or out of a damaged store', async () => {
    const { file, stores } = await aStore('sekitori.db', 200);
    await stores.close();
    const damaged = join(folder, 'damaged.db');
    await backUpStore(file, damaged);
    const bytes = readFileSync(damaged);
    // A key in one of the places that tell it; the others no longer find the document.
    bytes.write('j100', bytes.lastIndexOf('i100thing'));
    writeFileSync(damaged, bytes);

    await assert.rejects(backUpStore(file, file), CopyRefused);
    await assert.rejects(backUpStore(join(folder, 'no.db'), join(folder, 'b.db')), CopyRefused);
    await assert.rejects(backUpStore(file, join(folder, 'no', 'b.db')), CopyRefused);
    await assert.rejects(backUpStore(damaged, join(folder, 'b.db')), {
      name: CopyRefused.name,
      message: /^The store .+ is damaged \(row \d+ missing from index items_by_seq\)/,
    });

    assert.equal(existsSync(join(folder, 'b.db')), false);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('.part')),
      [],
    );
  });

  it('tells by command what it cannot do, with exit code 1', async () => {
    const told = await Promise.all([
      ended(command('backup', folder)),
      ended(command('backup', folder, join(folder, 'b.db'))),
      ended(command('restore', folder, '--yes')),
    ]);

    assert.deepEqual(told, [
      { code: 1, said: 'Name the one file to write: npm run -s store:backup -- <file>.' },
      { code: 1, said: `There is no store at ${join(folder, 'sekitori.db')}: check DATA_DIR.` },
      { code: 1, said: 'Name the one backup: npm run -s store:restore -- <file> [--yes].' },
    ]);
  });
});

async function changeIn(file: string, sql: string): Promise<void> {
  const database = await connect(file, { readOnly: false });
  database.exec(sql);
  database.close();
}
