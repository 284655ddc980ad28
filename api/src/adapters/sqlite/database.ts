import { mkdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { StoreTooNew, StoreUnusable } from '../../application/store-faults.ts';

/** What the adapter uses of a database, the same in `node:sqlite` and its stand-in for Node 20. */
export type Statement = {
  run(...values: (string | number | null)[]): { changes: number | bigint };
  get(...values: (string | number | null)[]): unknown;
  all(...values: (string | number | null)[]): unknown[];
};
export type Database = {
  readonly isTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
};

const schema = `
  CREATE TABLE IF NOT EXISTS items (
    tenant TEXT NOT NULL, scope TEXT NOT NULL, id TEXT NOT NULL,
    type TEXT NOT NULL, k1 TEXT, k2 TEXT, expires INTEGER, body TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (tenant, scope, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS items_by_k1 ON items (tenant, scope, type, k1, id) WHERE k1 IS NOT NULL;
  CREATE INDEX IF NOT EXISTS items_by_k2 ON items (tenant, scope, type, k2, id) WHERE k2 IS NOT NULL;
  CREATE UNIQUE INDEX IF NOT EXISTS items_by_seq ON items (seq);
  CREATE INDEX IF NOT EXISTS items_by_expiry ON items (expires) WHERE expires IS NOT NULL;
  CREATE TABLE IF NOT EXISTS counter (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL);
  INSERT OR IGNORE INTO counter VALUES (1, 0);
`;

/** In the data folder. */
export const storeFileName = 'sekitori.db';

/** Of the tables; what documents look like is versioned in the documents. */
export const schemaVersion = 1;
/** While opening, other processes may be opening, sweeping or restoring the same file. */
const openingTimeoutMs = 5_000;
/** How long one statement may hold the event loop while another process writes. */
const busyTimeoutMs = 10;
const cacheKilobytes = 64_000;
/** A booking writes a dozen pages to the log; moving them into the file waits for the disk twice more. */
const checkpointPages = 4_000;

/** A bare connection; nothing is created, set or checked. Throws what the library throws. */
export async function connect(
  file: string,
  { readOnly }: { readonly readOnly: boolean },
): Promise<Database> {
  const DatabaseSync = await engine();
  const database = new DatabaseSync(file, { readOnly });
  database.exec(`PRAGMA busy_timeout = ${openingTimeoutMs}`);
  return database;
}

/** The built-in one, where it already tells whether a transaction is open (Node 22.16). */
async function engine() {
  if (isBuiltin('node:sqlite')) {
    const { DatabaseSync } = await import('node:sqlite');
    const probe = new DatabaseSync(':memory:');
    const isComplete = 'isTransaction' in probe;
    probe.close();
    if (isComplete) return DatabaseSync;
  }
  return (await import('@photostructure/sqlite')).DatabaseSync;
}

/**
 * Opens or creates a database file that survives a kill: WAL, and every commit on the disk before it is
 * answered. The whole file is checked first, some 4 ms a megabyte: a document whose key is damaged would
 * otherwise just not be found.
 */
export async function openDatabase(file: string): Promise<Database> {
  let database: Database | undefined;
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    database = await connect(file, { readOnly: false });
    prepare(database, file);
    return database;
  } catch (cause) {
    database?.close();
    if (cause instanceof StoreTooNew || cause instanceof StoreUnusable) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StoreUnusable(
      `The store file ${file} cannot be opened (${why}): check DATA_DIR, its rights and its free space.`,
      { cause },
    );
  }
}

function prepare(database: Database, file: string): void {
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec(`PRAGMA cache_size = -${cacheKilobytes}`);
  database.exec(`PRAGMA wal_autocheckpoint = ${checkpointPages}`);
  prepareSchema(database, file);
  const damage = damageIn(database);
  if (damage !== undefined) {
    throw new StoreUnusable(
      `The store file ${file} is damaged (${damage}): stop every process, move it away and restore a backup.`,
    );
  }
  database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
}

function prepareSchema(database: Database, file: string): void {
  const found = versionOf(database);
  if (found > schemaVersion) {
    throw new StoreTooNew(
      `The store file ${file} was written by a newer version of Sekitori: start that version, or move the file away and restore a backup of this one.`,
    );
  }
  if (found === schemaVersion) return;
  database.exec(`BEGIN IMMEDIATE; ${schema} PRAGMA user_version = ${schemaVersion}; COMMIT`);
}

/** The version of the tables; 0 where nobody made any. */
export function versionOf(database: Database): number {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
    user_version: number;
  };
  return version;
}

/** The first damage that SQLite finds in structure, keys and indexes; it cannot see inside a body. */
export function damageIn(database: Database): string | undefined {
  const { integrity_check: found } = database.prepare('PRAGMA integrity_check(1)').get() as {
    integrity_check: string;
  };
  return found === 'ok' ? undefined : found.replaceAll(/\s+/g, ' ');
}
