import type { TenantId } from '../domain/ids.ts';

/** Where a read must not be older than; opaque, empty where the store is always up to date. */
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
  | {
      readonly ok: true;
      readonly etags: readonly (string | undefined)[];
      readonly after: Consistency;
    }
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

/** One tenant's documents, in scopes. Nothing it returns can belong to another tenant. */
export interface TenantStore {
  read<Body>(scope: string, id: string, after?: Consistency): Promise<Item<Body> | undefined>;
  /** 1 to 100 operations in one scope: all or none, in order. */
  commit(scope: string, operations: readonly Operation[]): Promise<CommitResult>;
  query<Body>(scope: string, query: Query, after?: Consistency): Promise<Page<Body>>;
}

export type Change<Body = unknown> = Item<Body> & {
  readonly tenant: TenantId;
  readonly scope: string;
};

/**
 * The port to the database. Expected conflicts are values; `StoreBusy`, `StoreOutcomeUnknown` and
 * `StoreTooLarge` are thrown.
 */
export interface Stores {
  forTenant(tenant: TenantId): TenantStore;
  /** What belongs to no tenant: sessions, logins, links of Teams users, leases. */
  readonly forService: TenantStore;
  /** Every document as it stands after its last write, oldest write first; deleted ones are left out. */
  changes(
    cursor: string | undefined,
    limit: number,
  ): Promise<{ items: readonly Change[]; cursor: string }>;
  /** The cursor behind the newest write. */
  now(): Promise<string>;
  health(): Promise<void>;
  close(): Promise<void>;
}

/** Surely not committed; trying again is safe. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/** Perhaps committed; read what the commit would have created before trying again. */
export class StoreOutcomeUnknown extends Error {
  override readonly name = 'StoreOutcomeUnknown';
}

/** More than 100 operations, or a document over 2 MB. */
export class StoreTooLarge extends Error {
  override readonly name = 'StoreTooLarge';
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

/** The store cannot be opened; the message is one sentence for whoever started the service. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}
