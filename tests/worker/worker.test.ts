import assert from 'node:assert/strict';
import { type Lease, leaseOver } from '../../api/src/application/lease.ts';
import { type Job, startWorker } from '../../api/src/worker/worker.ts';
import { aWorld, type TestWorld } from '../support/world.ts';

const never = 60 * 60 * 1000;

/** A promise and the way to keep it. */
function promised<Value = void>() {
  let keep: (value: Value) => void = () => undefined;
  const kept = new Promise<Value>((resolve) => {
    keep = resolve;
  });
  return { kept, keep };
}

describe('the worker', () => {
  let world: TestWorld;
  let failures: [unknown, string][];
  beforeEach(async () => {
    world = await aWorld();
    failures = [];
  });
  afterEach(() => world.stores.close());

  const start = (holder: string, ...jobs: readonly Job[]) =>
    startWorker({
      ...world,
      holder,
      jobs,
      fail: (error, job) => failures.push([error, job]),
    });
  const isFree = (name: string) => leaseOver(world, { name, holder: 'somebody else' }).hold();

  it('runs a job again without a rest while more is waiting', async () => {
    const done = promised();
    let runs = 0;
    const worker = start('one', {
      name: 'work',
      pauseMs: never,
      async run() {
        runs += 1;
        if (runs === 5) done.keep();
        return runs < 5 ? 'more' : 'done';
      },
    });

    await done.kept;
    await worker.stop();

    assert.equal(runs, 5);
  });

  it('runs its jobs beside each other: a long one holds up no other', async () => {
    const long = promised();
    const short = promised();
    const worker = start(
      'one',
      { name: 'long', pauseMs: never, run: () => long.kept.then(() => 'done' as const) },
      {
        name: 'short',
        pauseMs: 1,
        async run() {
          short.keep();
          return 'done';
        },
      },
    );

    await short.kept;
    long.keep();
    await worker.stop();

    assert.deepEqual(failures, []);
  });

  it('lets the piece of work under way end, begins no other, and gives its lease back', async () => {
    const begun = promised<Lease>();
    const goOn = promised();
    const pieces: string[] = [];
    const worker = start('one', {
      name: 'work',
      pauseMs: never,
      async run(lease) {
        begun.keep(lease);
        await goOn.kept;
        pieces.push('first');
        if (await lease.hold()) pieces.push('second');
        return pieces.length < 5 ? 'more' : 'done';
      },
    });
    await begun.kept;
    const isFreeBefore = await isFree('work');
    const stopped = worker.stop();
    goOn.keep();

    await stopped;

    assert.deepEqual(pieces, ['first']);
    assert.deepEqual([isFreeBefore, await isFree('work')], [false, true]);
  });

  it('does nothing while another process has the lease', async () => {
    const other = leaseOver(world, { name: 'work', holder: 'another' });
    await other.hold();
    const looked = promised();
    let runs = 0;
    const watched = {
      ...world.stores.forService,
      read<Body>(scope: string, id: string) {
        looked.keep();
        return world.stores.forService.read<Body>(scope, id);
      },
    };
    const worker = startWorker({
      clock: world.clock,
      stores: { ...world.stores, forService: watched },
      holder: 'one',
      jobs: [
        {
          name: 'work',
          pauseMs: 1,
          async run() {
            runs += 1;
            return 'done';
          },
        },
      ],
      fail: (error, job) => failures.push([error, job]),
    });

    await looked.kept;
    await worker.stop();

    assert.equal(runs, 0);
    assert.equal(await other.hold(), true);
  });

  it('tells of a round that failed, by its job, and tries again', async () => {
    const again = promised();
    const broken = new Error('The store is busy');
    let runs = 0;
    const worker = start('one', {
      name: 'work',
      pauseMs: 1,
      async run() {
        runs += 1;
        if (runs === 1) throw broken;
        again.keep();
        return 'done';
      },
    });

    await again.kept;
    await worker.stop();

    assert.deepEqual(failures, [[broken, 'work']]);
  });
});
