import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Closure, closureInTheWay, opensAgainAt } from '../../api/src/domain/closure.ts';
import {
  addDays,
  allDay,
  daysBetween,
  hoursOf,
  type SiteClock,
  type Workday,
  workdayAt,
} from '../../api/src/domain/workday.ts';
import { aClosure, someHolidays } from '../support/rules/settings.ts';
import { anOffset, aSiteDay, cases } from '../support/rules/times.ts';
import { aPeriod } from '../support/rules/wishes.ts';

const minute = 60_000;
const aClosedDay = aSiteDay.chain(({ clock, day }) =>
  fc.record({
    clock: fc.constant(clock),
    day: fc.constant(day),
    closures: fc.array(aClosure(clock, day), { maxLength: 4 }),
    period: aPeriod(clock, day, []),
    hasHolidays: fc.boolean(),
  }),
);

/** Whether an instant is closed, said another way: by its own date, and by the years that have passed. */
function isClosedAt(instant: number, closures: readonly Closure[], clock: SiteClock): boolean {
  const date = workdayAt(instant, clock);
  return closures.some((closure) => {
    const hours = closure.hours && hoursOf(date, closure.hours, clock);
    if (closure.hours && !(hours && hours.start <= instant && instant < hours.end)) return false;
    const length = daysBetween(closure.first, closure.last);
    const years = closure.isYearly ? [0, 1, 2, 3, 4] : [0];
    return years.some((later) => {
      const first = inLaterYear(closure.first, later);
      const last = closure.isYearly ? inLaterYear(closure.last, later) : addDays(first, length);
      return first <= date && date <= last;
    });
  });
}

function inLaterYear(date: Workday, years: number): Workday {
  const text = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  const isLeap = new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
  return (isLeap ? text : text.replace('-29', '-28')) as Workday;
}

describe('closures, in every zone and year', () => {
  it('stand in the way of a period of a workday exactly where some minute of it is closed', () => {
    fc.assert(
      fc.property(aClosedDay, anOffset, ({ clock, day, closures, period }, offset) => {
        const whole = allDay(day, clock);
        const start = Math.min(Math.max(period.start, whole.start), whole.end);
        const within = { start, end: Math.min(Math.max(start, period.end + offset), whole.end) };
        if (within.start >= within.end) return;

        const closed = closureInTheWay(closures, within, { ...clock, workday: day });

        const first = within.start - (within.start % minute);
        const minutes = Math.ceil((within.end - first) / (5 * minute));
        const isClosed = Array.from({ length: minutes }, (_, at) =>
          Math.max(within.start, first + at * 5 * minute),
        ).some((instant) => isClosedAt(instant, closures, clock));
        // Closures of hours change at half hours, so that a look each five minutes misses none.
        assert.equal(closed !== undefined, isClosed);
      }),
      cases(150),
    );
  });

  it('say when it is open again: nothing is closed then, and everything is until then', () => {
    fc.assert(
      fc.property(aClosedDay, ({ clock, day, closures, hasHolidays }) => {
        const isHoliday = (date: Workday) => hasHolidays && someHolidays('JP', date) !== undefined;
        const closed = closureInTheWay(closures, allDay(day, clock), { ...clock, workday: day });
        if (!closed && !isHoliday(day)) return;

        const opens = opensAgainAt(day, closed, { ...clock, closures, isHoliday });

        const isClosed = (instant: number) =>
          isHoliday(workdayAt(instant, clock)) || isClosedAt(instant, closures, clock);
        assert.ok(opens !== undefined && !isClosed(opens));
        const hours = closed?.hours && hoursOf(day, closed.hours, clock);
        const begins = hours?.start ?? allDay(day, clock).start;
        for (let at = begins; at < opens; at += 30 * minute) assert.ok(isClosed(at));
        assert.ok(isClosed(opens - 1));
      }),
      cases(150),
    );
  });
});
