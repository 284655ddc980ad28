import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Effect } from '../support/history/claims-model.ts';
import { isLinearizable, type Operation } from '../support/history/linearizable.ts';
import { aHistory, type StoreFault, withPlanted } from '../support/history/made-history.ts';
import { randomFrom } from '../support/random.ts';

const morning = { start: 8, end: 12 };
const allDay = { start: 8, end: 20 };
const afternoon = { start: 12, end: 20 };

const called = (
  effect: Effect,
  invokedAt: number,
  answeredAt: Operation['answeredAt'],
): Operation => ({ effect, invokedAt, answeredAt });
const take = (claim: string, period = morning): Effect => ({ kind: 'take', claim, period });
const give = (claim: string): Effect => ({ kind: 'give', claim });
const seeFree = (...free: (typeof morning)[]): Effect => ({ kind: 'see', within: allDay, free });
const meet = (period = morning): Effect => ({ kind: 'meet', period });

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const clients = fc.integer({ min: 8, max: 16 });

describe('the check that a history is linearizable', () => {
  it('accepts what one after another would do', () => {
    const history = [
      called(take('a'), 1, 2),
      called(meet(), 3, 4),
      called(seeFree(afternoon), 5, 6),
      called(give('a'), 7, 8),
      called(seeFree(allDay), 9, 10),
      called(take('b', allDay), 11, 12),
    ];

    assert.ok(isLinearizable(history));
  });

  it('accepts any order of what ran at the same time', () => {
    const loserHeardFirst = [called(take('a'), 1, 9), called(meet(), 2, 3)];
    const seenBeforeHeard = [called(take('a'), 1, 9), called(seeFree(afternoon), 2, 3)];
    const notSeenYet = [called(take('a'), 1, 9), called(seeFree(allDay), 2, 3)];

    assert.deepEqual([loserHeardFirst, seenBeforeHeard, notSeenYet].map(isLinearizable), [
      true,
      true,
      true,
    ]);
  });

  it('lets what was never answered have happened late, early or not at all', () => {
    const never = [called(take('a'), 1, 'never'), called(seeFree(allDay), 2, 3)];
    const late = [...never, called(seeFree(afternoon), 4, 5)];
    const andBack = [...late, called(seeFree(allDay), 6, 7)];

    assert.deepEqual([never, late, andBack].map(isLinearizable), [true, true, false]);
  });

  it('rejects two who both got a seat, a booking that is gone, and an answer of yesterday', () => {
    const double = [called(take('a'), 1, 2), called(take('b'), 1, 3)];
    const lost = [called(take('a'), 1, 2), called(seeFree(allDay), 3, 4)];
    const stale = [
      called(take('a'), 1, 2),
      called(seeFree(afternoon), 3, 4),
      called(seeFree(allDay), 5, 6),
    ];
    const refusedForNothing = [called(meet(), 1, 2), called(take('a'), 3, 4)];

    assert.deepEqual([double, lost, stale, refusedForNothing].map(isLinearizable), [
      false,
      false,
      false,
      false,
    ]);
  });

  it('accepts whatever a right store can have said to 8 to 16 clients', () => {
    fc.assert(
      fc.property(seeds, clients, (seed, many) =>
        isLinearizable(aHistory(randomFrom(seed), { operations: 200, clients: many })),
      ),
    );
  });

  for (const planted of ['double-booking', 'missing-claim'] as const) {
    it(`finds each planted ${planted}`, () => {
      fc.assert(
        fc.property(seeds, clients, (seed, many) => {
          const random = randomFrom(seed);
          const legal = aHistory(random, { operations: 200, clients: many });
          return !isLinearizable(withPlanted(legal, random, planted));
        }),
      );
    });
  }

  for (const fault of ['double-booking', 'lost-write', 'stale-read'] as const) {
    it(`finds a store with ${fault} out by nearly all of its histories`, () => {
      assert.ok(foundOf(fault, 50) >= 45);
    });
  }
});

/** How many of the histories of a wrong store are found; some are right by luck. */
function foundOf(fault: StoreFault, histories: number): number {
  const found = Array.from({ length: histories }, (_, seed) =>
    aHistory(randomFrom(seed), { operations: 200, clients: 12 }, fault),
  );
  return found.filter((history) => !isLinearizable(history)).length;
}
