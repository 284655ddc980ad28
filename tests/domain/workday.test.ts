import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addDays,
  allDay,
  clockTime,
  daysBetween,
  instantAt,
  isoAt,
  parseTimeZone,
  parseWorkday,
  workdayAt,
} from '../../api/src/domain/workday.ts';
import { at, siteClock, workday, zone } from '../support/world.ts';

const hour = 3_600_000;
const zones = [
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Pacific/Chatham',
].map((name) => siteClock(name));
const aZone = fc.constantFrom(...zones);
const aWorkday = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => addDays(workday('2000-01-01'), days));

describe('workday', () => {
  it('is the date on the clock of the site, not of the server (A1)', () => {
    const instant = at('2026-10-02T23:30:00Z');

    assert.equal(workdayAt(instant, siteClock('Asia/Tokyo')), '2026-10-03');
    assert.equal(workdayAt(instant, siteClock('America/New_York')), '2026-10-02');
  });

  it('lasts 23 and 25 hours where clocks change (A3)', () => {
    const lengthOf = (day: string, place: string) => {
      const whole = allDay(workday(day), siteClock(place));
      return (whole.end - whole.start) / hour;
    };

    assert.equal(lengthOf('2026-03-08', 'America/New_York'), 23);
    assert.equal(lengthOf('2026-11-01', 'America/New_York'), 25);
    assert.equal(lengthOf('2026-10-04', 'Australia/Lord_Howe'), 23.5);
    assert.equal(lengthOf('2026-10-03', 'Asia/Tokyo'), 24);
  });

  it('moves a time that is skipped to the first instant that exists (A4)', () => {
    const skipped = instantAt(
      workday('2026-03-08'),
      clockTime('02:30'),
      siteClock('America/New_York'),
    );

    assert.equal(isoAt(skipped, zone('America/New_York')), '2026-03-08T03:00:00-04:00');
  });

  it('takes the earlier of a time that happens twice (A4)', () => {
    const twice = instantAt(
      workday('2026-11-01'),
      clockTime('01:30'),
      siteClock('America/New_York'),
    );

    assert.equal(isoAt(twice, zone('America/New_York')), '2026-11-01T01:30:00-04:00');
  });

  it('begins at the first instant that exists where midnight is skipped', () => {
    const start = instantAt(
      workday('2018-11-04'),
      clockTime('00:00'),
      siteClock('America/Sao_Paulo'),
    );

    assert.equal(isoAt(start, zone('America/Sao_Paulo')), '2018-11-04T01:00:00-02:00');
  });

  it('touches its neighbours and holds exactly its own instants, in every zone', () => {
    fc.assert(
      fc.property(aWorkday, aZone, (day, place) => {
        const whole = allDay(day, place);

        assert.equal(whole.end, allDay(addDays(day, 1), place).start);
        // A day that a zone left out (Apia, 2011-12-30) has no instants of its own.
        if (whole.start === whole.end) return;
        assert.equal(workdayAt(whole.start, place), day);
        assert.equal(workdayAt(whole.end - 1, place), day);
      }),
      { examples: [[workday('2011-12-30'), siteClock('Pacific/Apia')]] },
    );
  });

  it('counts days as it adds them', () => {
    fc.assert(
      fc.property(aWorkday, fc.integer({ min: -400, max: 400 }), (day, days) => {
        assert.equal(daysBetween(day, addDays(day, days)), days);
      }),
    );
  });

  it('is parsed only where the date exists', () => {
    assert.equal(parseWorkday('2026-02-29'), undefined);
    assert.equal(parseWorkday('2028-02-29'), '2028-02-29');
    assert.equal(parseWorkday('2026-13-01'), undefined);
    assert.equal(parseWorkday('2026-1-01'), undefined);
    assert.equal(parseWorkday('tomorrow'), undefined);
  });

  it('knows zones by name and takes no offsets for zones', () => {
    assert.equal(parseTimeZone('Asia/Tokyo'), 'Asia/Tokyo');
    assert.equal(parseTimeZone('Asia/Atlantis'), undefined);
    assert.equal(parseTimeZone('+09:00'), undefined);
  });
});
