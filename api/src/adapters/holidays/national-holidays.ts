import Calendar from 'date-holidays';
import type { Holidays } from '../../application/ports.ts';
import { addDays, parseWorkday, type Workday } from '../../domain/workday.ts';

const dayMs = 86_400_000;
const calendars = new Map<string, Calendar | undefined>();
const years = new Map<string, ReadonlyMap<Workday, string>>();

const countries = Object.keys(new Calendar().getCountries()).sort();

/** What date-holidays knows of public holidays, each in the first language of its country; kept for each year asked. */
export const nationalHolidays: Holidays = {
  countries,
  on(country, date) {
    const year = date.slice(0, 4);
    const key = `${country} ${year}`;
    const known = years.get(key) ?? holidaysOf(country, year);
    years.set(key, known);
    return known.get(date);
  },
};

function holidaysOf(country: string, year: string): ReadonlyMap<Workday, string> {
  const known = calendars.get(country);
  const calendar = known ?? (countries.includes(country) ? new Calendar(country) : undefined);
  calendars.set(country, calendar);
  const named = new Map<Workday, string>();
  for (const { date, start, end, name, type } of calendar?.getHolidays(Number(year)) ?? []) {
    const first = parseWorkday(date.slice(0, 10));
    if (type !== 'public' || !first) continue;
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
    for (let day = 0; day < days; day += 1) named.set(addDays(first, day), name);
  }
  return named;
}
