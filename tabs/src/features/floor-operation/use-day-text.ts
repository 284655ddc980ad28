import { workdayText } from '@sekitori/api/contract/local-text';
import type { Closure } from '@sekitori/api/domain/closure';
import type { Workday } from '@sekitori/api/domain/workday';
import { useClockText } from '../../lib/clock-text.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { closureMessages } from './closure-messages.ts';

/** 1970-01-05, counted from the first day of that year, was a Monday. */
const someMonday = 4;

/** How the page says days, weekdays and closures. Days of other years than `today` name their year. */
export function useDayText(today: Workday) {
  const language = useLanguage();
  const clockText = useClockText();
  const say = useMessages(closureMessages);
  const year = (workday: Workday) => workday.slice(0, 4);

  const dayText = (workday: Workday): string => {
    const text = workdayText(workday, language);
    if (year(workday) === year(today)) return text;
    return language === 'ja' ? `${year(workday)}年${text}` : `${text} ${year(workday)}`;
  };
  const yearlyText = (workday: Workday): string =>
    new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
      month: language === 'ja' ? 'long' : 'short',
      day: 'numeric',
      timeZone: 'UTC',
    }).format(Date.parse(workday));
  const weekdayText = (monday0: number): string =>
    new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
      weekday: 'short',
      timeZone: 'UTC',
    }).format((someMonday + monday0) * 86_400_000);
  const closureText = ({ first, last, hours, isYearly }: Closure): string => {
    const one = isYearly ? yearlyText : dayText;
    const days = first === last ? one(first) : say('days', { first: one(first), last: one(last) });
    const times = hours ? clockText(`${hours.from}–${hours.to}`) : '';
    return [isYearly ? say('everyYear') : '', days, times].filter(Boolean).join(' ');
  };
  return {
    dayText,
    dayOfYearText: (workday: Workday) => workdayText(workday, language),
    weekdayText,
    closureText,
  };
}
