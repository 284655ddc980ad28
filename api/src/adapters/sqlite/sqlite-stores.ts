import { LRUCache } from 'lru-cache';
import type { Clock } from '../../application/ports.ts';
import type { Change, Item, Page, Query, Stores, TenantStore } from '../../application/store.ts';
import {
  StoreBusy,
  StoreCursorUnknown,
  type StoreUnusable,
} from '../../application/store-faults.ts';
import { checkOperations, checkPlace, checkQuery } from '../../application/store-limits.ts';
import type { TenantId } from '../../domain/ids.ts';
import type { Place } from './apply.ts';
import { type Database, openDatabase, type Statement } from './database.ts';
import { GroupCommit } from './group-commit.ts';
import { pageStatement } from './page-query.ts';
import { changeOf, itemAt, type Row, serviceTenant } from './row.ts';
import { faultOf } from './sqlite-faults.ts';

const sweepEveryMs = 60_000;
/** Characters of JSON from which on parsing costs more than looking whether it changed. */
const leastLarge = 4_000;
const mostLarge = 16_000_000;
const isThere = 'tenant = ? AND scope = ? AND id = ? AND (expires IS NULL OR expires > ?)';

/**
 * The embedded store: one SQLite file. Several processes on one file wait for each other and then see
 * `StoreBusy`. After a fault of the disk everything throws `StoreUnusable`, and `onBroken` hears of it
 * once: whoever runs the process should end it, so that the file is opened and read anew.
 */
export async function openSqliteStores(
  file: string,
  clock: Clock,
  onBroken: (broken: StoreUnusable) => void = () => undefined,
): Promise<Stores> {
  const database = await openDatabase(file);
  const stores = new SqliteStores(database, clock, onBroken);
  await stores.sweep();
  return stores;
}

class SqliteStores implements Stores {
  readonly forService: TenantStore;
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #statements = new Map<string, Statement>();
  /** Large documents as they were parsed, such as floors: read by everybody and changed by few. */
  readonly #large = new LRUCache<string, Item>({ maxSize: mostLarge });
  readonly #commits: GroupCommit;
  readonly #sweeping: NodeJS.Timeout;
  #broken: StoreUnusable | undefined;

  constructor(database: Database, clock: Clock, onBroken: (broken: StoreUnusable) => void) {
    this.#database = database;
    this.#clock = clock;
    this.#commits = new GroupCommit({
      database,
      prepared: (sql) => this.#prepared(sql),
      clock,
      onBroken: (broken) => {
        this.#broken = broken;
        onBroken(broken);
      },
    });
    this.forService = this.#storeOf(serviceTenant);
    this.#sweeping = setInterval(() => void this.sweep(), sweepEveryMs).unref();
  }

  forTenant(tenant: TenantId): TenantStore {
    if (tenant === serviceTenant) throw new Error('No tenant is called like the service');
    return this.#storeOf(tenant);
  }

  #storeOf(tenant: TenantId): TenantStore {
    return {
      read: async (scope, id) => this.#read({ tenant, scope }, id),
      commit: async (scope, operations) => {
        checkOperations(scope, operations);
        if (this.#broken) throw this.#broken;
        return this.#commits.commit({ tenant, scope }, operations);
      },
      query: async (scope, query) => this.#query({ tenant, scope }, query),
    };
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Runs a statement that only reads; a fault of the disk comes out as one of the port's. */
  #rows(sql: string, ...values: (string | number)[]): Row[] {
    if (this.#broken) throw this.#broken;
    try {
      return this.#prepared(sql).all(...values) as Row[];
    } catch (error) {
      throw faultOf(error);
    }
  }

  #read<Body>(asked: Place, id: string): Item<Body> | undefined {
    const { tenant, scope } = asked;
    checkPlace(scope, id);
    const at = [tenant, scope, id, this.#clock.now()] as const;
    const place = `${tenant}|${scope}|${id}`;
    const known = this.#large.get(place);
    if (known) {
      const [now] = this.#rows(`SELECT seq FROM items WHERE ${isThere}`, ...at);
      // Kept under its place with its version, so it says what was read of that type.
      if (now && String(now.seq) === known.etag) return known as Item<Body>;
    }
    const [row] = this.#rows(`SELECT * FROM items WHERE ${isThere}`, ...at);
    if (!row) return undefined;
    const item = itemAt<Body>(asked, row);
    if (row.body.length > leastLarge) this.#large.set(place, item, { size: row.body.length });
    return item;
  }

  #query<Body>(asked: Place, query: Query): Page<Body> {
    const { tenant, scope } = asked;
    checkQuery(scope, query);
    const { sql, values, limit } = pageStatement(query);
    const rows = this.#rows(sql, tenant, scope, query.type, this.#clock.now(), ...values);
    const items = rows.slice(0, limit).map((row) => itemAt<Body>(asked, row));
    const last = rows.length > limit ? items.at(-1) : undefined;
    if (!last) return { items };
    return { items, cursor: JSON.stringify([last[query.key], last.id]) };
  }

  async changes(cursor: string | undefined, limit: number) {
    const from = cursor ?? '0';
    const counted = this.#counted();
    if (!/^\d{1,15}$/.test(from) || Number(from) > counted) {
      throw new StoreCursorUnknown('Not a cursor of this store');
    }
    // Asked before every answer; mostly nothing has happened.
    if (Number(from) === counted) return { items: [], cursor: from };
    const rows = this.#rows(
      `SELECT * FROM items WHERE seq > ? AND (expires IS NULL OR expires > ?) ORDER BY seq LIMIT ?`,
      ...[Number(from), this.#clock.now(), limit],
    );
    const items: Change[] = rows.map(changeOf);
    const last = rows.at(-1)?.seq ?? 0;
    // Deletions take numbers as well; behind the newest write there is nothing to look for again.
    return { items, cursor: String(rows.length < limit ? Math.max(last, counted) : last) };
  }

  async now(): Promise<string> {
    return String(this.#counted());
  }

  #counted(): number {
    const [row] = this.#rows('SELECT seq FROM counter');
    return row?.seq ?? 0;
  }

  /** One file is always up to date for every process. */
  async following<Outcome>(_after: string, work: () => Promise<Outcome>) {
    return { outcome: await work(), after: '' };
  }

  /**
   * Removes what has expired: invisible already, and gone before a clock that is set back could show it
   * again. What fails is tried again in a minute; a fault of the disk has been told to `onBroken`.
   */
  async sweep(): Promise<void> {
    if (this.#broken) return;
    await this.#commits.sweep().catch((fault: unknown) => {
      if (!(fault instanceof StoreBusy) && !this.#broken) throw fault;
    });
  }

  async health(): Promise<void> {
    this.#rows('SELECT seq FROM counter');
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    await this.#commits.settled();
    this.#statements.clear();
    this.#database.close();
  }
}
