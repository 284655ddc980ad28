import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Lease, type LeaseBody, leaseOver } from '../../api/src/application/lease.ts';
import type { Operation, Stores } from '../../api/src/application/store.ts';
import { aClock, aWorld, type TestClock, type TestWorld } from '../support/world.ts';

const hour = 60 * 60_000;

/** A step of a duty: writes what was done last, as a cursor is moved. */
const progress = (cursor: string): Operation => ({
  kind: 'put',
  item: { id: 'progress', type: 'cursor', body: { v: 1, cursor } },
});

describe('a lease', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld();
  });
  afterEach(() => world.stores.close());

  const by = (holder: string, clock: TestClock = world.clock) =>
    leaseOver({ stores: world.stores, clock }, { name: 'notices', holder });
  const stored = async () =>
    (await world.stores.forService.read<LeaseBody>('worker', 'lease:notices'))?.body;
  const done = async () =>
    (await world.stores.forService.read<{ cursor: string }>('worker', 'progress'))?.body.cursor;

  it('is one holder’s at a time, and the next one’s when the first is gone', async () => {
    const [one, two] = [by('one'), by('two')];

    const first = await one.hold();
    const second = await two.hold();
    const renewed = await one.hold();
    world.clock.advance(15_001);
    const taken = await two.hold();
    const late = await one.hold();

    assert.deepEqual([first, second, renewed, taken, late], [true, false, true, true, false]);
  });

  it('is not written while it is fresh', async () => {
    const one = by('one');
    await one.hold();
    const before = await world.stores.now();
    world.clock.advance(4_999);

    await one.hold();
    const atFirst = await world.stores.now();
    world.clock.advance(2);
    await one.hold();

    assert.equal(atFirst, before);
    assert.notEqual(await world.stores.now(), before);
  });

  it('counts its holders', async () => {
    const terms: (number | undefined)[] = [];
    for (const holder of ['one', 'one', 'two', 'one']) {
      await by(holder).hold();
      terms.push((await stored())?.term);
      world.clock.advance(20_000);
    }

    assert.deepEqual(terms, [1, 1, 2, 3]);
  });

  it('lets the next one begin at once where it is given back', async () => {
    const one = by('one');
    await one.hold();

    await one.giveBack();

    assert.equal(await by('two').hold(), true);
    assert.equal((await stored())?.term, 2);
  });

  it('fences: whoever lost it without knowing writes nothing', async () => {
    const [one, two] = [by('one'), by('two')];
    await one.hold();
    await one.commit([progress('1')]);
    world.clock.advance(20_000);
    await two.hold();
    await two.commit([progress('2')]);

    const late = await one.commit([progress('1 again')]);

    assert.equal(late, false);
    assert.equal(await done(), '2');
  });

  it('fences also a holder that took nothing since, or never had it', async () => {
    const [one, two] = [by('one'), by('two')];
    await one.hold();
    world.clock.advance(20_000);
    await two.hold();
    await two.giveBack();

    assert.equal(await one.commit([progress('1')]), false);
    assert.equal(await by('three').commit([progress('3')]), false);
    assert.equal(await done(), undefined);
  });

  it('writes nothing where another operation of the commit does not hold', async () => {
    const one = by('one');
    await one.hold();
    const gone: Operation = { kind: 'delete', id: 'nothing', ifMatch: '1' };

    const moved = await one.commit([progress('1'), gone]);

    assert.equal(moved, false);
    assert.equal(await done(), undefined);
    assert.equal(await one.hold(), true);
  });

  it('of a holder whose clock runs an hour ahead is waited for no longer than another', async () => {
    const ahead = aClock('2026-10-05T10:00:00+09:00');
    await by('ahead', ahead).hold();
    const two = by('two');

    const atFirst = await two.hold();
    world.clock.advance(14_999);
    const before = await two.hold();
    world.clock.advance(1);
    const after = await two.hold();

    assert.deepEqual([atFirst, before, after], [false, false, true]);
  });

  it('of a living holder whose clock runs ahead is not taken from it', async () => {
    const ahead = aClock('2026-10-05T10:00:00+09:00');
    const one = by('ahead', ahead);
    const two = by('two');
    const taken: boolean[] = [];

    for (let seconds = 0; seconds < 60; seconds += 1) {
      await one.hold();
      taken.push(await two.hold());
      ahead.advance(1_000);
      world.clock.advance(1_000);
    }

    assert.equal(taken.includes(true), false);
  });

  it('is renewed by a holder whose clock was set back', async () => {
    const one = by('one');
    await one.hold();
    world.clock.advance(-hour);

    assert.equal(await one.hold(), true);
    assert.equal((await stored())?.until, world.clock.now() + 15_000);
  });
});

type Step = {
  readonly who: number;
  readonly what: 'hold' | 'commit' | 'jump';
  readonly ms: number;
};

/** Carries steps of three processes out and answers what reached the store, and what it should have been. */
async function storm(
  steps: readonly Step[],
  leaseOf: (of: { stores: Stores; clock: TestClock; holder: string }) => Lease,
) {
  const world = await aWorld();
  const clocks = [0, 1, 2].map(() => aClock('2026-10-05T09:00:00+09:00'));
  const leases = clocks.map((clock, who) =>
    leaseOf({ stores: world.stores, clock, holder: `p${who}` }),
  );
  let holder: number | undefined;
  const wrong: string[] = [];
  for (const [at, { who, what, ms }] of steps.entries()) {
    const [lease, clock] = [leases[who], clocks[who]];
    if (!lease || !clock) continue;
    if (what === 'jump') clock.advance(ms);
    if (what === 'hold' && (await lease.hold())) holder = who;
    if (what === 'commit' && (await lease.commit([progress(`${at}`)])) && holder !== who) {
      wrong.push(`step ${at}: p${who} wrote, p${holder} held`);
    }
  }
  await world.stores.close();
  return wrong;
}

const steps = fc.array(
  fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('hold', 'commit', 'jump'),
    ms: fc.oneof(fc.integer({ min: -hour, max: hour }), fc.integer({ min: 0, max: 20_000 })),
  }),
  { maxLength: 30 },
);
const leaseFor = ({ holder, ...world }: { stores: Stores; clock: TestClock; holder: string }) =>
  leaseOver(world, { name: 'notices', holder });

describe('three processes whose clocks jump', () => {
  it('never write but the one that took the lease last', () =>
    fc.assert(
      fc.asyncProperty(steps, async (all) => {
        assert.deepEqual(await storm(all, leaseFor), []);
      }),
      { numRuns: 60 },
    ));

  it('are caught where a lease does not fence (control)', () =>
    assert.rejects(
      fc.assert(
        fc.asyncProperty(steps, async (all) => {
          const wrong = await storm(all, (of) => ({
            ...leaseFor(of),
            async commit(operations) {
              return (await of.stores.forService.commit('worker', operations)).ok;
            },
          }));
          assert.deepEqual(wrong, []);
        }),
        { numRuns: 200 },
      ),
    ));
});
