import type { Language } from '@sekitori/api/contract/language';
import { useCallback } from 'react';
import { type ClockDisplay, useDisplay } from './display.ts';
import { lookFromHere, zoneName, zoneNote } from './floor-clock.ts';
import { useLanguage } from './language.ts';

/** `hh:mm`, or two with a dash between; not in what only looks like it, as +09:00 or a seat called A-10:30. */
const times = /(?<![\w:.+-])([01]\d|2[0-4]):([0-5]\d)(?:–([01]\d|2[0-4]):([0-5]\d))?(?![\w:])/g;

/**
 * A text with times as `hh:mm`, as our own words and the service's sentences have them, on the clock that its
 * reader is used to (A8). Whatever shows a time on a page says it through this.
 */
export function inClock(text: string, clock: ClockDisplay, language: Language): string {
  if (clock === '24-hour') return text;
  const spoken = spokenIn[language];
  return text.replace(times, (_, hours: string, minutes: string, ...to: (string | undefined)[]) => {
    const first = timeOf(hours, minutes);
    const [toHours, toMinutes] = to;
    if (toHours === undefined || toMinutes === undefined) return spoken(first.half, first.time);
    const last = timeOf(toHours, toMinutes);
    if (first.half !== last.half) {
      return `${spoken(first.half, first.time)}–${spoken(last.half, last.time)}`;
    }
    // 9:00–11:30 am: the half of the day that both are in is said once.
    return spoken(first.half, `${first.time}–${last.time}`);
  });
}

/** Says texts with times on the reader's clock. */
export function useClockText(): (text: string) => string {
  const { clock } = useDisplay();
  const language = useLanguage();
  return useCallback((text) => inClock(text, clock, language), [clock, language]);
}

/** Whose time it is, to stand once where times of a site stand; empty for those whose clock is the same (A1). */
export function useZoneNote(timeZone: string): string {
  return zoneNote(timeZone, lookFromHere(), useLanguage());
}

/** The name of that zone by itself, for a sentence of one's own. */
export function useZoneName(timeZone: string): string | undefined {
  return zoneName(timeZone, lookFromHere(), useLanguage());
}

type Half = 'am' | 'pm' | 'end-of-day';

function timeOf(hours: string, minutes: string): { readonly half: Half; readonly time: string } {
  const hour = Number(hours);
  if (hour === 24) return { half: 'end-of-day', time: '12:00' };
  return { half: hour < 12 ? 'am' : 'pm', time: `${hour % 12}:${minutes}` };
}

/** The hour after noon and midnight is 12 in English and 0 in Japanese. */
const spokenIn: { readonly [L in Language]: (half: Half, times: string) => string } = {
  ja: (half, times) => {
    if (half === 'end-of-day') return '深夜0:00';
    return `${half === 'am' ? '午前' : '午後'}${times}`;
  },
  en: (half, times) => {
    if (half === 'end-of-day') return 'midnight';
    return `${times.replaceAll(/(?<!\d)0:/g, '12:')} ${half}`;
  },
};
