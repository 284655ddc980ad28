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

/** Of the tables; what documents look like is versioned in the documents. */
const schemaVersion = 1;
/** How long a statement may hold the event loop while another process writes. */
const busyTimeoutMs = 100;
const cacheKilobytes = 64_000;

/** Opens or creates a database file that survives a kill: WAL, and every commit on the disk before it is answered. */
export async function openDatabase(file: string): Promise<Database> {
  const { DatabaseSync } = isBuiltin('node:sqlite')
    ? await import('node:sqlite')
    : await import('@photostructure/sqlite');
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    const database = new DatabaseSync(file);
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec(`PRAGMA cache_size = -${cacheKilobytes}`);
    prepareSchema(database, file);
    return database;
  } catch (cause) {
    if (cause instanceof StoreTooNew) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StoreUnusable(
      `The store file ${file} cannot be opened (${why}): check DATA_DIR, its rights and its free space.`,
      { cause },
    );
  }
}

function prepareSchema(database: Database, file: string): void {
  const { user_version: found } = database.prepare('PRAGMA user_version').get() as {
    user_version: number;
  };
  if (found > schemaVersion) {
    throw new StoreTooNew(
      `The store file ${file} was written by a newer version of Sekitori: start that version, or restore a backup of this one.`,
    );
  }
  database.exec(schema);
  database.exec(`PRAGMA user_version = ${schemaVersion}`);
}
