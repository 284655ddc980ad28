import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { covers, includes } from '../../api/src/domain/period.ts';
import {
  addDays,
  allDay,
  type ClockTime,
  clockTime,
  clockTimeAt,
  daysBetween,
  hoursOf,
  instantAt,
  type SiteClock,
  type Workday,
  workdayAt,
} from '../../api/src/domain/workday.ts';
import { aClockTime, anOffset, aSiteDay, cases, clockTimeOf } from '../support/rules/times.ts';
import { siteClock, workday } from '../support/world.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('days as time really is, in fifteen zones from 1995 to 2040, beginning from 00:00 to 11:30', () => {
  it('share time out among them: each instant lies in one and in no other, and they touch', () => {
    fc.assert(
      fc.property(aSiteDay, anOffset, ({ clock, day }, offset) => {
        const instant = allDay(day, clock).start + offset;

        const found = workdayAt(instant, clock);

        const around = [-2, -1, 0, 1, 2].map((days) => addDays(found, days));
        const holding = around.filter((one) => includes(allDay(one, clock), instant));
        assert.deepEqual(holding, [found]);
        for (const one of around) {
          assert.equal(allDay(one, clock).end, allDay(addDays(one, 1), clock).start);
        }
      }),
      {
        ...cases(300),
        examples: [
          // The clock goes back from 00:01 to 23:01 of the day that was over.
          [{ clock: siteClock('America/St_Johns'), day: workday('2005-10-30') }, 30 * minute],
          [{ clock: siteClock('Pacific/Apia', '06:00'), day: workday('2011-12-30') }, 0],
        ],
      },
    );
  });

  it('are as long as what their zone does with its clock: 24 hours less or more the change of its offset', () => {
    fc.assert(
      fc.property(aSiteDay, ({ clock, day }) => {
        const { start, end } = allDay(day, clock);

        const [offset = 0, next = 0] = [start, end].map((instant) => offsetAt(instant, clock));
        const isSkipped = start === end;
        const wallClock = end - start + (next - offset);
        // A day that begins within a gap begins at its end, and ends there where the next one does.
        const late = [day, addDays(day, 1)].map((one) => lateBy(one, clock));
        if (!isSkipped) assert.equal(wallClock, 24 * hour - (late[0] ?? 0) + (late[1] ?? 0));
      }),
      cases(300),
    );
  });

  it('have each time of the clock once, in order, where the zone says or at the end of a gap (A4)', () => {
    fc.assert(
      fc.property(aSiteDay, aClockTime, aClockTime, ({ clock, day }, one, other) => {
        const whole = allDay(day, clock);
        const [first, second] = [one, other].sort(
          (a, b) => sinceStart(a, clock) - sinceStart(b, clock),
        );
        const from = instantAt(day, first ?? one, clock);
        const to = instantAt(day, second ?? other, clock);

        assert.ok(whole.start <= from && from <= to && to <= whole.end);
        const shown = clockTimeAt(from, clock.timeZone);
        const asked = first === '24:00' ? clockTimeOf(0) : first;
        if (shown !== asked) assert.ok(isEndOfGap(from, clock));
        // The earlier of a time that happens twice.
        else assert.ok(!isShownBefore(from, clock));
      }),
      cases(300),
    );
  });

  it('keep hours within them, and hours that do not overlap on the clock do not overlap', () => {
    const times = fc.array(aClockTime, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(aSiteDay, times, ({ clock, day }, unordered) => {
        const [a, b, c, d] = unordered.sort((x, y) => sinceStart(x, clock) - sinceStart(y, clock));
        assert.ok(a && b && c && d);

        const early = hoursOf(day, { from: a, to: b }, clock);
        const late = hoursOf(day, { from: c, to: d }, clock);

        for (const hours of [early, late]) {
          if (hours) assert.ok(covers(allDay(day, clock), hours) && hours.start < hours.end);
        }
        // 00:00 to 24:00 is all of a day, whenever it begins.
        const isAll = [a + b, c + d].includes('00:0024:00');
        if (early && late && b !== clock.dayStartsAt && !isAll) {
          assert.ok(early.end <= late.start);
        }
      }),
      {
        ...cases(300),
        examples: [
          [
            { clock: siteClock('Asia/Tokyo', '00:30'), day: workday('1995-01-02') },
            ['06:55', '00:00', '00:00', '24:00'].map((time) => clockTime(time)),
          ],
        ],
      },
    );
  });

  it('follow each other as their dates do, and are found again by counting', () => {
    fc.assert(
      fc.property(aSiteDay, fc.integer({ min: -70, max: 70 }), ({ clock, day }, days) => {
        const other = addDays(day, days);

        assert.equal(daysBetween(day, other), days);
        assert.equal(Math.sign(days), Math.sign(other < day ? -1 : Number(other > day)));
        const [a, b] = [day, other].map((one) => allDay(one, clock).start);
        assert.ok(days < 0 ? (b ?? 0) <= (a ?? 0) : (a ?? 0) <= (b ?? 0));
      }),
      cases(150),
    );
  });
});

const zoned = (instant: number, { timeZone }: SiteClock) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);

const offsetAt = (instant: number, clock: SiteClock) =>
  zoned(instant, clock).offsetNanoseconds / 1_000_000;

/** How much of the clock a day that begins in a gap has lost already when it begins. */
function lateBy(day: Workday, clock: SiteClock): number {
  const begins = zoned(allDay(day, clock).start, clock).toPlainDateTime();
  const asked = Temporal.PlainDateTime.from(`${day}T${clock.dayStartsAt}`);
  return asked.until(begins, { largestUnit: 'hours' }).total('milliseconds');
}

/** Minutes of the clock since the day began; the end of the calendar's day is the midnight after it. */
function sinceStart(time: ClockTime, { dayStartsAt }: SiteClock): number {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const since = minutes(time) - minutes(dayStartsAt);
  return since < 0 ? since + 1440 : since;
}

function isEndOfGap(instant: number, clock: SiteClock): boolean {
  return offsetAt(instant, clock) > offsetAt(instant - 1, clock);
}

/** Whether the clock showed the same date and time within the hours before. */
function isShownBefore(instant: number, clock: SiteClock): boolean {
  const shown = zoned(instant, clock).toPlainDateTime();
  const before = shown.toZonedDateTime(clock.timeZone, { disambiguation: 'earlier' });
  return before.epochMilliseconds < instant;
}
