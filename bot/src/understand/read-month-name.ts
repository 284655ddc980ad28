import type { Workday } from '@sekitori/api/domain/workday';
import { en } from 'chrono-node';
import { nextDate } from './read-workday.ts';
import type { Found } from './sentence.ts';

/**
 * Dates with an English month's name (Oct 3, 3rd of October): what chrono-node reads well. Only a day
 * and a month that are written count; its guesses of either do not.
 */
export function readMonthName(sentence: string, today: Workday): Found<Workday> | undefined {
  const result = en
    .parse(sentence, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 })
    .find(({ start }) => start.isCertain('day') && start.isCertain('month'));
  const day = result?.start.get('day');
  const month = result?.start.get('month');
  if (!result || !day || !month) return undefined;
  const workday = nextDate(today, String(month), String(day));
  const rest = sentence.replace(result.text, ' ').replace(/\s+/g, ' ').trim();
  return workday && { value: workday, rest };
}
