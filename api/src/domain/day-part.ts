import type { NamedPart, OperationSettings } from './operation-settings.ts';
import type { Period } from './period.ts';
import {
  allDay,
  clockMinutesInto,
  hoursOf,
  minutesOnClock,
  type SiteClock,
  type Workday,
  weekdayOf,
} from './workday.ts';

type On<Fields extends keyof OperationSettings> = {
  readonly settings: Pick<OperationSettings, Fields>;
  readonly clock: SiteClock;
};

/** What a part of a workday is called in a wish: the whole of it, or one of the floor's parts by its id. */
export const wholeDay = 'all-day';

/** The period of a part of a workday; the whole day where DST leaves nothing of the part. */
export function periodOfPart(part: string, workday: Workday, on: On<'parts'>): Period {
  const whole = allDay(workday, on.clock);
  const named = on.settings.parts.find(({ id }) => id === part);
  return (named && hoursOf(workday, named, on.clock)) ?? whole;
}

/** The opening hours of a workday; undefined where the floor is closed on that day of the week. */
export function openingHoursOn(workday: Workday, on: On<'hours'>): Period | undefined {
  const hours = on.settings.hours[weekdayOf(workday) - 1];
  return hours === undefined || hours === 'closed' ? undefined : hoursOf(workday, hours, on.clock);
}

/** The hours that people look at first: the opening hours, else from the first part to the last, else the whole day. */
export function usualHoursOn(workday: Workday, on: On<'hours' | 'parts'>): Period {
  const open = openingHoursOn(workday, on);
  if (open) return open;
  const parts = on.settings.parts.flatMap((part) => hoursOf(workday, part, on.clock) ?? []);
  if (parts.length === 0) return allDay(workday, on.clock);
  return {
    start: Math.min(...parts.map(({ start }) => start)),
    end: Math.max(...parts.map(({ end }) => end)),
  };
}

const minute = 60_000;

/**
 * Whether the floor offers this period: its whole day, one of its parts or several that touch, or times
 * in its steps. One that begins now, because it has begun, need only end as offered.
 */
export function isOffered(
  period: Period,
  workday: Workday,
  on: On<'parts' | 'allDay' | 'freeTimes'> & { readonly hasBegun: boolean },
): boolean {
  const { parts, allDay: whole, freeTimes } = on.settings;
  const day = allDay(workday, on.clock);
  const fits = (offer: Period) =>
    offer.end === period.end &&
    (on.hasBegun ? offer.start <= period.start : offer.start === period.start);
  if (whole === 'offered' && fits(day)) return true;
  if (freeTimes !== 'not-offered') {
    const { stepMinutes } = freeTimes;
    const fitsStep = (at: number) => at === day.end || isStep(at, stepMinutes, on.clock);
    if (fitsStep(period.end) && (on.hasBegun || fitsStep(period.start))) return true;
  }
  const periods = parts.flatMap((part) => hoursOf(workday, part, on.clock) ?? []);
  return periods.some((first) =>
    periods.some(
      (last) =>
        fits({ start: first.start, end: last.end }) && touchAll(periods, first.start, last.end),
    ),
  );
}

/**
 * Whether the clock shows a step at an instant, counted from when the day begins; where DST skips a step,
 * the end of the gap is it (A4).
 */
export function isStep(instant: number, stepMinutes: number, clock: SiteClock): boolean {
  if (instant % minute !== 0) return false;
  const skipped = Math.floor(minutesOnClock({ start: instant - 1, end: instant }, clock));
  return clockMinutesInto(instant, clock) % stepMinutes <= Math.max(0, skipped);
}

/** Whether parts follow upon each other without a gap from one instant to another. */
function touchAll(periods: readonly Period[], start: number, end: number): boolean {
  let at = start;
  for (let next = true; next && at < end; ) {
    const following = periods.find((period) => period.start === at);
    next = following !== undefined;
    at = following?.end ?? at;
  }
  return at === end;
}

export type OfferedPeriods = {
  readonly allDay: boolean;
  readonly parts: readonly NamedPart[];
  readonly stepMinutes?: number;
};

export function offeredPeriods({
  allDay: whole,
  parts,
  freeTimes,
}: Pick<OperationSettings, 'parts' | 'allDay' | 'freeTimes'>): OfferedPeriods {
  return {
    allDay: whole === 'offered',
    parts,
    ...(freeTimes === 'not-offered' ? {} : { stepMinutes: freeTimes.stepMinutes }),
  };
}
