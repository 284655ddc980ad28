import type { Preferences } from '@sekitori/api/domain/person';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import { meQuery } from './queries.ts';

export type ClockDisplay = '12-hour' | '24-hour';

/** How somebody reads times: on which clock, and with which weekday (Monday is 1, Sunday 7) weeks begin. */
export type Display = { readonly clock: ClockDisplay; readonly weekStartsOn: number };

const weekdays = { monday: 1, saturday: 6, sunday: 7 } as const;

/** The locale of Teams around the page, else of the browser; it may be another than the page's language. */
export const LocaleContext = createContext(globalThis.navigator?.language ?? 'ja-JP');

type Asked = Partial<Pick<Preferences, 'clock' | 'weekStartsOn'>>;

/** What a person asked for, else what their locale is used to (A8). */
export function displayOf(locale: string, asked: Asked): Display {
  const { clock = 'locale', weekStartsOn = 'locale' } = asked;
  return {
    clock: clock === 'locale' ? clockOfLocale(locale) : clock,
    weekStartsOn: weekStartsOn === 'locale' ? firstWeekdayOf(locale) : weekdays[weekStartsOn],
  };
}

function clockOfLocale(locale: string): ClockDisplay {
  const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  return hourCycle === 'h11' || hourCycle === 'h12' ? '12-hour' : '24-hour';
}

const monday = 1;

/** Browsers name this fact in two ways, and the older ones in none; ISO 8601 begins weeks on Monday. */
function firstWeekdayOf(locale: string): number {
  const known: WeekInfo & Intl.Locale = new Intl.Locale(locale);
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? monday;
}

type WeekInfo = {
  readonly weekInfo?: { readonly firstDay: number };
  readonly getWeekInfo?: () => { readonly firstDay: number };
};

/** How whoever looks reads times; as their locale, until it is known what they asked for. */
export function useDisplay(): Display {
  const locale = useContext(LocaleContext);
  // Known on every page behind a sign-in; a page in front of it must not ask.
  const asked = useQuery({ ...meQuery, enabled: false }).data?.preferences;
  return useMemo(() => displayOf(locale, asked ?? {}), [locale, asked]);
}
