import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Booker, verdictsOf, type Wish } from '../../api/src/domain/booking-rules.ts';
import type { Claim } from '../../api/src/domain/claim.ts';
import { bookingId, floorId, seatId } from '../../api/src/domain/ids.ts';
import { inheritedSettings } from '../../api/src/domain/inherited-settings.ts';
import type { SeatRules } from '../../api/src/domain/operation.ts';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import { addDays } from '../../api/src/domain/workday.ts';
import {
  aClosure,
  aPerson,
  ownSettings,
  someGroups,
  someHolidays,
} from '../support/rules/settings.ts';
import { type Pair, pairsOf } from '../support/rules/stricter.ts';
import { aSiteDay, cases } from '../support/rules/times.ts';
import { aNow, aPeriod } from '../support/rules/wishes.ts';
import { siteClock } from '../support/world.ts';

/** A wish and who has it, with the settings of everything around the one rule that is looked at. */
const aCase = aSiteDay.chain(({ clock, day }) =>
  ownSettings(clock).chain((own) =>
    fc.record({
      clock: fc.constant(clock),
      own: fc.constant(own),
      closures: fc.array(aClosure(clock, day), { maxLength: 1 }),
      more: aClosure(clock, day),
      wanted: aPeriod(clock, day, own.parts ?? defaultSettings.parts),
      now: aNow(clock, day),
      person: aPerson,
      groups: someGroups,
      holds: fc.option(aPeriod(clock, day, [])),
      counted: fc.array(
        fc.integer({ min: -7, max: 7 }).map((days) => addDays(day, days)),
        {
          maxLength: 3,
        },
      ),
    }),
  ),
);
type Case = typeof aCase extends fc.Arbitrary<infer Value> ? Value : never;

const wishOf = ({ wanted, now, clock }: Case): Wish => ({
  wanted,
  now,
  clock,
  holidayOn: someHolidays,
});

function bookerOf({ person, groups, holds, counted }: Case): Booker {
  const claim = (period: Claim['period']): Claim => ({
    booking: bookingId('b'),
    person,
    seat: seatId('f.other'),
    floor: floorId('f'),
    period,
  });
  return {
    person,
    groups,
    claims: holds ? [claim(holds)] : [],
    nameOf: () => 'S-9',
    counted,
    seen: () => undefined,
  };
}

const rulesWith = (of: Case, change: Case['own'], closures = of.closures): SeatRules => ({
  ...inheritedSettings(defaultSettings, { floor: { ...of.own, ...change } }),
  closures: closures.map((closure) => ({ ...closure, level: 'floor' })),
});

/**
 * The rules that let the wish pass, whatever the others say; a seat's mode and who may book are one, because
 * whom a seat is assigned to stands in its mode.
 */
function passedWith(of: Case, rules: SeatRules): string[] {
  const verdicts = verdictsOf(wishOf(of), rules, bookerOf(of));
  const passed = verdicts.flatMap(({ rule, refusal }) => (refusal ? [] : [rule]));
  return passed.filter((rule) => rule !== 'who-may-book' || passed.includes('seat-mode'));
}

const pairOf = (what: string) =>
  aCase.chain((of) => {
    const pairs = pairsOf(of.clock)[what] ?? assert.fail(what);
    return pairs.map((pair) => ({ of, pair }));
  });

/** Which rules pass with the stricter of two settings, and which with the looser. */
const passedOf = ({ of, pair }: { readonly of: Case; readonly pair: Pair }) => ({
  strictly: passedWith(of, rulesWith(of, { ...pair.looser, ...pair.stricter })),
  loosely: passedWith(of, rulesWith(of, pair.looser)),
});

describe('a stricter rule never accepts more', () => {
  for (const what of Object.keys(pairsOf(siteClock('Asia/Tokyo')))) {
    it(what, () => {
      fc.assert(
        fc.property(pairOf(what), (both) => {
          const { strictly, loosely } = passedOf(both);

          assert.deepEqual(
            strictly.filter((rule) => !loosely.includes(rule)),
            [],
          );
        }),
        cases(80),
      );
    });

    it(`${what}: and sometimes less`, () => {
      const some = fc.sample(pairOf(what), { seed: 20_261_005, numRuns: 150 });

      assert.ok(
        some.map(passedOf).some(({ strictly, loosely }) => strictly.length < loosely.length),
      );
    });
  }

  it('one closure more', () => {
    fc.assert(
      fc.property(aCase, (of) => {
        const strictly = passedWith(of, rulesWith(of, {}, [...of.closures, of.more]));

        const loosely = passedWith(of, rulesWith(of, {}));
        assert.ok(strictly.every((rule) => loosely.includes(rule)));
      }),
      cases(150),
    );
  });

  it('nothing else is asked of whoever is in no group that a rule is for', () => {
    fc.assert(
      fc.property(aCase, (of) => {
        const silent = { ...of, groups: [] };
        const without = passedWith(silent, rulesWith(silent, { groupRules: [] }));

        assert.deepEqual(passedWith(silent, rulesWith(silent, {})), without);
      }),
      cases(100),
    );
  });
});
