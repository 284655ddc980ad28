import assert from 'node:assert/strict';
import { CosmosClient, type OperationInput } from '@azure/cosmos';
import { type CosmosSimulator, startCosmosSimulator } from '../support/cosmos/simulator.ts';
import { aClock } from '../support/world.ts';

const clock = aClock('2026-10-05T00:00:00Z');
const create = (id: string, more: object = {}): OperationInput => ({
  operationType: 'Create',
  resourceBody: { id, pk: 'p', ...more },
});

const parameters = ['type', 'low', 'high'].map((name) => ({ name: `@${name}`, value: 'x' }));

/** What the simulator must refuse, or every test over it would prove too little. */
describe('the Cosmos DB simulator', () => {
  let simulator: CosmosSimulator;
  beforeEach(async () => {
    simulator = await startCosmosSimulator({ now: clock.now });
    simulator.account.createDatabase('d');
    simulator.account.createContainer('d', {
      id: 'c',
      partitionKey: { paths: ['/pk'], version: 2 },
    });
  });
  afterEach(() => simulator.close());

  function container({ key = simulator.key }: { key?: string } = {}) {
    const client = new CosmosClient({
      endpoint: simulator.endpoint,
      key,
      consistencyLevel: 'Session',
      connectionPolicy: { enableEndpointDiscovery: false },
    });
    return client.database('d').container('c');
  }
  /** The statuses of a batch in partition `p`, or the words of its refusal. */
  async function statuses(...batch: OperationInput[]): Promise<string> {
    return container()
      .items.batch(batch, 'p')
      .then(
        ({ result }) => result?.map(({ statusCode }) => statusCode).join(' ') ?? '',
        (error: Error) => error.message,
      );
  }

  it('answers 401 to another key', async () => {
    const reading = container({ key: 'd3Jvbmc=' }).item('a', 'p').read();

    await assert.rejects(reading, { code: 401 });
  });

  it('commits a batch whole, or says 424 around the operation that failed', async () => {
    assert.equal(await statuses(create('a'), create('b')), '201 201');
    assert.equal(await statuses(create('c'), create('b'), create('d')), '424 409 424');
    assert.equal((await container().item('c', 'p').read()).statusCode, 404);
  });

  it('sees within a batch what the batch wrote before', async () => {
    assert.equal(await statuses(create('a'), create('a')), '424 409');
    assert.equal(await statuses(create('a'), { operationType: 'Delete', id: 'a' }), '201 204');
  });

  it('replaces and deletes only the version that is named', async () => {
    await statuses(create('a'));
    const replace = (ifMatch: string): OperationInput => ({
      operationType: 'Replace',
      id: 'a',
      ifMatch,
      resourceBody: { id: 'a', pk: 'p' },
    });
    const { etag } = await container().item('a', 'p').read();

    assert.equal(await statuses(replace('"other"')), '412');
    assert.equal(await statuses(replace(etag)), '200');
    assert.equal(await statuses(replace(etag)), '412');
  });

  it('refuses what a document may not be', async () => {
    const big = 'x'.repeat(2 * 1024 * 1024);

    assert.match(await statuses(create('a', { pk: 'q' })), /PartitionKey/);
    assert.match(await statuses(create('a/b')), /Not an id/);
    assert.match(await statuses(create('a', { ttl: 1.5 })), /ttl/);
    assert.match(await statuses(create('a', { ttl: 0 })), /ttl/);
    assert.match(await statuses(create('a', { big })), /too large/);
    const half = { half: big.slice(1024 * 1024) };
    assert.match(await statuses(create('a', half), create('b', half)), /too large/);
  });

  it('refuses a key of two parts, and single writes', async () => {
    const twoParts = container().items.batch([create('a')], ['p', 'q']);
    const single = container().items.upsert({ id: 'a', pk: 'p' });

    await assert.rejects(twoParts, /Partition key/);
    await assert.rejects(single, /SIMULATOR REFUSES/);
    assert.equal(simulator.violations.length, 1);
  });

  it('refuses every query but the four of the adapter', async () => {
    const queries = [
      'SELECT * FROM c',
      'SELECT * FROM c WHERE c.t = @type AND c.k1 >= @low AND c.k1 < @high',
      'SELECT VALUE COUNT(1) FROM c WHERE c.t = @type',
      'SELECT * FROM c WHERE c.t = @type AND c.k1 >= @low AND c.k1 < @high ORDER BY c.k2 ASC',
    ];

    for (const query of queries) {
      const spec = { query, parameters };
      const finding = container().items.query(spec, { partitionKey: 'p' }).fetchAll();
      await assert.rejects(finding, /SIMULATOR REFUSES/);
    }
    assert.equal(simulator.violations.length, queries.length);
  });

  it('refuses a query without a partition', async () => {
    const spec = {
      query:
        'SELECT * FROM c WHERE c.t = @type AND c.k1 >= @low AND c.k1 < @high ORDER BY c.k1 ASC',
      parameters,
    };

    await assert.rejects(container().items.query(spec).fetchAll(), /Partition key/);
  });

  it('counts it as a violation when a client does not say that it reads as a session', async () => {
    const client = new CosmosClient({ endpoint: simulator.endpoint, key: simulator.key });
    const reading = client.database('d').container('c').item('a', 'p').read();

    await assert.rejects(reading, /SIMULATOR REFUSES: consistency/);
    client.dispose();
  });

  it('counts it as a violation when an id with a life span is used again', async () => {
    await statuses(create('a', { ttl: 60 }));
    clock.advance(60_000);

    assert.equal((await container().item('a', 'p').read()).statusCode, 404);
    assert.match(await statuses(create('a')), /life span that is over/);
    assert.equal(simulator.violations.length, 1);
  });

  it('answers 404 with 1002 to the session of what never was, and 400 to no session', async () => {
    await statuses(create('a'));
    const item = container().item('a', 'p');
    const token = (await item.read()).headers['x-ms-session-token'];
    const [, range] = /^(\d+):/.exec(String(token)) ?? [];

    const behind = await item.read({ sessionToken: `${range}:-1#999` });

    assert.equal(`${behind.statusCode} ${behind.substatus}`, '404 1002');
    await assert.rejects(item.read({ sessionToken: `${range}:nonsense` }), { code: 400 });
  });
});
