import type { Language } from '@sekitori/api/contract/language';
import { partText } from '@sekitori/api/contract/local-text';
import type {
  GroupRule,
  OperationSettings,
  WeekHours,
} from '@sekitori/api/domain/operation-settings';
import { noHolidays } from '@sekitori/api/domain/operation-settings';
import { type Quota, quotaSpans } from '@sekitori/api/domain/quota';
import type { Say } from '../../lib/messages.ts';
import { countryText } from './country-text.ts';
import type { SettingField } from './edits.ts';
import { type HourRun, hourRuns } from './hour-runs.ts';
import type { settingMessages } from './setting-messages.ts';

/** What values are said with: the reader's language, clock and weekdays (0 is Monday), and names of people. */
export type Words = {
  readonly say: Say<keyof typeof settingMessages.ja>;
  readonly language: Language;
  readonly clockText: (text: string) => string;
  readonly weekdayText: (day: number) => string;
  readonly personText: (id: string) => string;
};

const listed = ({ say }: Words, items: readonly string[]) => items.join(say('and'));

/** So many minutes as people say it: 30分, 8時間, 1 h 30 min. */
export function lengthText({ say }: Words, count: number): string {
  const hours = Math.floor(count / 60);
  const minutes = count % 60;
  if (hours === 0) return say('minutes', { count });
  return minutes === 0 ? say('hoursLong', { hours }) : say('hoursAndMinutes', { hours, minutes });
}

const daysText = (count: number, { say }: Words) =>
  count === 0 ? say('today') : say('days', { count });

function quotaText(quota: Quota, words: Words): string {
  const parts = quotaSpans.flatMap((span) => {
    const count = quota[span];
    return count === undefined ? [] : [words.say(span, { count })];
  });
  return parts.length === 0 ? words.say('noLimit') : listed(words, parts);
}

function hoursText(week: WeekHours, words: Words): string {
  const runs = hourRuns(week);
  const times = ({ hours }: HourRun) =>
    hours === 'closed' ? words.say('closed') : words.clockText(`${hours.from}–${hours.to}`);
  const [first] = runs;
  if (runs.length === 1 && first) return words.say('everyDay', { times: times(first) });
  return listed(
    words,
    runs.map((run) => `${runText(run, words)} ${times(run)}`),
  );
}

/** 月〜金, 土・日, Mon–Fri */
function runText({ first, last }: HourRun, { language, weekdayText }: Words): string {
  if (first === last) return weekdayText(first);
  const isLong = last - first > 1;
  const dash = language === 'ja' ? (isLong ? '〜' : '・') : isLong ? '–' : ' & ';
  return [first, last].map(weekdayText).join(dash);
}

function groupText({ group, daysAhead, quota, seatsAtATime }: GroupRule, words: Words): string {
  const said = [
    ...(daysAhead === undefined ? [] : [daysText(daysAhead, words)]),
    ...(quota ? [quotaText(quota, words)] : []),
    ...(seatsAtATime ? [words.say(seatsAtATime)] : []),
  ];
  return `${group}: ${listed(words, said)}`;
}

const listOrNone = (words: Words, items: readonly string[]) =>
  items.length === 0 ? words.say('none') : listed(words, items);

type Text<Value> = (value: Value, words: Words) => string;

const asItself = (value: 'shown' | 'hidden' | 'one' | 'any', { say }: Words) => say(value);
const time = (value: string, { clockText }: Words) => clockText(value);

/** Each setting's value in a few words. */
export const settingTexts: {
  readonly [F in SettingField]: Text<OperationSettings[F]>;
} = {
  daysAhead: daysText,
  aheadCountsFrom: (value, { say }) => say(value),
  daysOpenAt: time,
  hours: hoursText,
  bookable: (value, { say }) => say(value),
  parts: (parts, words) =>
    listOrNone(
      words,
      parts.map((part) =>
        words.clockText(`${partText(part, words.language)} ${part.from}–${part.to}`),
      ),
    ),
  allDay: (value, { say }) => say(value),
  freeTimes: (value, { say }) =>
    value === 'not-offered' ? say(value) : say('steps', { minutes: value.stepMinutes }),
  shortestMinutes: (value, words) => lengthText(words, value),
  longestMinutes: (value, words) =>
    value >= 1440 ? words.say('anyLength') : lengthText(words, value),
  quota: quotaText,
  seatsAtATime: asItself,
  seatMode: (mode, { say, personText }) => {
    if (mode.kind === 'assigned') return say('assigned', { name: personText(mode.to) });
    return mode.kind === 'unavailable'
      ? say('unavailable', { reason: mode.reason })
      : say(mode.kind);
  },
  mayBook: (value, words) =>
    value === 'everyone'
      ? words.say(value)
      : listOrNone(words, [...value.groups, ...value.people.map(words.personText)]),
  groupRules: (rules, words) =>
    listOrNone(
      words,
      rules.map((rule) => groupText(rule, words)),
    ),
  names: asItself,
  holidaysOf: (value, { say, language }) =>
    value === noHolidays ? say('noHolidays') : countryText(value, language),
  checkInMode: (value, { say }) => say(value === 'none' ? 'no-check-in' : value),
  checkInOpensBefore: (value, words) => words.say('before', { length: lengthText(words, value) }),
  checkInGrace: (value, words) => lengthText(words, value),
  arriveBy: time,
};
