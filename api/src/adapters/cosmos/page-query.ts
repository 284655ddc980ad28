import type { SqlQuerySpec } from '@azure/cosmos';
import type { Query } from '../../application/store.ts';
import { StoreCursorUnknown } from '../../application/store-faults.ts';
import { keyFor } from './envelope.ts';

const defaultLimit = 200;
/** Before and behind all that stands in a key. */
const lowest = '!';
const highest = '\u007f';

/**
 * A page as one range of the stored keys: `low` included, `high` excluded, in one of four texts. Without
 * `spec` the range is empty and nobody need be asked.
 */
export function pageQuery(query: Query): { spec: SqlQuerySpec | undefined; limit: number } {
  const { key, type, prefix, cursor, descending, limit = defaultLimit } = query;
  const lows = [query.from ?? lowest, prefix ?? lowest];
  const highs = [query.to ?? highest, prefix ? after(prefix) : highest];
  if (cursor !== undefined) {
    const last = keyFor(...parseCursor(cursor));
    // The first text behind `last` that can be a stored key, as none holds a control character.
    if (descending) highs.push(last);
    else lows.push(`${last}!`);
  }
  const low = lows.reduce((a, b) => (a > b ? a : b));
  const high = highs.reduce((a, b) => (a < b ? a : b));
  if (low >= high) return { spec: undefined, limit };
  const direction = descending ? 'DESC' : 'ASC';
  const parameters = Object.entries({ type, low, high });
  const spec = {
    query: `SELECT * FROM c WHERE c.t = @type AND c.${key} >= @low AND c.${key} < @high ORDER BY c.${key} ${direction}`,
    parameters: parameters.map(([name, value]) => ({ name: `@${name}`, value })),
  };
  return { spec, limit };
}

/** The first text behind all that begin with an ASCII prefix. */
function after(prefix: string): string {
  const last = prefix.charCodeAt(prefix.length - 1);
  return prefix.slice(0, -1) + String.fromCharCode(last + 1);
}

/** The cursor behind an item; the service's own continuation would skip or repeat under writes. */
export const cursorBehind = (key: string | undefined, id: string) => JSON.stringify([key, id]);

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
