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
  const direction = query.descending ? 'DESC' : 'ASC';
  const bounds = [lowBound(query), highBound(query)].filter((bound) => bound !== undefined);
  const limit = query.limit ?? defaultLimit;
  const where = bounds.map(([condition]) => ` AND ${condition}`).join('');
  const sql = `SELECT * FROM items INDEXED BY items_by_${key}
    WHERE tenant = ? AND scope = ? AND type = ? AND ${key} IS NOT NULL
    AND (expires IS NULL OR expires > ?)${where}
    ORDER BY ${key} ${direction}, id ${direction} LIMIT ?`;
  return { sql, values: [...bounds.flatMap(([, ...values]) => values), limit + 1], limit };
}

type Bound = readonly [condition: string, ...values: string[]];

/**
 * One bound on each side and never two: of two, SQLite seeks by one alone and walks from there, and
 * each page of a long list would pass all pages before it.
 */
function lowBound({ key, from, prefix, cursor, descending }: Query): Bound | undefined {
  const low = highest([from, prefix]);
  const last = cursor === undefined ? undefined : parseCursor(cursor);
  if (last && !descending && (low === undefined || last[0] >= low)) {
    return [`(${key}, id) > (?, ?)`, ...last];
  }
  return low === undefined ? undefined : [`${key} >= ?`, low];
}

function highBound({ key, to, prefix, cursor, descending }: Query): Bound | undefined {
  const high = lowest([to, prefix ? after(prefix) : undefined]);
  const last = cursor === undefined ? undefined : parseCursor(cursor);
  if (last && descending && (high === undefined || last[0] < high)) {
    return [`(${key}, id) < (?, ?)`, ...last];
  }
  return high === undefined ? undefined : [`${key} < ?`, high];
}

const inOrder = (keys: readonly (string | undefined)[]) =>
  keys.filter((key) => key !== undefined && key !== '').sort();
const highest = (keys: readonly (string | undefined)[]) => inOrder(keys).at(-1);
const lowest = (keys: readonly (string | undefined)[]) => inOrder(keys)[0];

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
