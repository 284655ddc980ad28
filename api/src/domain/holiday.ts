import type { Workday } from './workday.ts';

/** What a holiday is called, in each language that people read. */
export type HolidayName = { readonly ja: string; readonly en: string };

/** A country's national holiday on a date; undefined where it is none. */
export type HolidayOn = (country: string, date: Workday) => HolidayName | undefined;

export const noHolidayAnywhere: HolidayOn = () => undefined;

/** Why something is closed: in an administrator's words, or what the holiday is called. */
export type ClosedReason = string | HolidayName;
