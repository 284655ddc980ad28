import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SeatAvailabilityWire } from '../../api/src/contract/booking-wire.ts';
import { usualHoursOn } from '../../api/src/domain/day-part.ts';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import { clockTime, clockTimeAt, isoAt } from '../../api/src/domain/workday.ts';
import {
  isForOthers,
  partBorders,
  stretchesOf,
} from '../../tabs/src/features/book-seat/day-parts-of-seat.ts';
import { withRoom } from '../../tabs/src/lib/with-room.ts';
import { between, siteClock, workday } from '../support/world.ts';

const zone = siteClock('Asia/Tokyo').timeZone;
const shown = between('2026-10-05T08:00:00+09:00', '2026-10-05T20:00:00+09:00');
const before = shown.start - 1;
const onWire = ({ start, end }: { start: number; end: number }) => ({
  from: isoAt(start, zone),
  to: isoAt(end, zone),
});
const kinds = (seat: Omit<SeatAvailabilityWire, 'seatId'>, now = before) => {
  const wholeDay = { seatId: 's', ...seat };
  const known = { wholeDay, isForOthers: isForOthers(wholeDay) };
  return stretchesOf(known, shown, now).map(({ kind, from, to }) => [kind, from, to]);
};
const noon = between('2026-10-05T12:00:00+09:00', '2026-10-06T00:00:00+09:00');
const why = { title: '', detail: '', next: '' };

describe('the day of a seat as a bar', () => {
  it('shows what is free and what is taken as shares of the hours', () => {
    assert.deepEqual(kinds({ state: 'free' }), [['free', 0, 1]]);
    assert.deepEqual(kinds({ state: 'taken', freeParts: [onWire(noon)] }), [
      ['taken', 0, 1 / 3],
      ['free', 1 / 3, 1],
    ]);
  });

  it('does not take what is over for taken', () => {
    assert.deepEqual(kinds({ state: 'taken', freeParts: [onWire(noon)] }, noon.start), [
      ['over', 0, 1 / 3],
      ['free', 1 / 3, 1],
    ]);
  });

  it('is free where a rule is against all of the day at once, and closed where the seat is', () => {
    const opensAt = isoAt(noon.end, zone);

    assert.deepEqual(kinds({ state: 'blocked', refusal: { code: 'too-long', ...why } }), [
      ['free', 0, 1],
    ]);
    assert.deepEqual(
      kinds({ state: 'blocked', refusal: { code: 'seat-closed', opensAt, ...why } }),
      [['closed', 0, 1]],
    );
    assert.deepEqual(kinds({ state: 'blocked', refusal: { code: 'not-for-you', ...why } }), [
      ['closed', 0, 1],
    ]);
  });

  it('is covered without gap or overlap, whatever is free and whatever the time', () => {
    const minute = 60_000;
    const someTime = fc.integer({ min: -120, max: 900 }).map((at) => shown.start + at * minute);
    const somePart = fc
      .tuple(someTime, someTime)
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + minute }));
    fc.assert(
      fc.property(fc.array(somePart, { maxLength: 4 }), someTime, (parts, now) => {
        const wholeDay = { seatId: 's', state: 'taken' as const, freeParts: parts.map(onWire) };

        const all = stretchesOf({ wholeDay, isForOthers: false }, shown, now);

        const ends = all.flatMap(({ from, to }) => [from, to]);
        assert.deepEqual([ends[0], ends.at(-1)], [0, 1]);
        assert.deepEqual(
          all.slice(1).map(({ from }) => from),
          all.slice(0, -1).map(({ to }) => to),
        );
      }),
    );
  });
});

describe('the borders of the parts of the day', () => {
  it('lie where the clock shows them, also on days that DST makes longer, and on nights', () => {
    const part = (id: string, from: string, to: string) => ({
      id,
      from: clockTime(from),
      to: clockTime(to),
    });
    const bordersOf = (date: string, name: string, dayStartsAt = '00:00') => {
      const night = [part('a', '22:00', '01:30'), part('b', '01:30', '05:00')];
      const hours = Array.from({ length: 7 }, () => ({
        from: clockTime('22:00'),
        to: clockTime('05:00'),
      }));
      const small = [part('a', '00:00', '04:00'), part('b', '04:00', '08:00')];
      const morning = Array.from({ length: 7 }, () => ({
        from: clockTime('00:00'),
        to: clockTime('08:00'),
      }));
      const isNight = dayStartsAt !== '00:00';
      const settings = {
        ...defaultSettings,
        parts: isNight ? night : small,
        hours: isNight ? hours : morning,
      };
      const day = {
        ...siteClock(name),
        dayStartsAt: clockTime(dayStartsAt),
        workday: workday(date),
        settings,
      };
      const span = usualHoursOn(day.workday, { settings, clock: day });
      return partBorders(day, span).map((at) => [
        clockTimeAt(at, day.timeZone),
        Math.round(((at - span.start) / (span.end - span.start)) * 1000) / 1000,
      ]);
    };

    assert.deepEqual(bordersOf('2026-10-05', 'Asia/Tokyo'), [['04:00', 0.5]]);
    assert.deepEqual(bordersOf('2026-03-08', 'America/New_York'), [['04:00', 0.429]]);
    assert.deepEqual(bordersOf('2026-11-01', 'America/New_York'), [['04:00', 0.556]]);
    assert.deepEqual(bordersOf('2026-04-05', 'Australia/Lord_Howe'), [['04:00', 0.529]]);
    assert.deepEqual(bordersOf('2026-10-05', 'Asia/Tokyo', '06:00'), [['01:30', 0.5]]);
  });

  it('are written only where there is room', () => {
    assert.deepEqual(withRoom([1, 3, 4, 6, 9.5], { start: 0, end: 10 }), [3, 6]);
  });
});
