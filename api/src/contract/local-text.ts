import { Temporal } from 'temporal-polyfill';
import type { Period } from '../domain/period.ts';
import { allDay, clockTimeAt, type TimeZone, type Workday, workdayAt } from '../domain/workday.ts';
import type { Language } from './language.ts';

const dates: { readonly [L in Language]: Intl.DateTimeFormat } = {
  ja: dateFormat('ja-JP', 'long'),
  en: dateFormat('en-GB', 'short'),
};

function dateFormat(locale: string, month: 'long' | 'short') {
  return new Intl.DateTimeFormat(locale, {
    month,
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  });
}

/** A workday as people write it: 10月3日(土), Sat 3 Oct. */
export function workdayText(workday: Workday, language: Language): string {
  const midnight = Temporal.PlainDate.from(workday).toZonedDateTime('UTC').epochMilliseconds;
  const date = dates[language].format(midnight);
  return date.replace(',', '');
}

/** The times of a period on the site's clock; a period that ends with its day ends at 24:00. */
export function timesText(period: Period, timeZone: TimeZone, language: Language): string {
  const whole = allDay(workdayAt(period.start, timeZone), timeZone);
  if (period.start === whole.start && period.end === whole.end) {
    return language === 'ja' ? '終日' : 'All day';
  }
  const end = period.end === whole.end ? '24:00' : clockTimeAt(period.end, timeZone);
  return `${clockTimeAt(period.start, timeZone)}–${end}`;
}

/** Day and times of a period on the site's clock: 10月3日(土) 09:00–12:00; both days where it has two. */
export function periodText(period: Period, timeZone: TimeZone, language: Language): string {
  const workday = workdayAt(period.start, timeZone);
  if (period.end > allDay(workday, timeZone).end) {
    const [start, end] = [period.start, period.end].map((at) =>
      instantText(at, timeZone, language),
    );
    return `${start}–${end}`;
  }
  return `${workdayText(workday, language)} ${timesText(period, timeZone, language)}`;
}

/** An instant on the site's clock: 10月3日(土) 08:00. */
export function instantText(instant: number, timeZone: TimeZone, language: Language): string {
  const day = workdayText(workdayAt(instant, timeZone), language);
  return `${day} ${clockTimeAt(instant, timeZone)}`;
}

/** How a person is addressed beside their name: 佐藤 花子さん, Ada Lovelace. */
export function politeName(name: string, language: Language): string {
  return language === 'ja' ? `${name}さん` : name;
}
