import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decideRules } from '../../api/src/domain/booking-rules.ts';
import {
  isOffered,
  openingHoursOn,
  periodOfPart,
  usualHoursOn,
} from '../../api/src/domain/day-part.ts';
import { noHolidayAnywhere } from '../../api/src/domain/holiday.ts';
import { inheritedSettings } from '../../api/src/domain/inherited-settings.ts';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import { covers } from '../../api/src/domain/period.ts';
import {
  allDay,
  clockTime,
  clockTimeAt,
  hoursOf,
  weekdayOf,
} from '../../api/src/domain/workday.ts';
import {
  clockAfter,
  onClock,
  someHours,
  someParts,
  someSettings,
} from '../support/rules/settings.ts';
import { aSiteDay, cases } from '../support/rules/times.ts';
import { at, siteClock, workday } from '../support/world.ts';

const minute = 60_000;
const onlySteps = (stepMinutes: number) => ({
  parts: [],
  allDay: 'not-offered' as const,
  freeTimes: { stepMinutes },
});
const withParts = aSiteDay.chain(({ clock, day }) =>
  fc.record({ clock: fc.constant(clock), day: fc.constant(day), parts: someParts(clock) }),
);

describe('parts of the day, in every zone and year', () => {
  it('lie within their workday in order, and each is offered, as are those that touch', () => {
    fc.assert(
      fc.property(withParts, ({ clock, day, parts }) => {
        const settings = {
          parts,
          allDay: 'not-offered' as const,
          freeTimes: 'not-offered' as const,
        };
        const on = { settings, clock, hasBegun: false };

        const periods = parts.flatMap((part) => hoursOf(day, part, clock) ?? []);

        for (const [at, period] of periods.entries()) {
          assert.ok(covers(allDay(day, clock), period));
          assert.ok(isOffered(period, day, on));
          const next = periods[at + 1];
          if (!next) continue;
          assert.ok(period.end <= next.start);
          const both = { start: period.start, end: next.end };
          assert.equal(isOffered(both, day, on), period.end === next.start);
        }
        for (const { id } of parts)
          assert.ok(covers(allDay(day, clock), periodOfPart(id, day, on)));
      }),
      cases(200),
    );
  });

  it('of one’s own begin and end at steps of the clock, whatever DST does that day (A4)', () => {
    fc.assert(
      fc.property(
        aSiteDay,
        fc.constantFrom(5, 10, 15, 20, 30, 45, 60),
        fc.nat(30),
        fc.nat(30),
        ({ clock, day }, step, from, to) => {
          const last = Math.floor(1440 / step);
          const steps = { from: (from % last) * step, to: Math.min(from + 1 + to, last) * step };
          const period = hoursOf(day, onClock(steps, clock), clock);
          if (!period || steps.from >= steps.to) return;
          const on = { settings: onlySteps(step), clock, hasBegun: false };

          assert.ok(isOffered(period, day, on));
          assert.ok(!isOffered({ start: period.start + 1, end: period.end }, day, on));
          assert.ok(
            isOffered({ start: period.start + 1, end: period.end }, day, { ...on, hasBegun: true }),
          );
        },
      ),
      cases(300),
    );
  });

  it('of one’s own are refused between steps', () => {
    const tokyo = siteClock('Asia/Tokyo', '06:00');
    const on = { settings: onlySteps(30), clock: tokyo, hasBegun: false };
    const from = (time: string) => ({
      start: at(`2026-10-06T${time}+09:00`),
      end: at('2026-10-06T12:00:00+09:00'),
    });

    const offered = ['09:00:00', '09:30:00', '09:15:00', '09:30:01'].map((time) =>
      isOffered(from(time), workday('2026-10-06'), on),
    );

    assert.deepEqual(offered, [true, true, false, false]);
  });

  it('are as long as the clock says for the longest and shortest, or as long as they last', () => {
    fc.assert(
      fc.property(aSiteDay, someHours, ({ clock, day }, hours) => {
        const asked = onClock(hours, clock);
        const period = hoursOf(day, asked, clock);
        if (!period) return;
        // Hours that begin or end in a gap have lost a part of it.
        const [from, to] = [period.start, period.end].map((end) =>
          clockTimeAt(end, clock.timeZone),
        );
        if (from !== asked.from || to !== asked.to) return;
        const minutes = hours.to - hours.from;
        const lasts = (period.end - period.start) / minute;
        const decide = (shortestMinutes: number, longestMinutes: number) =>
          decideRules(
            { wanted: period, now: period.start - 1, clock, holidayOn: noHolidayAnywhere },
            {
              ...inheritedSettings(defaultSettings, { floor: { shortestMinutes, longestMinutes } }),
              closures: [],
            },
          )?.code;

        assert.equal(decide(minutes, minutes), undefined);
        assert.equal(decide(Math.ceil(lasts), Math.ceil(lasts)), undefined);
        assert.equal(decide(Math.max(minutes, lasts) + 1, 1440), 'too-short');
        const less = Math.ceil(Math.min(minutes, lasts)) - 1;
        assert.equal(decide(1, less), less >= 1440 ? undefined : 'too-long');
      }),
      cases(200),
    );
  });

  it('of the opening hours are those of the day of the week on which the workday began', () => {
    const withSettings = aSiteDay.chain(({ clock, day }) =>
      fc.record({
        clock: fc.constant(clock),
        day: fc.constant(day),
        settings: someSettings(clock),
      }),
    );
    fc.assert(
      fc.property(withSettings, ({ clock, day, settings }) => {
        const set = settings.hours[weekdayOf(day) - 1];

        const open = openingHoursOn(day, { settings, clock });

        assert.deepEqual(
          open,
          set === undefined || set === 'closed' ? undefined : hoursOf(day, set, clock),
        );
        assert.ok(covers(allDay(day, clock), usualHoursOn(day, { settings, clock })));
      }),
      cases(200),
    );
  });

  it('that begin before a day does begin with it, and 00:00 to 24:00 is all of it', () => {
    const clock = siteClock('Asia/Tokyo', '09:00');
    const day = workday('2026-10-06');
    const hours = (from: string, to: string) =>
      hoursOf(day, { from: clockTime(from), to: clockTime(to) }, clock);

    assert.deepEqual(
      [
        hours('08:00', '20:00'),
        hours('00:00', '24:00'),
        hours('22:00', '24:00'),
        hours('07:00', '08:00'),
      ],
      [
        { start: at('2026-10-06T09:00+09:00'), end: at('2026-10-06T20:00+09:00') },
        allDay(day, clock),
        { start: at('2026-10-06T22:00+09:00'), end: at('2026-10-07T00:00+09:00') },
        { start: at('2026-10-07T07:00+09:00'), end: at('2026-10-07T08:00+09:00') },
      ],
    );
    assert.equal(clockAfter(1440, clock), '09:00');
  });
});
