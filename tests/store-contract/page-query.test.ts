import assert from 'node:assert/strict';
import { pageStatement } from '../../api/src/adapters/sqlite/page-query.ts';
import type { Query } from '../../api/src/application/store.ts';

const base = { type: 't', key: 'k1' } as const;
const cursor = (key: string) => JSON.stringify([key, 'id']);

/** The conditions on the key of a page; of two on one side, SQLite seeks by one and walks to the other. */
const boundsOf = (query: Partial<Query>) => {
  const { sql, values } = pageStatement({ ...base, ...query });
  const [, conditions = ''] = sql.split('expires > ?)');
  const [bounds = ''] = conditions.split('ORDER BY');
  return [bounds.replaceAll(/\s+/g, ' ').trim(), ...values.slice(0, -1)];
};

describe('a page of a long list in SQLite', () => {
  it('is sought by one bound a side, so that late pages cost what early ones do', () => {
    assert.deepEqual(boundsOf({ prefix: 'sealed.' }), [
      'AND k1 >= ? AND k1 < ?',
      'sealed.',
      'sealed/',
    ]);
    assert.deepEqual(boundsOf({ prefix: 'sealed.', cursor: cursor('sealed.7') }), [
      'AND (k1, id) > (?, ?) AND k1 < ?',
      'sealed.7',
      'id',
      'sealed/',
    ]);
    assert.deepEqual(boundsOf({ from: 'a', to: 'm', descending: true, cursor: cursor('c') }), [
      'AND k1 >= ? AND (k1, id) < (?, ?)',
      'a',
      'c',
      'id',
    ]);
    assert.deepEqual(boundsOf({ from: 'c', prefix: 'b', to: 'k' }), [
      'AND k1 >= ? AND k1 < ?',
      'c',
      'c',
    ]);
  });

  it('never leaves its range, wherever a cursor points', () => {
    assert.deepEqual(boundsOf({ from: 'm', cursor: cursor('a') }), ['AND k1 >= ?', 'm']);
    assert.deepEqual(boundsOf({ to: 'm', descending: true, cursor: cursor('z') }), [
      'AND k1 < ?',
      'm',
    ]);
  });
});
