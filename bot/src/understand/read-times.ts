import { type ClockTime, clockTime } from '@sekitori/api/domain/workday';
import { type Found, foundIn } from './sentence.ts';

/** The parts of a workday that a sentence can name on any floor. */
export type DayPart = 'all-day' | 'morning' | 'afternoon';

/** A part of the workday by its name, or hours; an open end means the floor's opening or closing. */
export type Times =
  | { readonly kind: 'part'; readonly part: DayPart }
  | { readonly kind: 'hours'; readonly from?: ClockTime; readonly to?: ClockTime };

const clock = (name: string) =>
  `(?<${name}half>午前|午後|am|pm)? ?(?<${name}hour>\\d{1,2})(?:(?<${name}mark>時)(?:(?<${name}minutes>\\d{1,2})分|(?<${name}thirty>半))?|:(?<${name}colon>\\d{2}))? ?(?<${name}after>[ap]\\.?m\\b\\.?)?`;
const between = ' ?(?:から|より|まで|to|until|till|[-~–—−]) ?';
const alone = '(?<![\\w/:.-])';

const range = new RegExp(`${alone}(?:from |between )?${clock('a')}${between}${clock('b')}`);
const endOnly = new RegExp(
  `(?:(?:until|till|by) ${clock('b')}(?!\\d))|${alone}${clock('c')} ?まで`,
);
const startOnly = new RegExp(`${alone}(?:from |at )?${clock('a')}(?: ?から)?`);

const parts: readonly { readonly pattern: RegExp; readonly part: DayPart }[] = [
  {
    pattern: /終日|[一1]日中|丸?[一1]日(?!後)|全日|\b(?:all|whole|full)[ -]day\b/,
    part: 'all-day',
  },
  { pattern: /午前中?|(?:今|毎)?朝|\bmornings?\b|\bam\b/, part: 'morning' },
  { pattern: /午後|昼(?:から|過ぎ)|夕方|\bafternoons?\b|\bpm\b/, part: 'afternoon' },
];

/** The times that a sentence names; undefined where it names none. Dates must be cut out before. */
export function readTimes(sentence: string): Found<Times> | undefined {
  return readRange(sentence) ?? readOneEnd(sentence) ?? readPart(sentence);
}

type Minutes = { readonly at: number; readonly isMarked: boolean; readonly isWritten: boolean };

function readRange(sentence: string): Found<Times> | undefined {
  const match = range.exec(sentence);
  const from = match && minutesOf(match, 'a');
  const to = match && minutesOf(match, 'b');
  if (!match || !from || !to) return undefined;
  const hours = inOrder(from, to);
  return hours && foundIn(sentence, match, { kind: 'hours', ...hours });
}

function readOneEnd(sentence: string): Found<Times> | undefined {
  const last = endOnly.exec(sentence);
  const to = last && (minutesOf(last, 'b') ?? minutesOf(last, 'c'));
  if (last && to && to.at > 0) {
    return foundIn(sentence, last, { kind: 'hours', to: clockText(inOfficeHours(to)) });
  }
  const first = startOnly.exec(sentence);
  const from = first && minutesOf(first, 'a');
  if (!first || !from?.isWritten || inOfficeHours(from) >= 24 * 60) return undefined;
  return foundIn(sentence, first, { kind: 'hours', from: clockText(inOfficeHours(from)) });
}

function readPart(sentence: string): Found<Times> | undefined {
  for (const { pattern, part } of parts) {
    const match = pattern.exec(sentence);
    if (match) return foundIn(sentence, match, { kind: 'part', part });
  }
  return undefined;
}

function minutesOf({ groups = {} }: RegExpExecArray, name: string): Minutes | undefined {
  const said = (part: string) => groups[`${name}${part}`];
  const half = (said('half') ?? said('after'))?.replaceAll('.', '');
  const written = Number(said('hour'));
  const minutes = said('thirty') ? 30 : Number(said('minutes') ?? said('colon') ?? 0);
  if (Number.isNaN(written) || minutes > 59) return undefined;
  const hour = half === undefined ? written : hourIn(half, written);
  const at = hour * 60 + minutes;
  const isWritten = half !== undefined || said('mark') !== undefined || said('colon') !== undefined;
  return at <= 24 * 60 ? { at, isMarked: half !== undefined || hour > 12, isWritten } : undefined;
}

/** 12 am is midnight and 12 pm noon; 午後12時 is said for noon too. */
function hourIn(half: string, hour: number): number {
  const isSecondHalf = half === '午後' || half === 'pm';
  if (hour > 12) return hour;
  return (hour % 12) + (isSecondHalf ? 12 : 0);
}

const halfDay = 12 * 60;
const earliestUnmarked = 7 * 60;

/** Nobody books a desk at 2 in the night without saying so. */
function inOfficeHours({ at, isMarked }: Minutes): number {
  return !isMarked && at > 0 && at < earliestUnmarked ? at + halfDay : at;
}

/** `1-3pm` and 午後1時から3時 say the half of the day once for both ends. */
function inOrder(from: Minutes, to: Minutes) {
  const start =
    !from.isMarked && to.isMarked && from.at + halfDay < to.at && from.at < earliestUnmarked
      ? from.at + halfDay
      : inOfficeHours(from);
  const end = !to.isMarked && to.at <= start && to.at + halfDay > start ? to.at + halfDay : to.at;
  return start < end && end <= 24 * 60 ? { from: clockText(start), to: clockText(end) } : undefined;
}

function clockText(minutes: number): ClockTime {
  const two = (value: number) => String(value).padStart(2, '0');
  return clockTime(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
}
