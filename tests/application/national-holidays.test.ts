import assert from 'node:assert/strict';
import { nationalHolidays } from '../../api/src/adapters/holidays/national-holidays.ts';
import { workday } from '../support/world.ts';

describe('national holidays (B6)', () => {
  it('are named in the first language of their country', () => {
    assert.equal(nationalHolidays.on('JP', workday('2026-11-23')), '勤労感謝の日');
    assert.equal(nationalHolidays.on('US', workday('2026-11-26')), 'Thanksgiving Day');
    assert.equal(nationalHolidays.on('JP', workday('2026-11-24')), undefined);
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
