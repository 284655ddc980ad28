import type { Container, ContainerDefinition, ContainerRequest, CosmosClient } from '@azure/cosmos';
import { StoreTooNew, StoreUnusable } from '../../application/store-faults.ts';
import type { Calls } from './calls.ts';
import { attempts, type CosmosSettings, loadSdk } from './client.ts';
import { sentenceFor } from './start-sentence.ts';

/** Of the envelope and the container; what documents look like is versioned in the documents. */
const storeVersion = 1;
/** Where the version is written down: no tenant's partition, as it holds no separator. */
const markPartition = 'sekitori';
const markId = 'version';

const partitionKeyPath = '/pk';

type Opened = { readonly container: Container; readonly rid: string };

/**
 * Finds the container, with a key also makes it, and checks whatever bookings rely on. Throws
 * `StoreUnusable` or `StoreTooNew` with one sentence that names the setting to mend.
 */
export async function openContainer(
  client: CosmosClient,
  settings: CosmosSettings,
  calls: Calls,
): Promise<Opened> {
  try {
    checkAccount(await calls.run('read', () => client.getDatabaseAccount()));
    if (settings.key !== undefined) await makeMissing(client, settings, calls);
    const container = client.database(settings.database).container(settings.container);
    const { resource } = await calls.run('read', () => container.read());
    checkShape(resource, settings);
    await checkVersion(container, calls, settings);
    return { container, rid: resource?._rid ?? '' };
  } catch (error) {
    throw sentenceFor(error, settings);
  }
}

function checkAccount(response: {
  resource?: { enableMultipleWritableLocations: boolean; consistencyPolicy: string } | undefined;
}): void {
  const { enableMultipleWritableLocations, consistencyPolicy } = response.resource ?? {};
  if (enableMultipleWritableLocations !== false) {
    throw new StoreUnusable(
      'The Cosmos DB account of COSMOS_ENDPOINT writes in several regions, where two people could book one seat: switch multi-region writes off.',
    );
  }
  if (!['Strong', 'BoundedStaleness', 'Session'].includes(consistencyPolicy ?? '')) {
    throw new StoreUnusable(
      `The Cosmos DB account of COSMOS_ENDPOINT has the consistency level ${consistencyPolicy}: set Session or stronger.`,
    );
  }
}

/** Only a key may make databases and containers; a managed identity finds them made. */
async function makeMissing(client: CosmosClient, settings: CosmosSettings, calls: Calls) {
  const { database, container } = settings;
  await calls.run('read', () =>
    unlessMade(() => client.databases.createIfNotExists({ id: database })),
  );
  const shape = await shapeOf(container);
  const { containers } = client.database(database);
  await calls.run('read', () => unlessMade(() => containers.createIfNotExists(shape)));
}

/** Another process may have made it between the look and the making. */
async function unlessMade(make: () => Promise<unknown>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (attempts.getStore()?.failure?.status !== 409) throw error;
  }
}

async function shapeOf(id: string): Promise<ContainerRequest> {
  const { PartitionKeyKind } = await loadSdk();
  return {
    id,
    // Version 2 takes keys of more than 101 bytes.
    partitionKey: { paths: [partitionKeyPath], kind: PartitionKeyKind.Hash, version: 2 },
    // Documents live for ever unless they say otherwise.
    defaultTtl: -1,
    indexingPolicy: {
      indexingMode: 'consistent',
      includedPaths: [{ path: '/t/?' }, { path: '/k1/?' }, { path: '/k2/?' }],
      excludedPaths: [{ path: '/*' }],
    },
  };
}

function checkShape(
  resource: ContainerDefinition | undefined,
  { container, database }: CosmosSettings,
): void {
  const where = `The container ${container} in ${database} (COSMOS_CONTAINER, COSMOS_DATABASE)`;
  const { paths = [], version } = resource?.partitionKey ?? {};
  if (paths.join() !== partitionKeyPath || version !== 2) {
    throw new StoreUnusable(
      `${where} has the partition key ${paths.join()} of version ${version ?? 1} and not ${partitionKeyPath} of version 2: name one made as docs/OPERATIONS.md says.`,
    );
  }
  if (resource?.defaultTtl !== -1) {
    throw new StoreUnusable(
      `${where} has the default time to live ${resource?.defaultTtl ?? 'off'}: set it to -1 (on, no default), or sessions never end or bookings vanish.`,
    );
  }
}

/** Reads the mark of who wrote here, or leaves ours; a store of a newer program is not touched. */
async function checkVersion(container: Container, calls: Calls, settings: CosmosSettings) {
  const mark = { id: markId, pk: markPartition, version: storeVersion };
  const found = await calls.run('read', async () => {
    const { resource } = await container.item(markId, markPartition).read<typeof mark>();
    if (resource) return resource;
    await container.items.batch([{ operationType: 'Create', resourceBody: mark }], markPartition);
    return mark;
  });
  if (!(found.version <= storeVersion)) {
    throw new StoreTooNew(
      `The container ${settings.container} in ${settings.database} was written by a newer version of Sekitori: start that version, or restore a backup of this one.`,
    );
  }
}
