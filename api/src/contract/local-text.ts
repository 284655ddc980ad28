import { Temporal } from 'temporal-polyfill';
import type { Period } from '../domain/period.ts';
import { remembered } from '../domain/remembered.ts';
import {
  allDay,
  calendarOf,
  clockTimeAt,
  type SiteClock,
  type TimeZone,
  turnOfTime,
  type Workday,
  workdayAt,
} from '../domain/workday.ts';
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
export const workdayText = remembered((workday: Workday, language: Language): string => {
  const midnight = Temporal.PlainDate.from(workday).toZonedDateTime('UTC').epochMilliseconds;
  const date = dates[language].format(midnight);
  return date.replace(',', '');
});

const turns: { readonly [L in Language]: { readonly [turn in 'first' | 'second']: string } } = {
  ja: { first: '(1回目)', second: '(2回目)' },
  en: { first: ' (first time)', second: ' (second time)' },
};

/** A wall-clock time; one that DST has twice says which it is (A4). */
function clockText(instant: number, zone: TimeZone, language: Language): string {
  const turn = turnOfTime(instant, zone);
  return `${clockTimeAt(instant, zone)}${turn === 'only' ? '' : turns[language][turn]}`;
}

/** Whether a time of a workday stands on the next date, as the end of a night shift does. */
function isNextDay(instant: number, workday: Workday, { timeZone }: SiteClock): boolean {
  return workdayAt(instant, calendarOf(timeZone)) > workday;
}

/**
 * A time of a workday on the site's clock: 09:00, 24:00 where the day ends at midnight, and 翌05:00 or
 * 05:00 next day where the workday goes on after it.
 */
export function timeText(
  instant: number,
  on: SiteClock & { readonly workday: Workday },
  language: Language,
): string {
  const { workday, timeZone } = on;
  if (on.dayStartsAt === '00:00' && instant === allDay(workday, on).end) return '24:00';
  const time = clockText(instant, timeZone, language);
  if (!isNextDay(instant, workday, on)) return time;
  return language === 'ja' ? `翌${time}` : `${time} next day`;
}

/** The times of a period on the site's clock; one that ends with a day that began at midnight ends at 24:00. */
export function timesText(period: Period, clock: SiteClock, language: Language): string {
  const workday = workdayAt(period.start, clock);
  const whole = allDay(workday, clock);
  if (period.start === whole.start && period.end === whole.end) {
    return language === 'ja' ? '終日' : 'All day';
  }
  const on = { ...clock, workday };
  const end = timeText(period.end, on, language);
  // 02:00–05:00 next day: English says it once, behind both.
  const isSaidBehind = language === 'en' && isNextDay(period.start, workday, clock);
  const start = isSaidBehind
    ? clockText(period.start, clock.timeZone, language)
    : timeText(period.start, on, language);
  return `${start}–${end}`;
}

/** Workday and times of a period on the site's clock: 10月3日(土) 09:00–12:00; both days where it has two. */
export function periodText(period: Period, clock: SiteClock, language: Language): string {
  const workday = workdayAt(period.start, clock);
  if (period.end > allDay(workday, clock).end) {
    const [start, end] = [period.start, period.end].map((at) =>
      instantText(at, clock.timeZone, language),
    );
    return `${start}–${end}`;
  }
  return `${workdayText(workday, language)} ${timesText(period, clock, language)}`;
}

/** An instant on the site's clock: 10月3日(土) 08:00. */
export function instantText(instant: number, timeZone: TimeZone, language: Language): string {
  const day = workdayText(workdayAt(instant, calendarOf(timeZone)), language);
  return `${day} ${clockText(instant, timeZone, language)}`;
}

/** How a person is addressed beside their name: 佐藤 花子さん, Ada Lovelace. */
export function politeName(name: string, language: Language): string {
  return language === 'ja' ? `${name}さん` : name;
}

const partNames: { readonly [L in Language]: { readonly [part: string]: string } } = {
  ja: { 'all-day': '終日', morning: '午前', afternoon: '午後' },
  en: { 'all-day': 'All day', morning: 'Morning', afternoon: 'Afternoon' },
};

/** What a part of the day is called: its own name, or that of the usual parts in the reader's language. */
export function partText(
  part: { readonly id: string; readonly name?: string | undefined },
  language: Language,
): string {
  return part.name ?? partNames[language][part.id] ?? part.id;
}
