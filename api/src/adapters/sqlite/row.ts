import type { Change, Item } from '../../application/store.ts';
import { ForeignDocument, StoreCorrupt } from '../../application/store-faults.ts';
import { tenantId } from '../../domain/ids.ts';
import type { Place } from './apply.ts';

/** The tenant of what belongs to none; no RSI tenant can be called so. */
export const serviceTenant = tenantId('_');

/** A row of `items`. */
export type Row = {
  readonly tenant: string;
  readonly scope: string;
  readonly id: string;
  readonly type: string;
  readonly k1: string | null;
  readonly k2: string | null;
  readonly expires: number | null;
  readonly body: string;
  readonly seq: number;
};

/** Throws `ForeignDocument` for a row that does not say itself that it lies where it was asked for. */
export function itemAt<Body>({ tenant, scope }: Place, row: Row): Item<Body> {
  if (row.tenant !== tenant || row.scope !== scope) {
    throw new ForeignDocument(`${tenant}|${scope}`, `${row.tenant}|${row.scope}`, row.id);
  }
  return itemOf(row);
}

function itemOf<Body>(row: Row): Item<Body> {
  return {
    id: row.id,
    type: row.type,
    ...(row.k1 === null ? {} : { k1: row.k1 }),
    ...(row.k2 === null ? {} : { k2: row.k2 }),
    etag: String(row.seq),
    body: bodyOf<Body>(row),
  };
}

function bodyOf<Body>({ tenant, scope, id, body }: Row): Body {
  try {
    // What stands in a body was written by us under the same type.
    return JSON.parse(body) as Body;
  } catch (cause) {
    const where = `${tenant}|${scope}|${id}`;
    throw new StoreCorrupt(`The document ${where} is not readable; restore it from a backup`, {
      cause,
    });
  }
}

export function changeOf(row: Row): Change {
  return { ...itemOf(row), tenant: tenantId(row.tenant), scope: row.scope };
}
