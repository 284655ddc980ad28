import { type DayRange, heldRange, wholeDayRange } from './day-range.ts';
import type { OperationSettings } from './operation-settings.ts';
import { covers } from './period.ts';
import type { SiteClock } from './workday.ts';

type Settings = Pick<
  OperationSettings,
  'hours' | 'bookable' | 'parts' | 'allDay' | 'freeTimes' | 'shortestMinutes' | 'longestMinutes'
>;

/**
 * How long, in minutes, the longest booking is that the settings let through on a day of the week (1 to 7,
 * Monday first) without DST; 0 where they let none through.
 */
export function longestOffered(settings: Settings, weekday: number, clock: SiteClock): number {
  const window = windowOn(settings, weekday, clock);
  if (!window) return 0;
  const { shortestMinutes: shortest, longestMinutes } = settings;
  // 1440 minutes are any length.
  const longest = longestMinutes >= 1440 ? Number.POSITIVE_INFINITY : longestMinutes;
  const named = runsOfParts(settings, clock).filter((run) => covers(window, run));
  const fixed = [...(settings.allDay === 'offered' ? [wholeDayRange] : []), ...named]
    .map(({ start, end }) => end - start)
    .filter((length) => shortest <= length && length <= longest);
  return Math.max(0, ...fixed, longestFree(settings, window, { shortest, longest }));
}

/** When bookings are possible; undefined on a day that is closed to them. */
function windowOn(settings: Settings, weekday: number, clock: SiteClock): DayRange | undefined {
  if (settings.bookable === 'any-time') return wholeDayRange;
  const hours = settings.hours[weekday - 1];
  return hours === undefined || hours === 'closed' ? undefined : heldRange(hours, clock);
}

function longestFree(
  { freeTimes }: Settings,
  { start, end }: DayRange,
  { shortest, longest }: { readonly shortest: number; readonly longest: number },
): number {
  if (freeTimes === 'not-offered') return 0;
  const step = freeTimes.stepMinutes;
  const inSteps = (minutes: number) => Math.floor(minutes / step) * step;
  const room = inSteps(end) - Math.ceil(start / step) * step;
  const length = inSteps(Math.min(room, longest));
  return length >= shortest ? length : 0;
}

/** Each part, and those that follow upon each other as one. */
function runsOfParts({ parts }: Settings, clock: SiteClock): DayRange[] {
  const ranges = parts
    .map((part) => heldRange(part, clock))
    .filter(({ start, end }) => start < end);
  const runsFrom = (run: DayRange): DayRange[] => [
    run,
    ...ranges
      .filter(({ start }) => start === run.end)
      .flatMap((next) => runsFrom({ start: run.start, end: next.end })),
  ];
  return ranges.flatMap(runsFrom);
}
