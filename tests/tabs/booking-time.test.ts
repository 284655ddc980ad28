import assert from 'node:assert/strict';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import { addDays, clockTime, instantAt, parseWorkday } from '../../api/src/domain/workday.ts';
import {
  likelyWorkday,
  workdaysBetween,
} from '../../tabs/src/features/choose-time/likely-workday.ts';
import { siteClock } from '../support/world.ts';

const clock = { ...siteClock('Asia/Tokyo'), settings: defaultSettings };
const days = workdaysBetween('2026-10-02', '2026-10-06', (day) => addDays(day, 1));
const at = (day: string, time: string) => {
  const workday = parseWorkday(day);
  assert.ok(workday);
  return instantAt(workday, clockTime(time), clock);
};

const openDays = { isClosed: () => false };

describe('likelyWorkday', () => {
  it('is today in the morning', () => {
    const likely = likelyWorkday(days, clock, { now: at('2026-10-02', '08:30'), ...openDays });

    assert.equal(likely, '2026-10-02');
  });

  it('is the next day that is no weekend once its hours are half over', () => {
    const likely = likelyWorkday(days, clock, { now: at('2026-10-02', '14:00'), ...openDays });

    assert.equal(likely, '2026-10-05');
  });

  it('passes over closed days', () => {
    const isClosed = (day: string) => day === '2026-10-05';

    const likely = likelyWorkday(days, clock, { now: at('2026-10-02', '14:00'), isClosed });

    assert.equal(likely, '2026-10-06');
  });

  it('is a weekend only on floors that are open on no other day', () => {
    const open = { from: clockTime('08:00'), to: clockTime('20:00') };
    const hours = Array.from({ length: 7 }, (_, at) => (at > 4 ? open : ('closed' as const)));
    const weekends = { ...clock, settings: { ...clock.settings, hours } };

    const likely = likelyWorkday(days.slice(1, 3), weekends, {
      now: at('2026-10-02', '21:00'),
      ...openDays,
    });

    assert.equal(likely, '2026-10-03');
  });

  it('is today where nothing else may be booked', () => {
    const now = at('2026-10-02', '18:00');

    assert.equal(likelyWorkday(days.slice(0, 1), clock, { now, ...openDays }), '2026-10-02');
  });
});
