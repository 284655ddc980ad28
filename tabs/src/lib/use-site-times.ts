import { timesText, workdayText } from '@sekitori/api/contract/local-text';
import type { Period } from '@sekitori/api/domain/period';
import { clockTimeAt, type Workday, workdayAt } from '@sekitori/api/domain/workday';
import { useMemo } from 'react';
import { clockOf } from './floor-clock.ts';
import { useLanguage } from './language.ts';
import { withZone, zoneLabel } from './zone-label.ts';

/** Says days and times on a site's clock; each time names its zone where the viewer's is another (A1). */
export function useSiteTimes(site: { readonly timeZone: string; readonly dayStartsAt: string }) {
  const language = useLanguage();
  const { timeZone, dayStartsAt } = site;
  return useMemo(() => {
    const clock = clockOf({ timeZone, dayStartsAt });
    const label = zoneLabel(clock.timeZone, language);
    return {
      clock,
      /** 10:30 */
      at: (instant: number) => withZone(clockTimeAt(instant, clock.timeZone), label, language),
      /** 09:00–12:00, or the whole day */
      times: (period: Period) => withZone(timesText(period, clock, language), label, language),
      /** 10月3日(土) */
      day: (workday: Workday) => workdayText(workday, language),
      workdayAt: (instant: number) => workdayAt(instant, clock),
    };
  }, [timeZone, dayStartsAt, language]);
}
