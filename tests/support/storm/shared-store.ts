import assert from 'node:assert/strict';
import type { Rates } from '../cosmos/faults.ts';
import { startCosmosSimulator } from '../cosmos/simulator.ts';
import type { StoreKind } from './sizes.ts';
import { environmentOf, newDataDir, type StorePlace } from './store-place.ts';

/** A fresh store for a harness, which several processes open at once. */
export type SharedStore = {
  readonly place: StorePlace;
  /** The settings of the product that lead there. */
  readonly environment: { readonly [name: string]: string };
  /** How old a map of the service may be that shows what another process wrote. */
  readonly looksLateMs: number;
  /** The store fails now and then, as it may, until calmed; a file fails with its disk only. */
  disturb(random: () => number): () => void;
  /** What it was asked for and how it failed since the start. */
  counted(): { readonly [name: string]: number };
  remove(): Promise<void>;
};

/** Each store that the harnesses run on. */
export const storesUnderStorm: readonly {
  readonly name: string;
  readonly kind: StoreKind;
  make(): Promise<SharedStore>;
}[] = [
  { name: 'a SQLite file', kind: 'sqlite', make: sqliteFile },
  { name: 'Cosmos DB as simulated', kind: 'cosmos', make: simulatedCosmos },
];

export async function sqliteFile(): Promise<SharedStore> {
  const { dataDir, remove } = newDataDir();
  const place: StorePlace = { kind: 'sqlite', dataDir };
  return {
    place,
    environment: environmentOf(place),
    looksLateMs: 0,
    disturb: () => () => undefined,
    counted: () => ({}),
    remove: async () => remove(),
  };
}

/** The service asks for news every 300 ms; the rest is for a test machine that is busy. */
const latestLookMs = 5_000;

/** What a busy account answers to batches: more of everything than a real one does. */
const ratesOfBatches: Rates['of'] = {
  throttled: 0.06,
  'retry-with': 0.05,
  'reset-after': 0.05,
  unavailable: 0.03,
};

async function simulatedCosmos(): Promise<SharedStore> {
  const simulator = await startCosmosSimulator();
  const { dataDir, remove } = newDataDir();
  const { endpoint, key, faults, requests, violations } = simulator;
  const place: StorePlace = { kind: 'cosmos', endpoint, key };
  return {
    place,
    environment: { ...environmentOf(place), DATA_DIR: dataDir },
    looksLateMs: latestLookMs,
    disturb(random) {
      faults.happenAt({ on: ['batch'], of: ratesOfBatches, random });
      return () => faults.happenAt(undefined);
    },
    counted: () => ({
      batches: requests.filter((kind) => kind === 'batch').length,
      ...faults.happened,
    }),
    async remove() {
      await simulator.close();
      remove();
      assert.deepEqual(violations, []);
    },
  };
}
