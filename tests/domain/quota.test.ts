import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { daysCounted, daysOf, quotaInTheWay, quotaUse } from '../../api/src/domain/quota.ts';
import { addDays, parseWorkday, type Workday } from '../../api/src/domain/workday.ts';

const day = (text: string) => parseWorkday(text) ?? assert.fail(text);
const friday = day('2026-10-09');
const booked = ['2026-10-05', '2026-10-07', '2026-10-12', '2026-10-31'].map(day);

describe('a quota (B4)', () => {
  it('counts what lies in the same day, week from Monday, and month', () => {
    const use = quotaUse({ perDay: 1, perWeek: 3, perMonth: 10 }, friday, booked);

    assert.deepEqual(
      use.map(({ span, used, most, first, last }) => [span, used, most, first, last]),
      [
        ['perDay', 0, 1, '2026-10-09', '2026-10-09'],
        ['perWeek', 2, 3, '2026-10-05', '2026-10-11'],
        ['perMonth', 4, 10, '2026-10-01', '2026-10-31'],
      ],
    );
  });

  it('is in the way once it is used up, the shortest span first', () => {
    assert.equal(quotaInTheWay({ perWeek: 3, perMonth: 5 }, friday, booked), undefined);
    assert.equal(quotaInTheWay({ perWeek: 2, perMonth: 4 }, friday, booked)?.span, 'perWeek');
    assert.equal(quotaInTheWay({ perDay: 0 }, friday, [])?.span, 'perDay');
    assert.equal(quotaInTheWay({}, friday, booked), undefined);
  });

  it('never lets more through when it is stricter, on any day of any year', () => {
    const workdays = fc.integer({ min: 0, max: 9000 }).map((at) => addDays(day('2010-01-01'), at));
    const near = (from: Workday) =>
      fc.array(
        fc.integer({ min: -31, max: 31 }).map((at) => addDays(from, at)),
        { maxLength: 8 },
      );
    fc.assert(
      fc.property(
        workdays.chain((on) => fc.tuple(fc.constant(on), near(on))),
        fc.constantFrom('perDay' as const, 'perWeek' as const, 'perMonth' as const),
        fc.integer({ min: 0, max: 5 }),
        ([on, days], span, most) => {
          const { first, last } = daysOf(span, on);
          assert.ok(first <= on && on <= last);
          const strict = quotaInTheWay({ [span]: most }, on, days);
          const loose = quotaInTheWay({ [span]: most + 1 }, on, days);
          assert.ok(strict !== undefined || loose === undefined);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('counts each booking in one day, one week of ISO 8601 and one month, and in no other', () => {
    const aDay = fc.integer({ min: 0, max: 16_800 }).map((at) => addDays(day('1995-01-01'), at));
    const apart = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(aDay, fc.array(apart, { maxLength: 6 }), apart, (on, offsets, ask) => {
        const days = offsets.map((at) => addDays(on, at));
        const asked = addDays(on, ask);

        const use = quotaUse({ perDay: 9, perWeek: 9, perMonth: 9 }, asked, days);

        const sameAs = (keyOf: (date: Workday) => string) =>
          days.filter((date) => keyOf(date) === keyOf(asked)).length;
        assert.deepEqual(
          use.map(({ used }) => used),
          [sameAs(String), sameAs(isoWeekOf), sameAs((date) => date.slice(0, 7))],
        );
        for (const { first, last } of use) {
          assert.ok(first <= asked && asked <= last);
        }
        const counted = daysCounted([{ perWeek: 1 }, { perMonth: 1 }], asked);
        assert.ok(
          use.every(({ first, last }) => counted && counted.first <= first && last <= counted.last),
        );
      }),
      { numRuns: 300 },
    );
  });
});

function isoWeekOf(date: Workday): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  return `${yearOfWeek}-${weekOfYear}`;
}
