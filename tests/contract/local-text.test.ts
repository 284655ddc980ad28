import assert from 'node:assert/strict';
import {
  instantText,
  periodText,
  timesText,
  workdayText,
} from '../../api/src/contract/local-text.ts';
import { allDay, clockTime } from '../../api/src/domain/workday.ts';
import { at, between, siteClock, workday } from '../support/world.ts';

const tokyo = siteClock('Asia/Tokyo');
const newYork = siteClock('America/New_York');

describe('times in words', () => {
  it('write days as people do (J2)', () => {
    assert.equal(workdayText(workday('2026-10-03'), 'ja'), '10月3日(土)');
    assert.equal(workdayText(workday('2026-10-03'), 'en'), 'Sat 3 Oct');
  });

  it('call a whole day a day, never 23:59, also when it has 23 or 25 hours (A3)', () => {
    for (const day of ['2026-03-08', '2026-11-01', '2026-10-03']) {
      assert.equal(timesText(allDay(workday(day), newYork), newYork, 'ja'), '終日');
      assert.equal(timesText(allDay(workday(day), newYork), newYork, 'en'), 'All day');
    }
  });

  it('end a period that ends with its day at 24:00', () => {
    const evening = between('2026-10-03T18:00:00+09:00', '2026-10-04T00:00:00+09:00');

    assert.equal(timesText(evening, tokyo, 'ja'), '18:00–24:00');
  });

  it('say which times of a night shift are on the next date', () => {
    const nights = { ...tokyo, dayStartsAt: clockTime('06:00') };
    const shift = between('2026-10-03T22:00:00+09:00', '2026-10-04T05:00:00+09:00');
    const small = between('2026-10-04T02:00:00+09:00', '2026-10-04T06:00:00+09:00');

    assert.equal(timesText(shift, nights, 'ja'), '22:00–翌05:00');
    assert.equal(periodText(shift, nights, 'en'), 'Sat 3 Oct 22:00–05:00 next day');
    assert.equal(timesText(small, nights, 'ja'), '翌02:00–翌06:00');
    assert.equal(timesText(small, nights, 'en'), '02:00–06:00 next day');
  });

  it('tell the two times apart that DST makes of one (A4)', () => {
    const half = between('2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-05:00');

    assert.equal(timesText(half, newYork, 'ja'), '01:30(1回目)–01:30(2回目)');
    assert.equal(timesText(half, newYork, 'en'), '01:30 (first time)–01:30 (second time)');
    assert.equal(
      instantText(at('2026-11-01T01:30:00-05:00'), newYork.timeZone, 'en'),
      'Sun 1 Nov 01:30 (second time)',
    );
  });

  it('follow the clock of the site (A1)', () => {
    const morning = between('2026-10-03T09:00:00+09:00', '2026-10-03T12:00:00+09:00');

    assert.equal(periodText(morning, tokyo, 'ja'), '10月3日(土) 09:00–12:00');
    assert.equal(periodText(morning, newYork, 'en'), 'Fri 2 Oct 20:00–23:00');
    assert.equal(
      instantText(at('2026-10-03T00:00:00Z'), tokyo.timeZone, 'ja'),
      '10月3日(土) 09:00',
    );
  });

  it('name both days of a period that has two', () => {
    const across = between('2026-10-03T14:00:00+09:00', '2026-10-04T14:00:00+09:00');

    assert.equal(periodText(across, tokyo, 'ja'), '10月3日(土) 14:00–10月4日(日) 14:00');
  });
});
