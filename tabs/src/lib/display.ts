import { createContext, useContext, useMemo } from 'react';

export type ClockDisplay = '12-hour' | '24-hour';

/** How somebody reads times: on which clock, and with which weekday (Monday is 1, Sunday 7) weeks begin. */
export type Display = { readonly clock: ClockDisplay; readonly weekStartsOn: number };

/** What a person asked for instead of what their locale says. */
type Preferences = {
  readonly clock?: ClockDisplay | 'automatic';
  readonly weekStartsOn?: keyof typeof weekdays | 'automatic';
};

const weekdays = { monday: 1, saturday: 6, sunday: 7 } as const;

/** The locale of Teams around the page, else of the browser; it may be another than the page's language. */
export const LocaleContext = createContext(globalThis.navigator?.language ?? 'ja-JP');

/** What a person asked for, else what their locale is used to (A8). */
export function displayOf(locale: string, asked: Preferences): Display {
  const { clock = 'automatic', weekStartsOn = 'automatic' } = asked;
  return {
    clock: clock === 'automatic' ? clockOfLocale(locale) : clock,
    weekStartsOn: weekStartsOn === 'automatic' ? firstWeekdayOf(locale) : weekdays[weekStartsOn],
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

/** How whoever looks reads times. */
export function useDisplay(): Display {
  const locale = useContext(LocaleContext);
  return useMemo(() => displayOf(locale, {}), [locale]);
}
