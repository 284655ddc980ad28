import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Closure, closureInTheWay, opensAgainAt } from '../../api/src/domain/closure.ts';
import {
  addDays,
  allDay,
  clockTime,
  parseWorkday,
  type Workday,
} from '../../api/src/domain/workday.ts';
import { at, between, siteClock } from '../support/world.ts';

const tokyo = siteClock('Asia/Tokyo');
const day = (text: string) => parseWorkday(text) ?? assert.fail(text);
const works: Closure = {
  id: 'c1',
  first: day('2026-10-05'),
  last: day('2026-10-07'),
  reason: '床の工事',
};
const isClosed = (closure: Closure, text: string, clock = tokyo) =>
  closureInTheWay([closure], allDay(day(text), clock), { ...clock, workday: day(text) }) ===
  closure;

describe('a closure (B6)', () => {
  it('closes each of its days and no other', () => {
    const days = ['2026-10-04', '2026-10-05', '2026-10-07', '2026-10-08'];

    assert.deepEqual(
      days.map((text) => isClosed(works, text)),
      [false, true, true, false],
    );
  });

  it('of hours leaves the rest of the day open, to the minute (A2)', () => {
    const hours = { from: clockTime('12:00'), to: clockTime('14:00') };
    const on = { ...tokyo, workday: day('2026-10-06') };
    const within = (from: string, to: string) =>
      closureInTheWay(
        [{ ...works, hours }],
        between(`2026-10-06T${from}:00+09:00`, `2026-10-06T${to}:00+09:00`),
        on,
      )?.id;

    assert.deepEqual(
      [
        within('08:00', '12:00'),
        within('11:59', '12:01'),
        within('13:00', '15:00'),
        within('14:00', '15:00'),
      ],
      [undefined, 'c1', 'c1', undefined],
    );
  });

  it('of each year comes back, also across New Year and on the last of February', () => {
    const newYear = {
      ...works,
      first: day('2026-12-29'),
      last: day('2027-01-03'),
      isYearly: true,
    };
    const leap = { ...works, first: day('2028-02-29'), last: day('2028-02-29'), isYearly: true };

    assert.deepEqual(
      ['2025-12-30', '2026-12-29', '2027-01-03', '2027-01-04', '2030-12-31', '2031-01-02'].map(
        (text) => isClosed(newYear, text),
      ),
      [false, true, true, false, true, true],
    );
    assert.deepEqual(
      ['2028-02-29', '2029-02-28', '2029-03-01', '2032-02-28', '2032-02-29'].map((text) =>
        isClosed(leap, text),
      ),
      [true, true, false, false, true],
    );
  });

  it('says when it is over, past all others and holidays that follow at once', () => {
    const next = { ...works, id: 'c2', first: day('2026-10-08'), last: day('2026-10-09') };

    const closures = [works, next];
    const on = { ...tokyo, closures, isHoliday: (date: Workday) => date === day('2026-10-10') };
    const hours = { from: clockTime('09:00'), to: clockTime('11:00') };
    const morning = { ...works, first: day('2026-10-13'), last: day('2026-10-13'), hours };
    const monday = day('2026-10-13');

    assert.equal(opensAgainAt(day('2026-10-06'), works, on), at('2026-10-11T00:00:00+09:00'));
    assert.equal(opensAgainAt(day('2026-10-10'), undefined, on), at('2026-10-11T00:00:00+09:00'));
    assert.equal(
      opensAgainAt(monday, morning, { ...on, closures: [morning] }),
      at('2026-10-13T11:00:00+09:00'),
    );
    // What closes the whole day closes the hours after the morning too.
    assert.equal(
      opensAgainAt(monday, morning, {
        ...on,
        closures: [morning, { ...works, first: monday, last: monday }],
      }),
      at('2026-10-14T00:00:00+09:00'),
    );
  });

  it('closes as many days as it has, in every zone and year', () => {
    const zones = ['Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe', 'Europe/London'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones.map((name) => siteClock(name))),
        fc.integer({ min: 0, max: 7000 }),
        fc.integer({ min: 0, max: 6 }),
        (clock, from, length) => {
          const first = addDays(day('2015-01-01'), from);
          const closure = { ...works, first, last: addDays(first, length) };
          const around = Array.from({ length: length + 11 }, (_, at) => addDays(first, at - 5));

          const closed = around.filter((workday) => isClosed(closure, workday, clock));

          assert.equal(closed.length, length + 1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
