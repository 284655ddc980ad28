import { openSimulatedStore } from '../support/cosmos/simulated-store.ts';
import { describeDamage } from './damage.ts';
import { describeStore } from './store-contract.ts';

/** Pages of the service are smaller than any that is asked for, so that the SDK must go on. */
const openSmallPages = () => openSimulatedStore({ pageSize: 7 });

describe('cosmos', () => {
  describeStore('Azure Cosmos DB, simulated', openSmallPages);
  describeDamage('Azure Cosmos DB, simulated', openSmallPages);
});
