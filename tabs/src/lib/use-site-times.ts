import { timesText, workdayText } from '@sekitori/api/contract/local-text';
import type { Period } from '@sekitori/api/domain/period';
import { clockTimeAt, type SiteClock, type Workday, workdayAt } from '@sekitori/api/domain/workday';
import { useMemo } from 'react';
import { useClockText, useZoneNote } from './clock-text.ts';
import { clockOf } from './floor-clock.ts';
import { useLanguage } from './language.ts';

/**
 * Says days and times on a site's clock, as the reader is used to them (A8); each time names its zone
 * where the viewer's is another (A1).
 */
export function useSiteTimes(site: { readonly timeZone: string; readonly dayStartsAt: string }) {
  const language = useLanguage();
  const clockText = useClockText();
  const { timeZone, dayStartsAt } = site;
  const zone = useZoneNote(timeZone);
  return useMemo(() => {
    const clock = clockOf({ timeZone, dayStartsAt });
    return {
      clock,
      /** 10:30 */
      at: (instant: number) => `${clockText(clockTimeAt(instant, clock.timeZone))}${zone}`,
      /** The same of an end: that of a day that begins at midnight is 24:00. */
      until: (instant: number) => `${clockText(endText(instant, clock))}${zone}`,
      /** 09:00–12:00, or the whole day */
      times: (period: Period) => `${clockText(timesText(period, clock, language))}${zone}`,
      /** 10月3日(土) */
      day: (workday: Workday) => workdayText(workday, language),
      workdayAt: (instant: number) => workdayAt(instant, clock),
    };
  }, [timeZone, dayStartsAt, language, clockText, zone]);
}

function endText(instant: number, clock: SiteClock): string {
  const time = clockTimeAt(instant, clock.timeZone);
  return time === '00:00' && clock.dayStartsAt === '00:00' ? '24:00' : time;
}
