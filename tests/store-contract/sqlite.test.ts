import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../api/src/adapters/sqlite/database.ts';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { aClock } from '../support/world.ts';
import { type DamageableStore, describeDamage } from './damage.ts';
import { describeStore } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'sekitori-store-'));
let files = 0;

describe('sqlite', () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  describeStore('SQLite in memory', async () => {
    const clock = aClock('2026-10-05T00:00:00Z');
    return { stores: await openSqliteStores(':memory:', clock), clock };
  });

  describeStore('SQLite in a file', openFile);
  describeDamage('SQLite in a file', openFile);
});

async function openFile(): Promise<DamageableStore> {
  const clock = aClock('2026-10-05T00:00:00Z');
  files += 1;
  const file = join(folder, `${files}.db`);
  const behindThePort = async (sql: string, ...values: string[]) => {
    const database = await openDatabase(file);
    database.prepare(sql).run(...values);
    database.close();
  };
  return {
    stores: await openSqliteStores(file, clock),
    clock,
    corrupt: (scope, id) =>
      behindThePort("UPDATE items SET body = '{' WHERE scope = ? AND id = ?", scope, id),
    openAsNewer: async () => {
      await behindThePort('PRAGMA user_version = 999');
      return openSqliteStores(file, clock);
    },
  };
}
