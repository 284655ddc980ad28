import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { instantText, timesText } from '@sekitori/api/contract/local-text';
import type { RefusalWire } from '@sekitori/api/contract/problem';
import { usualHoursOn } from '@sekitori/api/domain/day-part';
import type { Period } from '@sekitori/api/domain/period';
import { workdayAt } from '@sekitori/api/domain/workday';
import { useCallback } from 'react';
import { useClockText } from '../../lib/clock-text.ts';
import { type FloorClock, periodFromWire } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { type SaySeat, spokenName, stateText, useSaySeat } from './spoken-name.ts';

type Part = { readonly from: string; readonly to: string };
type Words = {
  readonly say: SaySeat;
  /** Some periods and an instant on the site's clock, as the reader is used to them. */
  readonly times: (parts: readonly Part[]) => readonly string[];
  readonly instant: (iso: string) => string;
};

/** How a seat stands in a few words, with the reason where it cannot be had and what is free where a part is (B8). */
export function whyText(availability: SeatAvailabilityWire | undefined, words: Words): string {
  const { say, times } = words;
  const state = stateText(availability, say);
  if (!availability) return state;
  const free = times(availability.freeParts ?? []);
  if (availability.state === 'taken' && free.length > 0) {
    return say('takenPartly', { state, free: say('partsFree', { times: free.join(say('join')) }) });
  }
  const { state: stands, refusal } = availability;
  return (stands === 'blocked' && refusal && ruleText(refusal, words)) || state;
}

function ruleText(refusal: RefusalWire, { say, instant }: Words): string | undefined {
  const { groups = [], quota } = refusal;
  switch (refusal.code) {
    case 'seat-closed':
      return say('why.reason', { reason: refusal.reason ?? refusal.title });
    case 'not-for-you':
      return groups.length > 0
        ? say('why.groups', { groups: groups.join(say('join')) })
        : say('why.certain');
    case 'seat-assigned':
      return refusal.holder ? say('why.assigned', { name: refusal.holder.name }) : say('assigned');
    case 'drop-in-only':
      return say('why.drop-in');
    case 'too-far-ahead':
      return refusal.opensAt && say('why.opens', { when: instant(refusal.opensAt) });
    case 'outside-hours':
      return say('why.hours');
    case 'period-not-offered':
      return say('why.period');
    case 'too-short':
    case 'too-long':
      return say('why.length');
    case 'quota-reached':
      return quota && say('why.quota', { used: quota.used, most: quota.most });
    case 'in-the-past':
      return say('why.over');
    default:
      return refusal.title;
  }
}

/** Of what is free, what lies in the hours that people look at; all of it where none does. */
function withinHours(parts: readonly Part[], clock: FloorClock): readonly Period[] {
  const periods = parts.map(periodFromWire);
  const usual = periods.flatMap((period) => {
    const workday = workdayAt(period.start, clock);
    const hours = usualHoursOn(workday, { settings: clock.settings, clock });
    const start = Math.max(period.start, hours.start);
    const end = Math.min(period.end, hours.end);
    return start < end ? [{ start, end }] : [];
  });
  return usual.length > 0 ? usual : periods;
}

/** Says of the seats of a floor how they stand and why; `spoken` for who listens (J1). */
export function useSeatWords(clock: FloorClock) {
  const say = useSaySeat();
  const language = useLanguage();
  const clockText = useClockText();
  const why = useCallback(
    (availability: SeatAvailabilityWire | undefined) => {
      return whyText(availability, {
        say,
        times: (parts) =>
          withinHours(parts, clock).map((period) => clockText(timesText(period, clock, language))),
        instant: (iso) => clockText(instantText(Date.parse(iso), clock.timeZone, language)),
      });
    },
    [say, clock, language, clockText],
  );
  const spoken = useCallback(
    (seat: SeatWire, availability: SeatAvailabilityWire | undefined) =>
      spokenName(seat, why(availability), say),
    [why, say],
  );
  return { say, why, spoken };
}
