import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores } from '../../../api/src/adapters/sqlite/sqlite-stores.ts';
import { systemClock } from '../../../api/src/adapters/system/system-clock.ts';
import type { Clock } from '../../../api/src/application/ports.ts';
import type { Stores } from '../../../api/src/application/store.ts';

/** Where a store is, as one process tells another. */
export type StorePlace = { readonly kind: 'sqlite'; readonly dataDir: string };

/** A fresh store for a harness, which several processes open at once. */
export type SharedStore = {
  readonly place: StorePlace;
  /** The settings of the product that lead there. */
  readonly environment: { readonly [name: string]: string };
  remove(): Promise<void>;
};

/** Each store that the harnesses run on. */
export const storesUnderStorm: readonly {
  readonly name: string;
  make(): Promise<SharedStore>;
}[] = [{ name: 'a SQLite file', make: sqliteFile }];

async function sqliteFile(): Promise<SharedStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sekitori-storm-'));
  return {
    place: { kind: 'sqlite', dataDir },
    environment: { STORE: 'sqlite', DATA_DIR: dataDir },
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

export function openPlace(place: StorePlace, clock: Clock = systemClock): Promise<Stores> {
  return openSqliteStores(join(place.dataDir, 'sekitori.db'), clock);
}
