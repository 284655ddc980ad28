import type { HolidayName } from '../domain/holiday.ts';
import { addDays, daysBetween, parseWorkday, type Workday } from '../domain/workday.ts';
import type { Holidays } from './ports.ts';

export type Holiday = { readonly date: Workday; readonly name: HolidayName };

/** The national holidays of a country in a year, in the order of the year; none of a country that is not known. */
export type SeeHolidays = (asked: {
  readonly country: string;
  readonly year: number;
}) => Promise<Holiday[]>;

export function seeHolidaysWith({ holidays }: { readonly holidays: Holidays }): SeeHolidays {
  return async ({ country, year }) => {
    const [first, next] = [parseWorkday(`${year}-01-01`), parseWorkday(`${year + 1}-01-01`)];
    if (!first || !next) return [];
    return Array.from({ length: daysBetween(first, next) }, (_, day) =>
      addDays(first, day),
    ).flatMap((date) => {
      const name = holidays.on(country, date);
      return name === undefined ? [] : [{ date, name }];
    });
  };
}

/** The countries whose national holidays are known, as ISO 3166-1 alpha-2. */
export type ListHolidayCountries = () => Promise<readonly string[]>;

export const listHolidayCountriesWith =
  ({ holidays }: { readonly holidays: Holidays }): ListHolidayCountries =>
  async () =>
    holidays.countries;
