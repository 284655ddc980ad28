import { randomUUID } from 'node:crypto';
import { CosmosClient } from '@azure/cosmos';
import { openCosmosStores } from '../../api/src/adapters/cosmos/cosmos-stores.ts';
import { skipBecause } from '../support/skip.ts';
import { aClock } from '../support/world.ts';
import type { OpenedStore } from './opened-store.ts';
import { describeStore } from './store-contract.ts';

const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env;

/** The same contract against an account or an emulator, in a database that is made for it and deleted. */
describe('cosmos, live', function () {
  this.timeout(120_000);
  if (endpoint && key) return describeStore('Azure Cosmos DB', openLive);
  it('holds the store contract', function () {
    skipBecause(this, 'COSMOS_ENDPOINT and COSMOS_KEY name no account to try the store on');
  });
});

async function openLive(): Promise<OpenedStore> {
  if (!endpoint || !key) throw new Error('No account is named');
  const database = `sekitori-test-${randomUUID()}`;
  // The service counts life spans itself; this clock only tells what of the change feed has expired.
  const clock = { ...aClock('2026-10-05T00:00:00Z'), now: Date.now };
  return {
    stores: await openCosmosStores({ endpoint, key, database, container: 'data' }, clock),
    clock,
    clockIsTheirs: true,
    end: async () => {
      const client = new CosmosClient({ endpoint, key });
      await client.database(database).delete();
      client.dispose();
    },
  };
}
