import assert from 'node:assert/strict';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import { addDays, clockTime, instantAt, parseWorkday } from '../../api/src/domain/workday.ts';
import { offeredTimes, withEnd } from '../../tabs/src/features/choose-time/chosen-time.ts';
import {
  likelyWorkday,
  workdaysBetween,
} from '../../tabs/src/features/choose-time/likely-workday.ts';
import { siteClock, workday } from '../support/world.ts';

const clock = { ...siteClock('Asia/Tokyo'), settings: defaultSettings };
const days = workdaysBetween('2026-10-02', '2026-10-06', (day) => addDays(day, 1));
const at = (day: string, time: string) => {
  const workday = parseWorkday(day);
  assert.ok(workday);
  return instantAt(workday, clockTime(time), clock);
};

describe('likelyWorkday', () => {
  it('is today in the morning', () => {
    assert.equal(likelyWorkday(days, at('2026-10-02', '08:30'), clock), '2026-10-02');
  });

  it('is the next day that is no weekend once its hours are half over', () => {
    assert.equal(likelyWorkday(days, at('2026-10-02', '14:00'), clock), '2026-10-05');
  });

  it('is today where nothing else may be booked', () => {
    assert.equal(likelyWorkday(days.slice(0, 1), at('2026-10-02', '18:00'), clock), '2026-10-02');
  });
});

describe('times of one’s own', () => {
  const parts = [{ id: 'early', from: clockTime('08:00'), to: clockTime('10:00') }];
  const settings = { ...defaultSettings, hours: [], parts, freeTimes: { stepMinutes: 30 } };
  const offered = offeredTimes(workday('2026-10-02'), { ...clock, settings });

  it('are offered in the floor’s steps until closing', () => {
    assert.deepEqual(offered, ['08:00', '08:30', '09:00', '09:30', '10:00']);
  });

  it('push the end along when the start passes it', () => {
    const times = { from: clockTime('08:00'), to: clockTime('09:00') };

    assert.deepEqual(withEnd(times, { from: clockTime('09:00') }, offered), {
      from: '09:00',
      to: '09:30',
    });
  });

  it('pull the start along when the end comes before it', () => {
    const times = { from: clockTime('09:00'), to: clockTime('10:00') };

    assert.deepEqual(withEnd(times, { to: clockTime('08:30') }, offered), {
      from: '08:00',
      to: '08:30',
    });
  });
});
