import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Clock } from '../../application/ports.ts';
import { backUpStore, CopyRefused, over } from './backup.ts';
import { type Database, damageIn, openDatabase, schemaVersion, versionOf } from './database.ts';
import { serviceTenant } from './row.ts';

/** What a restore would undo: changes are documents written since, returns are documents deleted since. */
export type Undone = {
  readonly changes: number;
  readonly returns: number;
  readonly newest: number;
  readonly newestOfBackup: number;
};

export type Restored = {
  readonly documents: number;
  /** Where the store as it was before has been copied to; absent where there was none. */
  readonly wayBack?: string;
};

/**
 * Sessions, logins and the like stay as they are: whoever signed out since the backup stays out, and
 * whoever is signed in stays in.
 */
const isLasting = `NOT (tenant = '${serviceTenant}' AND expires IS NOT NULL)`;
const isSame = 'kept.tenant = live.tenant AND kept.scope = live.scope AND kept.id = live.id';
const waitingMs = 5_000;

/** What restoring the backup would undo, found without changing anything; undefined where there is no store yet. */
export async function undoneByRestore(store: string, backup: string): Promise<Undone | undefined> {
  await checkBackup(store, backup);
  if (!existsSync(store)) return undefined;
  return over(store, (database) => {
    attach(database, backup);
    const undone = database
      .prepare(
        `SELECT
          (SELECT count(*) FROM main.items AS live WHERE ${isLasting} AND NOT EXISTS (
            SELECT 1 FROM backup.items AS kept WHERE ${isSame} AND kept.seq = live.seq)) AS changes,
          (SELECT count(*) FROM backup.items AS kept WHERE ${isLasting} AND NOT EXISTS (
            SELECT 1 FROM main.items AS live WHERE ${isSame})) AS returns,
          (SELECT seq FROM main.counter) AS newest,
          (SELECT seq FROM backup.counter) AS newestOfBackup`,
      )
      .get() as Undone;
    return { ...undone };
  });
}

/**
 * Puts the backup in the place of what the store holds, in one transaction of the live file, so that
 * processes may go on serving it: each request sees all of the one or all of the other. Versions and
 * cursors go on growing, none is given twice. The change feed tells of it with a document of the
 * service, type `restored`, in scope `store`. Throws `CopyRefused` and leaves all as it was.
 */
export async function restoreStore(store: string, backup: string, clock: Clock): Promise<Restored> {
  await checkBackup(store, backup);
  const isNew = !existsSync(store);
  const database = await openDatabase(store);
  try {
    database.exec(`PRAGMA busy_timeout = ${waitingMs}`);
    attach(database, backup);
    database.exec('BEGIN IMMEDIATE');
    // From here on nobody writes, so that the way back lacks nothing.
    const wayBack = isNew ? undefined : await keepWayBack(store, clock.now());
    const documents = takeOver(database, clock.now());
    database.exec('COMMIT');
    return { documents, ...(wayBack === undefined ? {} : { wayBack }) };
  } catch (cause) {
    if (cause instanceof CopyRefused) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CopyRefused(`The backup ${backup} was not restored (${why}): try again.`, { cause });
  } finally {
    // On Node 20 a closed connection keeps its locks until it is collected.
    if (database.isTransaction) database.exec('ROLLBACK');
    database.close();
  }
}

async function keepWayBack(store: string, now: number): Promise<string> {
  const time = new Date(now).toISOString().replaceAll(':', '-');
  const { file } = await backUpStore(store, join(dirname(store), `before-restore-${time}.db`));
  return file;
}

/** Answers the number of documents that came from the backup. */
function takeOver(database: Database, now: number): number {
  // Which months have records stays known: processes that serve on name a month once.
  database.exec(`DELETE FROM main.items WHERE ${isLasting} AND type <> 'audit-month'`);
  const { changes } = database
    .prepare(`INSERT OR REPLACE INTO main.items SELECT * FROM backup.items WHERE ${isLasting}`)
    .run();
  const { seq } = database
    .prepare(
      `UPDATE main.counter SET seq = 1 + max(seq, (SELECT seq FROM backup.counter)) RETURNING seq`,
    )
    .get() as { seq: number };
  database
    .prepare(`INSERT INTO main.items VALUES (?, 'store', ?, 'restored', NULL, NULL, NULL, ?, ?)`)
    .run(serviceTenant, `restored:${seq}`, JSON.stringify({ v: 1, at: now }), seq);
  return Number(changes);
}

function attach(database: Database, backup: string): void {
  database.prepare('ATTACH ? AS backup').run(backup);
}

const columns = {
  items: 'tenant,scope,id,type,k1,k2,expires,body,seq',
  counter: 'one,seq',
} as const;

async function checkBackup(store: string, backup: string): Promise<void> {
  if (!existsSync(backup)) throw new CopyRefused(`There is no backup at ${backup}.`);
  if (existsSync(store) && realpathSync(store) === realpathSync(backup)) {
    throw new CopyRefused(`${backup} is the store itself: name a backup of it.`);
  }
  const objection = await over(backup, objectionTo).catch(
    (error: unknown) =>
      `cannot be read as a backup (${error instanceof Error ? error.message : error})`,
  );
  if (objection !== undefined)
    throw new CopyRefused(`${backup} ${objection}; nothing was changed.`);
}

function objectionTo(database: Database): string | undefined {
  const damage = damageIn(database);
  if (damage !== undefined) return `is damaged (${damage})`;
  const version = versionOf(database);
  if (version > schemaVersion) {
    return 'was written by a newer version of Sekitori, which alone can restore it';
  }
  const isOurs = Object.entries(columns).every(
    ([table, expected]) => columnsOf(database, table) === expected,
  );
  return version > 0 && isOurs ? undefined : 'is a database, but no store of Sekitori';
}

function columnsOf(database: Database, table: string): string {
  const rows = database
    .prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid')
    .all(table) as { name: string }[];
  return rows.map(({ name }) => name).join(',');
}
