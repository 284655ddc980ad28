import { addDays, daysBetween, type Workday, weekdayOf } from '@sekitori/api/domain/workday';
import { en } from 'chrono-node';
import { nextDate, readWorkday } from './read-workday.ts';

/** Workdays from a first to a last one, both included. */
export type Days = { readonly first: Workday; readonly last: Workday };

/** Longer than any floor opens; who says more has slipped. */
const mostDays = 62;

const joining = /から|より|[-~–—]|\b(?:to|until|till|through|thru)\b/;

/** The workdays that a sentence names together, from today on: 10/3から14日まで, Oct 3-14, 来週. Undefined where it names one day or none. */
export function readDays(sentence: string, today: Workday): Days | undefined {
  const days =
    shortDates(sentence, today) ??
    monthNames(sentence, today) ??
    severalFrom(sentence, today) ??
    twoDates(sentence, today) ??
    wholeWeek(sentence, today);
  return days && days.first <= days.last && daysBetween(days.first, days.last) <= mostDays
    ? days
    : undefined;
}

/** 10/3-14 says the month once. */
function shortDates(sentence: string, today: Workday): Days | undefined {
  const match = /(?<![\d/])(\d{1,2})\/(\d{1,2}) ?[-~–—] ?(\d{1,2})(?![\d/:時])/.exec(sentence);
  const first = match ? nextDate(today, match[1], match[2]) : undefined;
  const last = first && nextDate(first, match?.[1], match?.[3]);
  return first && last && { first, last };
}

/** Oct 3-14, October 3 to November 2. */
function monthNames(sentence: string, today: Workday): Days | undefined {
  const found = en
    .parse(sentence, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 })
    .find(({ start, end }) => start.isCertain('month') && start.isCertain('day') && end);
  if (!found?.end) return undefined;
  const { start, end } = found;
  const dateIn = (from: Workday, at: typeof start) =>
    nextDate(from, String(at.get('month')), String(at.get('day')));
  const first = dateIn(today, start);
  const last = first && dateIn(first, end);
  return first && last && { first, last };
}

/** 明日から3日間, 3 days from tomorrow. */
function severalFrom(sentence: string, today: Workday): Days | undefined {
  const match = /から ?(\d{1,2}) ?日間|\b(\d{1,2}) days from\b/.exec(sentence);
  const count = Number(match?.[1] ?? match?.[2] ?? 0);
  const first = readWorkday(sentence.replace(match?.[0] ?? '', ' '), today)?.value;
  return count > 0 && first ? { first, last: addDays(first, count - 1) } : undefined;
}

/** The second is looked for from the first one on: 月曜から金曜 is the Friday after that Monday. */
function twoDates(sentence: string, today: Workday): Days | undefined {
  if (!joining.test(sentence)) return undefined;
  const first = readWorkday(sentence, today);
  const last = first && readWorkday(first.rest, first.value);
  if (!first || !last) return undefined;
  // Sentences are read by kinds of words, so the later date may be found first.
  return last.value === first.value ? undefined : { first: first.value, last: last.value };
}

const weeks: { readonly [name: string]: number } = {
  今週: 0,
  来週: 1,
  再来週: 2,
  さ来週: 2,
  'this week': 0,
  'next week': 1,
};

function wholeWeek(sentence: string, today: Workday): Days | undefined {
  const match =
    /(再来週|さ来週|今週|来週)(?!の? ?[月火水木金土日](?:曜|の|$))|\b(this week|next week)\b/.exec(
      sentence,
    );
  const away = weeks[match?.[1] ?? match?.[2] ?? ''];
  if (away === undefined) return undefined;
  const monday = addDays(today, 1 - weekdayOf(today) + 7 * away);
  return { first: monday < today ? today : monday, last: addDays(monday, 6) };
}
