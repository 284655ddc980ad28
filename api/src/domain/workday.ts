import { Temporal } from 'temporal-polyfill';
import type { Period } from './period.ts';
import { remembered } from './remembered.ts';

declare const brand: unique symbol;

/** A calendar date in a site's time zone, as `yyyy-mm-dd`. Text order is time order. */
export type Workday = string & { readonly [brand]: 'workday' };

/** A wall-clock time as `hh:mm`; `24:00` is the end of the day. */
export type ClockTime = string & { readonly [brand]: 'clock-time' };

export type TimeZone = string & { readonly [brand]: 'time-zone' };

/**
 * By what a site counts its days: its zone, and when its day begins. With 06:00, a night shift that
 * ends at 05:00 belongs to the workday it began on.
 */
export type SiteClock = { readonly timeZone: TimeZone; readonly dayStartsAt: ClockTime };

export const clockTimePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

export const clockTime = (value: string) => value as ClockTime;

/** The workday written as `yyyy-mm-dd`, or undefined where no such date exists. */
export function parseWorkday(text: string): Workday | undefined {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || month < 1 || month > 12 || day < 1) return undefined;
  const daysInMonth = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  return day <= daysInMonth ? (text as Workday) : undefined;
}

/** The IANA zone of this name, or undefined where there is none. Offsets such as `+09:00` are no zones: they know no DST. */
export function parseTimeZone(name: string): TimeZone | undefined {
  return /^[A-Z]/i.test(name) && isKnownToIntl(name) ? (name as TimeZone) : undefined;
}

function isKnownToIntl(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    // Intl has no question for this: an unknown zone is a RangeError, anything else is ours.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const midnight = '00:00' as ClockTime;

/** The calendar of a zone, where no site has a say: days begin at midnight. */
export const calendarOf = (timeZone: TimeZone): SiteClock => ({ timeZone, dayStartsAt: midnight });

const dateAt = remembered((instant: number, zone: TimeZone): Workday => {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString() as Workday;
});

/**
 * The site's workday at an instant (A1: the site's clock, never the server's). A day that has begun is
 * not begun again, though some clocks go back past midnight.
 */
export function workdayAt(instant: number, on: SiteClock): Workday {
  const date = dateAt(instant, on.timeZone);
  if (instant < startOf(date, on)) return addDays(date, -1);
  const next = addDays(date, 1);
  return instant < startOf(next, on) ? date : next;
}

export const addDays = remembered((workday: Workday, days: number): Workday => {
  return Temporal.PlainDate.from(workday).add({ days }).toString() as Workday;
});

/** Whole days from one workday to another; negative where the other is earlier. */
export function daysBetween(from: Workday, to: Workday): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' })
    .days;
}

/** Monday is 1, Sunday is 7. */
export const weekdayOf = remembered((workday: Workday): number => {
  return Temporal.PlainDate.from(workday).dayOfWeek;
});

/** Saturday or Sunday; national holidays are closures of the site, not a fact of the calendar. */
export function isWeekend(workday: Workday): boolean {
  return weekdayOf(workday) > 5;
}

const instantOn = remembered((date: Workday, time: ClockTime, zone: TimeZone): number => {
  const plain = Temporal.PlainDate.from(date);
  const local =
    time === '24:00'
      ? plain.add({ days: 1 }).toPlainDateTime()
      : plain.toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  const gapEnds = earlier.getTimeZoneTransition('next');
  return (gapEnds ?? earlier).epochMilliseconds;
});

const startOf = (workday: Workday, on: SiteClock) =>
  instantOn(workday, on.dayStartsAt, on.timeZone);

/**
 * The instant of a wall-clock time on a workday; a time before the day begins is that of the night after.
 * A time that DST skips moves forward to the first instant that exists; one that happens twice is the
 * earlier (A4).
 */
export function instantAt(workday: Workday, time: ClockTime, on: SiteClock): number {
  const date = time < on.dayStartsAt ? addDays(workday, 1) : workday;
  return instantOn(date, time, on.timeZone);
}

/**
 * The hours from one wall-clock time of a workday to another, to its end where that is when the day
 * begins. Hours that begin before the day does begin with it, and 00:00 to 24:00 is all of it; undefined
 * where DST leaves none of them.
 */
export function hoursOf(
  workday: Workday,
  { from, to }: { readonly from: ClockTime; readonly to: ClockTime },
  on: SiteClock,
): Period | undefined {
  const day = allDay(workday, on);
  if (from === midnight && to === '24:00') return day.start < day.end ? day : undefined;
  const isCut = from < on.dayStartsAt && on.dayStartsAt < to;
  const start = isCut ? day.start : instantAt(workday, from, on);
  const end = to === on.dayStartsAt ? day.end : instantAt(workday, to, on);
  return start < end ? { start, end } : undefined;
}

/** From when a workday begins until the next one does: 23, 24 or 25 hours, or what else the zone says (A3). */
export function allDay(workday: Workday, on: SiteClock): Period {
  return { start: startOf(workday, on), end: startOf(addDays(workday, 1), on) };
}

/** Minutes that the clock shows from the beginning of a workday to one of its instants; a part of a minute is left out. */
export function clockMinutesInto(instant: number, on: SiteClock): number {
  const minutes = minutesOf(clockTimeAt(instant, on.timeZone)) - minutesOf(on.dayStartsAt);
  return minutes < 0 ? minutes + 1440 : minutes;
}

const minutesOf = (time: ClockTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The same wall-clock time, to the minute, so many days before. */
export function daysBefore(instant: number, days: number, { timeZone }: SiteClock): number {
  const date = addDays(dateAt(instant, timeZone), -days);
  return instantOn(date, clockTimeAt(instant, timeZone), timeZone);
}

/** The minutes that the clock shows between two instants: without what DST adds or takes. */
export function minutesOnClock({ start, end }: Period, { timeZone }: SiteClock): number {
  return (end - start + offsetAt(end, timeZone) - offsetAt(start, timeZone)) / 60_000;
}

const offsetAt = remembered((instant: number, zone: TimeZone): number => {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return zoned.offsetNanoseconds / 1_000_000;
});

/** The wall-clock time at an instant, as `hh:mm`. */
export const clockTimeAt = remembered((instant: number, zone: TimeZone): ClockTime => {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' }) as ClockTime;
});

/**
 * Which of two instants this is where its wall-clock time happens twice, because DST sets clocks back (A4);
 * `only` of all other times.
 */
export const turnOfTime = remembered((instant: number, zone: TimeZone) => {
  const here = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const [first, second] = (['earlier', 'later'] as const).map(
    (disambiguation) =>
      here.toPlainDateTime().toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  );
  if (first === second) return 'only';
  return instant === first ? 'first' : 'second';
});

/** The instant as ISO 8601 with the zone's offset, as times stand on the wire. */
export const isoAt = remembered((instant: number, zone: TimeZone): string => {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'millisecond' })
    .replace('.000', '');
});
