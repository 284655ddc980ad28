import assert from 'node:assert/strict';
import { openCosmosStores } from '../../api/src/adapters/cosmos/cosmos-stores.ts';
import { StoreCursorUnknown, StoreUnusable } from '../../api/src/application/store-faults.ts';
import { shortPatience } from '../support/cosmos/simulated-store.ts';
import {
  type CosmosSimulator,
  type SimulatorOptions,
  startCosmosSimulator,
} from '../support/cosmos/simulator.ts';
import { aClock, midori } from '../support/world.ts';
import { anItem } from './opened-store.ts';

const clock = aClock('2026-10-05T00:00:00Z');
const names = { database: 'sekitori', container: 'data', patience: shortPatience };
const rightShape = { partitionKey: { paths: ['/pk'], kind: 'Hash', version: 2 }, defaultTtl: -1 };

describe('cosmos start', () => {
  let simulator: CosmosSimulator | undefined;
  afterEach(async () => {
    await simulator?.close();
    simulator = undefined;
  });

  async function simulated(options: SimulatorOptions = {}): Promise<CosmosSimulator> {
    simulator = await startCosmosSimulator(options);
    return simulator;
  }

  /** One sentence, for whoever starts the service, that names what to mend. */
  async function refuses(settings: { endpoint: string; key: string }, ...mends: RegExp[]) {
    await assert.rejects(openCosmosStores({ ...names, ...settings }, clock), (fault) => {
      assert.ok(fault instanceof StoreUnusable, String(fault));
      for (const mend of mends) assert.match(fault.message, mend);
      assert.match(fault.message, /^[^\n]+\.$/);
      return true;
    });
  }

  it('makes the database and the container with a key, for two processes at once and again', async () => {
    const { endpoint, key, account } = await simulated();
    const settings = { ...names, endpoint, key };

    const both = await Promise.all([1, 2].map(() => openCosmosStores(settings, clock)));
    const again = await openCosmosStores(settings, clock);
    await both[0]?.forTenant(midori).commit('s', [{ kind: 'create', item: anItem('a') }]);
    const { items } = await again.changes(undefined, 10);
    for (const stores of [...both, again]) await stores.close();

    assert.deepEqual(account.container('sekitori', 'data').shape, {
      ...rightShape,
      indexingPolicy: {
        indexingMode: 'consistent',
        includedPaths: [{ path: '/t/?' }, { path: '/k1/?' }, { path: '/k2/?' }],
        excludedPaths: [{ path: '/*' }],
      },
    });
    assert.deepEqual(
      items.map(({ id }) => id),
      ['a'],
    );
  });

  it('refuses the cursor of another container', async () => {
    const { endpoint, key } = await simulated();
    const one = await openCosmosStores({ ...names, endpoint, key }, clock);
    const other = await openCosmosStores({ ...names, endpoint, key, container: 'other' }, clock);

    await assert.rejects(other.changes(await one.now(), 10), StoreCursorUnknown);
    await one.close();
    await other.close();
  });

  it('names the key where it is wrong', async () => {
    const { endpoint } = await simulated();

    await refuses({ endpoint, key: 'd3Jvbmc=' }, /COSMOS_KEY/, /401/);
  });

  it('names the endpoint where nothing listens, nothing answers, or something else does', async () => {
    const { endpoint, key, faults } = await simulated();
    await refuses({ endpoint: 'http://127.0.0.1:9/', key }, /COSMOS_ENDPOINT/, /ECONNREFUSED/);

    faults.plan('held-before', { on: 'account', times: 9 });

    await refuses({ endpoint, key }, /COSMOS_ENDPOINT/, /TimeoutError/);
  });

  it('refuses an account that writes in several regions', async () => {
    const { endpoint, key } = await simulated({ severalWriteRegions: true });

    await refuses({ endpoint, key }, /COSMOS_ENDPOINT/, /several regions/);
  });

  for (const consistency of ['ConsistentPrefix', 'Eventual']) {
    it(`refuses an account whose reads are ${consistency}`, async () => {
      const { endpoint, key } = await simulated({ consistency });

      await refuses({ endpoint, key }, /COSMOS_ENDPOINT/, /Session or stronger/);
    });
  }

  const wrongShapes = [
    [{ ...rightShape, partitionKey: { paths: ['/tenant'], kind: 'Hash', version: 2 } }, /\/tenant/],
    [{ ...rightShape, partitionKey: { paths: ['/pk'], kind: 'Hash' } }, /version 2/],
    [{ partitionKey: rightShape.partitionKey }, /time to live/],
    [{ ...rightShape, defaultTtl: 3600 }, /3600/],
  ] as const;
  for (const [shape, mend] of wrongShapes) {
    it(`refuses a container that is made otherwise: ${mend.source}`, async () => {
      const { endpoint, key, account } = await simulated();
      account.createDatabase('sekitori');
      account.createContainer('sekitori', { id: 'data', ...shape });

      await refuses({ endpoint, key }, /COSMOS_CONTAINER/, mend);
    });
  }

  it('starts although the service is busy for a moment', async () => {
    const { endpoint, key, faults } = await simulated();
    for (const on of ['account', 'resource', 'read', 'batch'] as const) {
      faults.plan('throttled', { on, times: 2 });
    }

    const stores = await openCosmosStores({ ...names, endpoint, key }, clock);
    await stores.health();
    await stores.close();

    assert.equal(faults.waiting, 0);
  });
});
