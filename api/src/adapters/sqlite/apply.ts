import type { NewItem, Operation } from '../../application/store.ts';
import type { TenantId } from '../../domain/ids.ts';
import type { Statement } from './database.ts';

export type Prepared = (sql: string) => Statement;
export type Place = { readonly tenant: TenantId; readonly scope: string };

/** What one operation comes to; `etag` is absent after a delete. */
export type Outcome =
  | { readonly ok: true; readonly etag: string | undefined }
  | { readonly ok: false; readonly reason: 'exists' | 'changed' | 'missing' };

/** An operation at this instant; a document that it writes gets the number `seq` as its version. */
export type Numbered = {
  readonly operation: Operation;
  readonly seq: number;
  readonly now: number;
};

const put = 'INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';
/** In place of an expired document too, as if it were gone already. */
const create = `INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (tenant, scope, id) DO UPDATE SET type = excluded.type, k1 = excluded.k1,
  k2 = excluded.k2, expires = excluded.expires, body = excluded.body, seq = excluded.seq
  WHERE items.expires <= ?`;
const isThere = 'tenant = ? AND scope = ? AND id = ? AND (expires IS NULL OR expires > ?)';
const replace = `UPDATE items SET type = ?, k1 = ?, k2 = ?, expires = ?, body = ?, seq = ?
  WHERE ${isThere} AND seq = ?`;
const remove = 'DELETE FROM items WHERE tenant = ? AND scope = ? AND id = ?';
const removeVersion = `DELETE FROM items WHERE ${isThere} AND seq = ?`;
const look = `SELECT 1 FROM items WHERE ${isThere}`;

/** Carries one operation out, inside a transaction. */
export function apply(prepared: Prepared, place: Place, numbered: Numbered): Outcome {
  const { operation, seq, now } = numbered;
  const { tenant, scope } = place;
  switch (operation.kind) {
    case 'put':
      prepared(put).run(tenant, scope, operation.item.id, ...columnsOf(operation.item, now), seq);
      return { ok: true, etag: String(seq) };
    case 'create': {
      const { item } = operation;
      const columns = columnsOf(item, now);
      const made = prepared(create).run(tenant, scope, item.id, ...columns, seq, now);
      return Number(made.changes) === 1
        ? { ok: true, etag: String(seq) }
        : { ok: false, reason: 'exists' };
    }
    case 'replace': {
      const { item, ifMatch } = operation;
      const of = [tenant, scope, item.id, now] as const;
      const columns = columnsOf(item, now);
      const done = prepared(replace).run(...columns, seq, ...of, versionOf(ifMatch));
      return Number(done.changes) === 1
        ? { ok: true, etag: String(seq) }
        : conflictAt(prepared, of);
    }
    case 'delete':
      return applyDelete(prepared, place, { ...operation, now });
  }
}

function applyDelete(
  prepared: Prepared,
  { tenant, scope }: Place,
  { id, ifMatch, now }: { readonly id: string; readonly ifMatch?: string; readonly now: number },
): Outcome {
  if (ifMatch === undefined) {
    prepared(remove).run(tenant, scope, id);
    return { ok: true, etag: undefined };
  }
  const of = [tenant, scope, id, now] as const;
  const done = prepared(removeVersion).run(...of, versionOf(ifMatch));
  return Number(done.changes) === 1 ? { ok: true, etag: undefined } : conflictAt(prepared, of);
}

/** Versions are numbers of ours; anything else is the version of no document. */
const versionOf = (etag: string) => (/^\d{1,15}$/.test(etag) ? Number(etag) : -1);

function conflictAt(prepared: Prepared, of: readonly [TenantId, string, string, number]): Outcome {
  return { ok: false, reason: prepared(look).get(...of) ? 'changed' : 'missing' };
}

function columnsOf(item: NewItem, now: number) {
  const expires = item.ttlSeconds === undefined ? null : now + item.ttlSeconds * 1000;
  const body = JSON.stringify(item.body);
  return [item.type, item.k1 ?? null, item.k2 ?? null, expires, body] as const;
}
