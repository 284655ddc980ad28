import type { Workday } from './workday.ts';

/** What a country's national holiday on a date is called in its language; undefined where it is none. */
export type HolidayOn = (country: string, date: Workday) => string | undefined;

export const noHolidayAnywhere: HolidayOn = () => undefined;
