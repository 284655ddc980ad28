import assert from 'node:assert/strict';
import { nationalHolidays } from '../../api/src/adapters/holidays/national-holidays.ts';
import { addDays } from '../../api/src/domain/workday.ts';
import { workday } from '../support/world.ts';

describe('national holidays (B6)', () => {
  it('are named in the languages that people read, those of other countries than Japan in English', () => {
    const named = [
      ['JP', '2026-11-23', { ja: '勤労感謝の日', en: 'Labor Thanksgiving Day' }],
      ['US', '2026-11-26', { ja: 'Thanksgiving Day', en: 'Thanksgiving Day' }],
      ['DE', '2026-10-03', { ja: 'National Holiday', en: 'National Holiday' }],
      ['JP', '2026-11-24', undefined],
    ] as const;

    for (const [country, date, name] of named) {
      assert.deepEqual(nationalHolidays.on(country, workday(date)), name, `${country} ${date}`);
    }
  });

  it('bear a Japanese name beside each English one in eleven years of Japan', () => {
    const days = Array.from({ length: 4018 }, (_, day) => addDays(workday('2020-01-01'), day));
    const names = days.flatMap((day) => nationalHolidays.on('JP', day) ?? []);

    assert.ok(names.length > 150, `${names.length} holidays`);
    for (const { ja, en } of names) {
      assert.match(ja, /^[^a-z]+$/i);
      assert.match(en, /^[ -~]+$/);
    }
  });

  it('are none of a country or a code that is not known', () => {
    assert.equal(nationalHolidays.on('XX', workday('2026-01-01')), undefined);
    assert.equal(nationalHolidays.on('constructor', workday('2026-01-01')), undefined);
  });

  it('are none of years that calendars are reckoned for minutes of', () => {
    for (const date of ['1969-01-01', '2201-01-01', '9999-01-01']) {
      assert.equal(nationalHolidays.on('CN', workday(date)), undefined, date);
    }
    assert.notEqual(nationalHolidays.on('CN', workday('2200-01-01')), undefined);
  });
});
