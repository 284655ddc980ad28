import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCosmosStores } from '../../../api/src/adapters/cosmos/cosmos-stores.ts';
import { openSqliteStores } from '../../../api/src/adapters/sqlite/sqlite-stores.ts';
import { systemClock } from '../../../api/src/adapters/system/system-clock.ts';
import { documentForms } from '../../../api/src/application/document-forms.ts';
import type { Clock } from '../../../api/src/application/ports.ts';
import type { Stores } from '../../../api/src/application/store.ts';
import { versionedStores } from '../../../api/src/application/versioned-stores.ts';

/** Where a store is, as one process tells another. */
export type StorePlace =
  | { readonly kind: 'sqlite'; readonly dataDir: string }
  | { readonly kind: 'cosmos'; readonly endpoint: string; readonly key: string };

const cosmosNames = { database: 'sekitori', container: 'data' } as const;

export function newDataDir(): { readonly dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'sekitori-storm-'));
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** The settings of the product that lead to a store. */
export function environmentOf(place: StorePlace): { readonly [name: string]: string } {
  if (place.kind === 'sqlite') return { STORE: 'sqlite', DATA_DIR: place.dataDir };
  return { STORE: 'cosmos', COSMOS_ENDPOINT: place.endpoint, COSMOS_KEY: place.key };
}

/** As `openStores` of the product, without loading the rest of it: a process that is killed starts often. */
export async function openPlace(place: StorePlace, clock: Clock = systemClock): Promise<Stores> {
  const stores =
    place.kind === 'sqlite'
      ? await openSqliteStores(join(place.dataDir, 'sekitori.db'), clock)
      : await openCosmosStores({ ...place, ...cosmosNames }, clock);
  return versionedStores(stores, documentForms);
}
