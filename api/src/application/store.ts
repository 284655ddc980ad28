import type { TenantId } from '../domain/ids.ts';

/** What a piece of work has seen and written; opaque, empty where every read is up to date anyway. */
export type Consistency = string;

/** A document. `body` is opaque to the store; `k1` and `k2` are the only keys that queries know. */
export type NewItem<Body = unknown> = {
  readonly id: string;
  readonly type: string;
  readonly k1?: string;
  readonly k2?: string;
  /** From this write on; expired means invisible. An id that had a life span is never used again. */
  readonly ttlSeconds?: number;
  readonly body: Body;
};

export type Item<Body = unknown> = NewItem<Body> & { readonly etag: string };

export type Operation =
  | { readonly kind: 'create'; readonly item: NewItem }
  | { readonly kind: 'replace'; readonly item: NewItem; readonly ifMatch: string }
  /** Whatever was there before; for projections and records that nobody else writes. */
  | { readonly kind: 'put'; readonly item: NewItem }
  | { readonly kind: 'delete'; readonly id: string; readonly ifMatch?: string };

export type CommitResult =
  | { readonly ok: true; readonly etags: readonly (string | undefined)[] }
  | {
      readonly ok: false;
      readonly index: number;
      readonly reason: 'exists' | 'changed' | 'missing';
    };

/** Items of one type, in the order of one key: `from` included, `to` excluded, or all with a prefix. */
export type Query = {
  readonly type: string;
  readonly key: 'k1' | 'k2';
  readonly from?: string;
  readonly to?: string;
  readonly prefix?: string;
  readonly descending?: true;
  readonly limit?: number;
  readonly cursor?: string;
};

export type Page<Body = unknown> = {
  readonly items: readonly Item<Body>[];
  readonly cursor?: string;
};

/**
 * One tenant's documents, in scopes. Nothing it returns can belong to another tenant: what a stored
 * document says of its own place is held against the place that was asked for, and `ForeignDocument`
 * is thrown where the two differ.
 */
export interface TenantStore {
  /** `lately`: as it stood a moment ago will do, where somebody follows the changes (what-changed.ts). */
  read<Body>(scope: string, id: string, age?: 'lately'): Promise<Item<Body> | undefined>;
  /** 1 to 100 operations on different documents of one scope: all or none, in order. */
  commit(scope: string, operations: readonly Operation[]): Promise<CommitResult>;
  query<Body>(scope: string, query: Query): Promise<Page<Body>>;
}

export type Change<Body = unknown> = Item<Body> & {
  readonly tenant: TenantId;
  readonly scope: string;
};

/**
 * The port to the database. Expected conflicts are values; everything else is thrown, see
 * store-faults.ts. What the arguments must look like is in store-limits.ts, the same for every store.
 */
export interface Stores {
  forTenant(tenant: TenantId): TenantStore;
  /** What belongs to no tenant: sessions, logins, links of Teams users, leases. */
  readonly forService: TenantStore;
  /**
   * Every document as it stands after its last write; deleted and expired ones are left out. Within a
   * scope the oldest write comes first. The cursor moves even where there is nothing new to tell.
   */
  changes(
    cursor: string | undefined,
    limit: number,
  ): Promise<{ items: readonly Change[]; cursor: string }>;
  /** The cursor behind the newest write. */
  now(): Promise<string>;
  /**
   * Runs work whose reads are no older than what `after` stands for, and answers what both stand for
   * together: carried from one request of a person to the next, it lets them see what they wrote
   * through another process. Anybody may hand in any `after`; one that cannot be used is ignored.
   */
  following<Outcome>(
    after: Consistency,
    work: () => Promise<Outcome>,
  ): Promise<{ readonly outcome: Outcome; readonly after: Consistency }>;
  health(): Promise<void>;
  close(): Promise<void>;
}

/** Every item of a query, page after page; only where the number is bounded by a floor or a team. */
export async function allOf<Body>(
  store: TenantStore,
  scope: string,
  query: Omit<Query, 'cursor' | 'limit'>,
): Promise<Item<Body>[]> {
  const items: Item<Body>[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.query<Body>(scope, { ...query, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
}
