import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { aClock } from '../support/world.ts';
import { describeStore } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'sekitori-store-'));
let files = 0;

describe('sqlite', () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  describeStore('SQLite in memory', async () => {
    const clock = aClock('2026-10-05T00:00:00Z');
    return { stores: await openSqliteStores(':memory:', clock), clock };
  });

  describeStore('SQLite in a file', async () => {
    const clock = aClock('2026-10-05T00:00:00Z');
    files += 1;
    return { stores: await openSqliteStores(join(folder, `${files}.db`), clock), clock };
  });
});
