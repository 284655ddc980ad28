import { openingHoursOn } from '@sekitori/api/domain/day-part';
import { covers, overlaps, type Period } from '@sekitori/api/domain/period';
import { allDay } from '@sekitori/api/domain/workday';
import type { DayClock } from '../../lib/floor-clock.ts';

/**
 * The opening hours that a booking goes beyond, or that the day is off; undefined where it stays within them
 * (B6). A whole day is as much of it as the floor is open yet.
 */
export function beyondHours(
  period: Period,
  now: number,
  day: DayClock,
): Period | 'off' | undefined {
  const hours = openingHoursOn(day.workday, { settings: day.settings, clock: day });
  if (!hours) return 'off';
  const left = { start: Math.max(period.start, now), end: period.end };
  const whole = allDay(day.workday, day);
  const isWholeDay = period.end === whole.end && left.start <= Math.max(whole.start, now);
  const isWithin = isWholeDay ? overlaps(hours, left) : covers(hours, left);
  return isWithin ? undefined : hours;
}
