import type { NewItem, Operation } from '../../application/store.ts';
import type { TenantId } from '../../domain/ids.ts';
import type { Statement } from './database.ts';

export type Prepared = (sql: string) => Statement;
export type Place = { readonly tenant: TenantId; readonly scope: string };

/** What one operation comes to; `etag` is absent after a delete. */
export type Outcome =
  | { readonly ok: true; readonly etag: string | undefined }
  | { readonly ok: false; readonly reason: 'exists' | 'changed' | 'missing' };

const versionOf = `SELECT seq FROM items WHERE tenant = ? AND scope = ? AND id = ?
  AND (expires IS NULL OR expires > ?)`;
const remove = 'DELETE FROM items WHERE tenant = ? AND scope = ? AND id = ?';
const count = 'UPDATE counter SET seq = seq + 1 RETURNING seq';
const insert = 'INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** Carries one operation out, inside a transaction. The version of a document is the number of its last write. */
export function apply(
  prepared: Prepared,
  { tenant, scope }: Place,
  { operation, now }: { readonly operation: Operation; readonly now: number },
): Outcome {
  const id = operation.kind === 'delete' ? operation.id : operation.item.id;
  if (operation.kind !== 'put') {
    const known = prepared(versionOf).get(tenant, scope, id, now) as { seq: number } | undefined;
    const conflict = conflictOf(operation, known && String(known.seq));
    if (conflict) return { ok: false, reason: conflict };
  }
  if (operation.kind === 'delete') {
    prepared(remove).run(tenant, scope, id);
    return { ok: true, etag: undefined };
  }
  const { seq } = prepared(count).get() as { seq: number };
  prepared(insert).run(tenant, scope, ...columnsOf(operation.item, now), seq);
  return { ok: true, etag: String(seq) };
}

function conflictOf(
  operation: Operation,
  etag: string | undefined,
): 'exists' | 'changed' | 'missing' | undefined {
  if (operation.kind === 'create') return etag === undefined ? undefined : 'exists';
  if (operation.kind === 'put' || operation.ifMatch === undefined) return undefined;
  if (etag === undefined) return 'missing';
  return etag === operation.ifMatch ? undefined : 'changed';
}

function columnsOf(item: NewItem, now: number) {
  const expires = item.ttlSeconds === undefined ? null : now + item.ttlSeconds * 1000;
  const body = JSON.stringify(item.body);
  return [item.id, item.type, item.k1 ?? null, item.k2 ?? null, expires, body] as const;
}
