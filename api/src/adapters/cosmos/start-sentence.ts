import { StoreUnusable } from '../../application/store-faults.ts';
import type { CosmosSettings } from './client.ts';
import { CosmosFailure, isCredential } from './failure.ts';

/** What whoever starts the process can mend; anything else stays as it is. */
export function sentenceFor(error: unknown, settings: CosmosSettings): unknown {
  const failure = error instanceof Error ? error.cause : undefined;
  if (!(failure instanceof CosmosFailure)) return error;
  const { endpoint, key, database, container } = settings;
  const unusable = (sentence: string) => new StoreUnusable(sentence, { cause: failure });
  if (failure.status === 401 || failure.status === 403) {
    return unusable(
      key === undefined
        ? `Cosmos DB at COSMOS_ENDPOINT (${endpoint}) does not let this process in (${failure.status}): give its managed identity the role Cosmos DB Built-in Data Contributor, or set COSMOS_KEY.`
        : `Cosmos DB at COSMOS_ENDPOINT (${endpoint}) refuses the key (${failure.status}): set COSMOS_KEY to a read-write key of that account, and see that its firewall and this machine's clock are right.`,
    );
  }
  if (failure.status === 404) {
    return unusable(
      `Cosmos DB at COSMOS_ENDPOINT (${endpoint}) has no container ${container} in ${database} (COSMOS_CONTAINER, COSMOS_DATABASE): make it as docs/OPERATIONS.md says.`,
    );
  }
  if (isCredential(failure)) {
    return unusable(
      'This process has no managed identity that can sign in: give it one, or set COSMOS_KEY.',
    );
  }
  return unusable(
    `Cosmos DB does not answer at COSMOS_ENDPOINT (${endpoint}: ${failure.status ?? failure.onTheWay}): check the address and the network.`,
  );
}
