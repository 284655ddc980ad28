import { addDays, parseWorkday, type Workday, weekdayOf } from '@sekitori/api/domain/workday';
import { type Found, foundIn } from './sentence.ts';

type Reading = {
  readonly pattern: RegExp;
  /** Undefined where the words name no date that can be booked. */
  readonly read: (match: RegExpExecArray, today: Workday) => Workday | undefined;
};

const inDays = (days: number) => (_: RegExpExecArray, today: Workday) => addDays(today, days);

/** Farther than any floor opens; a larger number is a slip of the finger. */
const mostDaysAway = 400;

/** In the order of trying: longer words before the words they contain. */
const readings: readonly Reading[] = [
  { pattern: /しあさって|明々後日/, read: inDays(3) },
  { pattern: /明後日|あさって|\bday after tomorrow\b/, read: inDays(2) },
  { pattern: /明日|あした|あす(?=の|は|も|に|、|\s|$)|\btomorrow\b|\btmrw?\b/, read: inDays(1) },
  { pattern: /今日|本日|きょう|\btoday\b/, read: inDays(0) },
  { pattern: /(\d{1,3}) ?日後|\bin (\d{1,3}) days?\b/, read: daysAway },
  {
    pattern:
      /(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日?|(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/,
    read: ([, y, m, d, year, month, day], today) =>
      notBefore(today, dateOf(y ?? year, m ?? month, d ?? day)),
  },
  {
    pattern: /(?<!\d)(\d{1,2}) ?月 ?(\d{1,2}) ?日?|(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])/,
    read: ([, m, d, month, day], today) => nextDate(today, m ?? month, d ?? day),
  },
  { pattern: /(今週|来週|再来週|さ来週)の? ?([月火水木金土日])曜日?/, read: weekdayOfJapaneseWeek },
  {
    pattern: /([月火水木金土日])曜日?|\(([月火水木金土日])\)/,
    read: ([, name, inBrackets], today) =>
      comingWeekday(today, japaneseWeekdays.indexOf(name ?? inBrackets ?? '') + 1),
  },
  {
    pattern:
      /\b(?:(this|next|coming) )?(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b/,
    read: englishWeekday,
  },
  { pattern: /来週|\bnext week\b/, read: (_, today) => mondayAfter(today, 1) },
  {
    pattern: /(?<!\d)(\d{1,2}) ?日(?!後|間|先)/,
    read: ([, day], today) => nextDayOfMonth(today, Number(day)),
  },
];

const japaneseWeekdays = '月火水木金土日';
const englishWeekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const weeksAway: { readonly [prefix: string]: number } = { 今週: 0, 来週: 1, 再来週: 2, さ来週: 2 };

/**
 * The workday that a sentence names, never before today. Japanese weekdays are read here and not by
 * chrono-node, which takes 来週の月曜 for another day.
 */
export function readWorkday(sentence: string, today: Workday): Found<Workday> | undefined {
  for (const { pattern, read } of readings) {
    const match = pattern.exec(sentence);
    const workday = match && read(match, today);
    if (match && workday) return foundIn(sentence, match, workday);
  }
  return undefined;
}

function daysAway([, japanese, english]: RegExpExecArray, today: Workday): Workday | undefined {
  const days = Number(japanese ?? english);
  return days <= mostDaysAway ? addDays(today, days) : undefined;
}

function dateOf(year = '', month = '', day = ''): Workday | undefined {
  return parseWorkday(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const notBefore = (today: Workday, workday: Workday | undefined) =>
  workday && workday >= today ? workday : undefined;

/** A date without a year is the next one of that name. */
export function nextDate(today: Workday, month = '', day = ''): Workday | undefined {
  const year = Number(today.slice(0, 4));
  const years = [year, year + 1];
  return years
    .map((candidate) => notBefore(today, dateOf(String(candidate), month, day)))
    .find((workday) => workday !== undefined);
}

function nextDayOfMonth(today: Workday, day: number): Workday | undefined {
  const all = Array.from({ length: 62 }, (_, days) => addDays(today, days));
  return all.find((workday) => Number(workday.slice(8)) === day);
}

const mondayAfter = (today: Workday, weeks: number) =>
  addDays(today, 1 - weekdayOf(today) + 7 * weeks);

function comingWeekday(today: Workday, weekday: number): Workday {
  return addDays(today, (weekday - weekdayOf(today) + 7) % 7);
}

/** A day of this week that is over means the next of that name; the card shows which was read. */
function weekdayOfWeek(today: Workday, weeks: number, weekday: number): Workday {
  const workday = addDays(mondayAfter(today, weeks), weekday - 1);
  return workday >= today ? workday : comingWeekday(today, weekday);
}

function weekdayOfJapaneseWeek([, week = '', name = '']: RegExpExecArray, today: Workday) {
  return weekdayOfWeek(today, weeksAway[week] ?? 0, japaneseWeekdays.indexOf(name) + 1);
}

function englishWeekday([, which, name = '']: RegExpExecArray, today: Workday): Workday {
  const weekday = englishWeekdays.indexOf(name.slice(0, 3)) + 1;
  if (which === 'next') return weekdayOfWeek(today, 1, weekday);
  return which === 'this' ? weekdayOfWeek(today, 0, weekday) : comingWeekday(today, weekday);
}
