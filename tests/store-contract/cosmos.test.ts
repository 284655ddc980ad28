import assert from 'node:assert/strict';
import { openCosmosStores } from '../../api/src/adapters/cosmos/cosmos-stores.ts';
import { startCosmosSimulator } from '../support/cosmos/simulator.ts';
import { aClock } from '../support/world.ts';
import { describeStore } from './store-contract.ts';

describe('cosmos', () => {
  describeStore('Azure Cosmos DB, simulated', async () => {
    const clock = aClock('2026-10-05T00:00:00Z');
    const simulator = await startCosmosSimulator({ now: clock.now, pageSize: 3 });
    const { endpoint, key } = simulator;
    const stores = await openCosmosStores(
      { endpoint, key, database: 'sekitori', container: 'data' },
      clock,
    );
    return {
      stores,
      clock,
      end: async () => {
        await simulator.close();
        assert.deepEqual(simulator.violations, []);
      },
    };
  });
});
