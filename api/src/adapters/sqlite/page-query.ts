import type { Query } from '../../application/store.ts';
import { StoreCursorUnknown } from '../../application/store-faults.ts';

const defaultLimit = 200;

/**
 * The statement for a page and its values after tenant, scope, type and time. It asks for one row
 * more than the page holds, to know whether another page follows.
 */
export function pageStatement(query: Query): {
  sql: string;
  values: (string | number)[];
  limit: number;
} {
  const { key } = query;
  const bounds: [string, ...string[]][] = [];
  if (query.from !== undefined) bounds.push([`${key} >= ?`, query.from]);
  if (query.to !== undefined) bounds.push([`${key} < ?`, query.to]);
  if (query.prefix) bounds.push([`${key} >= ? AND ${key} < ?`, query.prefix, after(query.prefix)]);
  const direction = query.descending ? 'DESC' : 'ASC';
  if (query.cursor !== undefined) {
    const [lastKey, lastId] = parseCursor(query.cursor);
    bounds.push([`(${key}, id) ${query.descending ? '<' : '>'} (?, ?)`, lastKey, lastId]);
  }
  const limit = query.limit ?? defaultLimit;
  const where = bounds.map(([condition]) => ` AND ${condition}`).join('');
  const sql = `SELECT * FROM items INDEXED BY items_by_${key}
    WHERE tenant = ? AND scope = ? AND type = ? AND ${key} IS NOT NULL
    AND (expires IS NULL OR expires > ?)${where}
    ORDER BY ${key} ${direction}, id ${direction} LIMIT ?`;
  return { sql, values: [...bounds.flatMap(([, ...values]) => values), limit + 1], limit };
}

/** The first text behind all that begin with an ASCII prefix. */
function after(prefix: string): string {
  const last = prefix.charCodeAt(prefix.length - 1);
  return prefix.slice(0, -1) + String.fromCharCode(last + 1);
}

function parseCursor(cursor: string): [string, string] {
  const [key, id] = jsonListOf(cursor);
  if (typeof key === 'string' && typeof id === 'string') return [key, id];
  throw new StoreCursorUnknown('Not a cursor of this store');
}

function jsonListOf(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
