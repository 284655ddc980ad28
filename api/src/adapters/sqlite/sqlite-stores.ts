import type { Clock } from '../../application/ports.ts';
import {
  type Change,
  type CommitResult,
  type Item,
  type NewItem,
  type Operation,
  type Page,
  type Query,
  StoreBusy,
  type Stores,
  StoreTooLarge,
  type TenantStore,
} from '../../application/store.ts';
import type { TenantId } from '../../domain/ids.ts';
import { tenantId } from '../../domain/ids.ts';
import { type Database, openDatabase, type Statement } from './database.ts';
import { pageStatement } from './page-query.ts';
import { changeOf, itemOf, type Row } from './row.ts';

/** The tenant of what belongs to none; no RSI tenant can be called so. */
const serviceTenant = tenantId('_');
const mostOperations = 100;
const mostBytes = 2_000_000;

/**
 * The embedded store: one SQLite file. A commit is synchronous inside, so one process is the unit of
 * concurrency; several processes on one file wait for each other and then see `StoreBusy`.
 */
export async function openSqliteStores(file: string, clock: Clock): Promise<Stores> {
  const database = await openDatabase(file);
  const store = new SqliteStores(database, clock);
  store.sweep();
  return store;
}

class SqliteStores implements Stores {
  readonly forService: TenantStore;
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #statements = new Map<string, Statement>();

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
    this.forService = this.#storeOf(serviceTenant);
  }

  forTenant(tenant: TenantId): TenantStore {
    if (tenant === serviceTenant) throw new Error('No tenant is called like the service');
    return this.#storeOf(tenant);
  }

  #storeOf(tenant: TenantId): TenantStore {
    return {
      read: async (scope, id) => this.#read(tenant, scope, id),
      commit: async (scope, operations) => this.#commit(tenant, scope, operations),
      query: async (scope, query) => this.#query(tenant, scope, query),
    };
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #read<Body>(tenant: TenantId, scope: string, id: string): Item<Body> | undefined {
    const row = this.#prepared(
      `SELECT * FROM items WHERE tenant = ? AND scope = ? AND id = ?
       AND (expires IS NULL OR expires > ?)`,
    ).get(tenant, scope, id, this.#clock.now());
    return row ? itemOf<Body>(row as Row) : undefined;
  }

  #query<Body>(tenant: TenantId, scope: string, query: Query): Page<Body> {
    const { sql, values, limit } = pageStatement(query);
    const rows = this.#prepared(sql).all(tenant, scope, query.type, this.#clock.now(), ...values);
    const items = rows.slice(0, limit).map((row) => itemOf<Body>(row as Row));
    const last = rows.length > limit ? items.at(-1) : undefined;
    if (!last) return { items };
    return { items, cursor: JSON.stringify([last[query.key], last.id]) };
  }

  #commit(tenant: TenantId, scope: string, operations: readonly Operation[]): CommitResult {
    checkSize(operations);
    this.#exec('BEGIN IMMEDIATE');
    try {
      const etags: (string | undefined)[] = [];
      for (const [index, operation] of operations.entries()) {
        const outcome = this.#apply(tenant, scope, operation);
        if (!outcome.ok) {
          this.#exec('ROLLBACK');
          return { ok: false, index, reason: outcome.reason };
        }
        etags.push(outcome.etag);
      }
      this.#exec('COMMIT');
      return { ok: true, etags, after: '' };
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  #apply(
    tenant: TenantId,
    scope: string,
    operation: Operation,
  ):
    | { ok: true; etag: string | undefined }
    | { ok: false; reason: 'exists' | 'changed' | 'missing' } {
    const id = operation.kind === 'delete' ? operation.id : operation.item.id;
    const known = this.#read(tenant, scope, id);
    if (operation.kind === 'create' && known) return { ok: false, reason: 'exists' };
    const ifMatch = 'ifMatch' in operation ? operation.ifMatch : undefined;
    if (ifMatch !== undefined && !known) return { ok: false, reason: 'missing' };
    if (ifMatch !== undefined && known?.etag !== ifMatch) return { ok: false, reason: 'changed' };
    if (operation.kind === 'delete') {
      this.#prepared('DELETE FROM items WHERE tenant = ? AND scope = ? AND id = ?').run(
        tenant,
        scope,
        id,
      );
      return { ok: true, etag: undefined };
    }
    return { ok: true, etag: this.#write(tenant, scope, operation.item) };
  }

  #write(tenant: TenantId, scope: string, item: NewItem): string {
    const counted = this.#prepared('UPDATE counter SET seq = seq + 1 RETURNING seq').get();
    const { seq } = counted as { seq: number };
    const expires =
      item.ttlSeconds === undefined ? null : this.#clock.now() + item.ttlSeconds * 1000;
    const k1 = item.k1 ?? null;
    const k2 = item.k2 ?? null;
    this.#prepared('INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      ...[tenant, scope, item.id, item.type, k1, k2, expires, JSON.stringify(item.body), seq],
    );
    return String(seq);
  }

  #exec(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch (cause) {
      if (isBusy(cause)) throw new StoreBusy('Another process is writing to the store', { cause });
      throw cause;
    }
  }

  /** After a fault inside a transaction; SQLite may have ended it by itself. */
  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch (error) {
      if (!(error instanceof Error) || !/no transaction/.test(error.message)) throw error;
    }
  }

  async changes(cursor: string | undefined, limit: number) {
    const rows = this.#prepared(
      `SELECT * FROM items WHERE seq > ? AND (expires IS NULL OR expires > ?) ORDER BY seq LIMIT ?`,
    ).all(Number(cursor ?? 0), this.#clock.now(), limit);
    const items: Change[] = rows.map((row) => changeOf(row as Row));
    return { items, cursor: items.at(-1)?.etag ?? cursor ?? '0' };
  }

  async now(): Promise<string> {
    const { seq } = this.#prepared('SELECT seq FROM counter').get() as { seq: number };
    return String(seq);
  }

  /** Removes what has expired. Invisible already, so it matters for the file's size only. */
  sweep(): void {
    this.#prepared('DELETE FROM items WHERE expires <= ?').run(this.#clock.now());
  }

  async health(): Promise<void> {
    this.#prepared('SELECT 1').get();
  }

  async close(): Promise<void> {
    this.#statements.clear();
    this.#database.close();
  }
}

const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errcode, sqliteCode } = error as { errcode?: number; sqliteCode?: number };
  return ((errcode ?? sqliteCode ?? 0) & 0xff) === sqliteBusy;
}

function checkSize(operations: readonly Operation[]): void {
  if (operations.length === 0 || operations.length > mostOperations) {
    throw new StoreTooLarge(`A commit holds 1 to ${mostOperations} operations`);
  }
  for (const operation of operations) {
    if (operation.kind === 'delete') continue;
    if (JSON.stringify(operation.item).length > mostBytes) {
      throw new StoreTooLarge(`A document holds at most ${mostBytes} bytes`);
    }
  }
}
