import { createRequire } from 'node:module';
import type Calendar from 'date-holidays';
import type { Holidays } from '../../application/ports.ts';
import type { HolidayName } from '../../domain/holiday.ts';
import { addDays, parseWorkday, type Workday } from '../../domain/workday.ts';

const dayMs = 86_400_000;
const load = createRequire(import.meta.url);
/** Loaded when first asked: its rules take a third of a second, and most processes are never asked. */
const calendarType = (): typeof Calendar => load('date-holidays');

const calendars = new Map<string, Calendar | undefined>();
const years = new Map<string, ReadonlyMap<Workday, HolidayName>>();

/** Far from today its calendars are reckoned for minutes, some without an end. */
const firstYear = 1970;
const lastYear = 2200;

let countries: readonly string[] | undefined;

function knownCountries(): readonly string[] {
  countries ??= Object.keys(new (calendarType())().getCountries()).sort();
  return countries;
}

/**
 * What date-holidays knows of public holidays from 1970 to 2200; kept for each year asked. It knows English names
 * everywhere and Japanese ones of Japan, so others are called in English in Japanese too.
 */
export const nationalHolidays: Holidays = {
  get countries() {
    return knownCountries();
  },
  on(country, date) {
    const year = Number(date.slice(0, 4));
    if (year < firstYear || year > lastYear) return undefined;
    const key = `${country} ${year}`;
    const known = years.get(key) ?? holidaysOf(country, year);
    years.set(key, known);
    return known.get(date);
  },
};

function holidaysOf(country: string, year: number): ReadonlyMap<Workday, HolidayName> {
  const calendar = calendars.get(country) ?? calendarOf(country);
  calendars.set(country, calendar);
  const named = new Map<Workday, HolidayName>();
  const ownNames = country === 'JP' ? calendar?.getHolidays(year, 'jp') : undefined;
  for (const [nth, holiday] of (calendar?.getHolidays(year, 'en') ?? []).entries()) {
    const { date, start, end, name, type } = holiday;
    const first = parseWorkday(date.slice(0, 10));
    if (type !== 'public' || !first) continue;
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
    const called = { ja: ownNames?.[nth]?.name ?? name, en: name };
    for (let day = 0; day < days; day += 1) named.set(addDays(first, day), called);
  }
  return named;
}

function calendarOf(country: string): Calendar | undefined {
  const Kind = calendarType();
  return knownCountries().includes(country) ? new Kind(country) : undefined;
}
