import assert from 'node:assert/strict';
import {
  StoreBusy,
  StoreOutcomeUnknown,
  StoreTooLarge,
  StoreUnusable,
} from '../../api/src/application/store-faults.ts';
import type { FaultKind } from '../support/cosmos/faults.ts';
import {
  openSimulatedStore,
  type SimulatedStore,
  shortPatience,
} from '../support/cosmos/simulated-store.ts';
import { midori } from '../support/world.ts';
import { anItem } from './opened-store.ts';

/** More than any call repeats. */
const always = 1_000;

describe('cosmos faults', () => {
  let store: SimulatedStore;
  beforeEach(async () => {
    store = await openSimulatedStore({}, shortPatience);
  });
  afterEach(async () => {
    await store.stores.close();
    await store.end();
  });

  const mine = () => store.stores.forTenant(midori);
  const create = (id: string) => mine().commit('s', [{ kind: 'create', item: anItem(id) }]);
  const asked = (kind: string) => store.simulator.requests.filter((one) => one === kind).length;

  for (const kind of ['throttled', 'retry-with', 'unavailable'] as const) {
    it(`commits once although the service first says ${kind}`, async () => {
      store.simulator.faults.plan(kind, { on: 'batch', times: 3 });

      const result = await create('a');

      assert.ok(result.ok);
      assert.equal(
        asked('batch'),
        1 + 3 + 1,
        'the mark of the version, three refusals, one commit',
      );
    });

    it(`says busy, within a bounded time, where the service keeps saying ${kind}`, async () => {
      store.simulator.faults.plan(kind, { on: 'batch', times: always });
      const began = asked('batch');

      await assert.rejects(create('a'), StoreBusy);

      assert.ok(asked('batch') - began <= 21);
      store.simulator.faults.forget();
      assert.equal(await mine().read('s', 'a'), undefined);
    });
  }

  const unknown: readonly [FaultKind, boolean][] = [
    ['reset-before', false],
    ['reset-after', true],
    ['held-before', false],
    ['held-after', true],
    ['internal-error', false],
    ['timed-out', false],
  ];
  for (const [kind, isThere] of unknown) {
    it(`never commits again by itself after ${kind}, and says that the outcome is unknown`, async () => {
      const began = asked('batch');
      store.simulator.faults.plan(kind, { on: 'batch' });

      await assert.rejects(create('a'), StoreOutcomeUnknown);

      assert.equal(asked('batch') - began, 1);
      assert.equal((await mine().read('s', 'a'))?.id, isThere ? 'a' : undefined);
    });
  }

  it('says busy where nothing listens, as nothing was sent', async () => {
    await store.simulator.close();
    // What the last connection was cut off amid is another matter.
    await assert.rejects(mine().read('s', 'a'), StoreBusy);

    await assert.rejects(create('a'), StoreBusy);
  });

  it('says too large where the service does', async () => {
    store.simulator.faults.plan('too-large', { on: 'batch' });

    await assert.rejects(create('a'), StoreTooLarge);
  });

  for (const kind of [
    'throttled',
    'retry-with',
    'unavailable',
    'internal-error',
    'timed-out',
    'session-not-available',
    'reset-before',
    'reset-after',
    'held-before',
  ] as const) {
    it(`reads, finds and tells all the same although the service first meets ${kind}`, async () => {
      const before = await store.stores.now();
      await mine().commit('s', [{ kind: 'create', item: anItem('a', { k1: 'x' }) }]);
      for (const on of ['read', 'query', 'feed'] as const)
        store.simulator.faults.plan(kind, { on });

      const read = await mine().read('s', 'a');
      const found = await mine().query('s', { type: 'thing', key: 'k1' });
      const told = await store.stores.changes(before, 10);

      assert.deepEqual(
        [read, ...found.items, ...told.items].map((item) => item?.id),
        ['a', 'a', 'a'],
      );
    });
  }

  it('says busy where a read finds no end of faults', async () => {
    for (const on of ['read', 'query', 'feed'] as const) {
      store.simulator.faults.plan('unavailable', { on, times: always });
    }

    const calls = [
      mine().read('s', 'a'),
      mine().query('s', { type: 'thing', key: 'k1' }),
      store.stores.changes(undefined, 10),
      store.stores.health(),
    ];

    await Promise.all(calls.map((call) => assert.rejects(call, StoreBusy)));
    store.simulator.faults.forget();
  });

  it('reads on although the plan of a query, which nobody uses, cannot be had', async () => {
    await mine().commit('s', [{ kind: 'create', item: anItem('a', { k1: 'x' }) }]);
    store.simulator.faults.plan('unavailable', { on: 'plan' });

    const { items } = await mine().query('s', { type: 'thing', key: 'k1' });

    assert.equal(items.length, 1);
  });

  it('tells changes again after the ranges of the container could not be had', async () => {
    store.simulator.faults.plan('unavailable', { on: 'ranges', times: always });
    await assert.rejects(store.stores.changes(undefined, 10), StoreBusy);
    store.simulator.faults.forget();
    await create('a');

    const { items } = await store.stores.changes(undefined, 10);

    assert.equal(items.length, 1);
  });

  it('names the setting to mend where the key is no longer taken', async () => {
    const calls = [() => create('a'), () => mine().read('s', 'a'), () => store.stores.now()];
    for (const on of ['batch', 'read', 'feed'] as const) {
      store.simulator.faults.plan('unauthorized', { on });
    }

    for (const call of calls) {
      await assert.rejects(
        call(),
        (fault) => fault instanceof StoreUnusable && /COSMOS_KEY/.test(fault.message),
      );
    }
  });

  it('polls the change feed without asking for anything else', async () => {
    let { cursor } = await store.stores.changes(undefined, 10);
    const began = store.simulator.requests.length;

    for (let polls = 0; polls < 5; polls += 1)
      ({ cursor } = await store.stores.changes(cursor, 10));

    assert.deepEqual(new Set(store.simulator.requests.slice(began)), new Set(['feed']));
  });
});
