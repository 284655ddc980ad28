import Calendar from 'date-holidays';
import type { Holidays } from '../../application/ports.ts';
import { addDays, parseWorkday, type Workday } from '../../domain/workday.ts';

const dayMs = 86_400_000;
const calendars = new Map<string, Calendar | undefined>();
const years = new Map<string, ReadonlyMap<Workday, string>>();

/** Far from today its calendars are reckoned for minutes, some without an end. */
const firstYear = 1970;
const lastYear = 2200;

const countries = Object.keys(new Calendar().getCountries()).sort();

/** What date-holidays knows of public holidays from 1970 to 2200, each in the first language of its country; kept for each year asked. */
export const nationalHolidays: Holidays = {
  countries,
  on(country, date) {
    const year = Number(date.slice(0, 4));
    if (year < firstYear || year > lastYear) return undefined;
    const key = `${country} ${year}`;
    const known = years.get(key) ?? holidaysOf(country, year);
    years.set(key, known);
    return known.get(date);
  },
};

function holidaysOf(country: string, year: number): ReadonlyMap<Workday, string> {
  const known = calendars.get(country);
  const calendar = known ?? (countries.includes(country) ? new Calendar(country) : undefined);
  calendars.set(country, calendar);
  const named = new Map<Workday, string>();
  for (const { date, start, end, name, type } of calendar?.getHolidays(year) ?? []) {
    const first = parseWorkday(date.slice(0, 10));
    if (type !== 'public' || !first) continue;
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
    for (let day = 0; day < days; day += 1) named.set(addDays(first, day), name);
  }
  return named;
}
