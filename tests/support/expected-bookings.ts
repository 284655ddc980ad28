import fc from 'fast-check';
import type { CheckInSettings } from '../../api/src/domain/check-in.ts';
import { defaultSettings } from '../../api/src/domain/operation-settings.ts';
import {
  addDays,
  allDay,
  clockTime,
  type SiteClock,
  type Workday,
} from '../../api/src/domain/workday.ts';
import { siteClock, workday } from './world.ts';

export const minute = 60_000;
export const tokyo = siteClock('Asia/Tokyo');
export const anywhere: CheckInSettings = { ...defaultSettings, checkInMode: 'anywhere' };

/** Zones that skip and repeat hours, half hours and whole dates, with days from midnight and from six. */
const clocks = ['Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'].flatMap(
  (zone) => [siteClock(zone), siteClock(zone, '06:00')],
);
/** Days on which clocks are set, or a date is left out; and the days around them. */
const oddDays = [
  '2026-03-08',
  '2026-11-01',
  '2026-04-05',
  '2026-10-04',
  '2011-12-29',
  '2011-12-31',
  '2010-09-26',
].map(workday);

export const aDayAnywhere: fc.Arbitrary<{ readonly clock: SiteClock; readonly day: Workday }> =
  fc.record({
    clock: fc.constantFrom(...clocks),
    day: fc.oneof(
      fc.constantFrom(...oddDays),
      fc.integer({ min: 0, max: 6000 }).map((days) => addDays(workday('2011-01-01'), days)),
    ),
  });

export const aClockTime = fc
  .integer({ min: 0, max: 47 })
  .map((half) =>
    clockTime(`${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`),
  );

/** All of a workday, for somebody who is expected on it. */
export const wholeDayOf = (day: Workday, clock: SiteClock) => ({
  ...clock,
  workday: day,
  period: allDay(day, clock),
});
