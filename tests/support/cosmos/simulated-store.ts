import assert from 'node:assert/strict';
import { openCosmosStores } from '../../../api/src/adapters/cosmos/cosmos-stores.ts';
import type { Clock } from '../../../api/src/application/ports.ts';
import { aClock, midori } from '../world.ts';
import { type CosmosSimulator, type SimulatorOptions, startCosmosSimulator } from './simulator.ts';

const database = 'sekitori';
const container = 'data';

/** So small that no test waits long for a request that is never answered. */
export const shortPatience = { requestMs: 700, retryMs: 800 };
type Patience = typeof shortPatience;

/** The adapter over a simulator of its own; ends by finding nothing refused and no fault left over. */
export async function openSimulatedStore(options: SimulatorOptions = {}, patience?: Patience) {
  const clock = aClock('2026-10-05T00:00:00Z');
  const simulator = await startCosmosSimulator({ now: clock.now, ...options });
  const stores = await openStoresOn(simulator, clock, patience);
  return {
    stores,
    clock,
    simulator,
    /** Another process on the same container. */
    openAnother: () => openStoresOn(simulator, clock, patience),
    corrupt: async (scope: string, id: string) => {
      overwrite(simulator, `${midori}|${scope}`, { id, t: 'thing', k1: 'b broken' });
    },
    openAsNewer: () => {
      overwrite(simulator, 'sekitori', { id: 'version', version: 999 });
      return openStoresOn(simulator, clock, patience);
    },
    end: async () => {
      await simulator.close();
      assert.deepEqual(simulator.violations, []);
      assert.equal(simulator.faults.waiting, 0, 'a fault that no request met');
    },
  };
}

export type SimulatedStore = Awaited<ReturnType<typeof openSimulatedStore>>;

function openStoresOn({ endpoint, key }: CosmosSimulator, clock: Clock, patience?: Patience) {
  const settings = { endpoint, key, database, container, ...(patience ? { patience } : {}) };
  return openCosmosStores(settings, clock);
}

/** Writes a document that the adapter would not write. */
function overwrite(
  { account }: CosmosSimulator,
  pk: string,
  document: { readonly id: string; readonly [property: string]: unknown },
): void {
  const partition = account.container(database, container).partitionOf(pk);
  const stored = { ...document, pk, _etag: '"overwritten"', _ts: 1, _lsn: partition.lsn + 1 };
  partition.write(pk, new Map([[document.id, stored]]));
}
