import { type CheckInSettings, checkInAgreed } from '@sekitori/api/domain/check-in';
import type { NamedPart } from '@sekitori/api/domain/operation-settings';
import {
  allDay,
  type ClockTime,
  clockTime,
  clockTimeAt,
  hoursOf,
  type SiteClock,
  type Workday,
} from '@sekitori/api/domain/workday';

/** Bookings that show what check-in means: a whole day, an office day, an afternoon. */
export const samples = {
  day: undefined,
  office: { from: clockTime('09:00'), to: clockTime('18:00') },
  afternoon: { from: clockTime('13:00'), to: clockTime('18:00') },
} as const satisfies { readonly [name: string]: Pick<NamedPart, 'from' | 'to'> | undefined };
export type SampleName = keyof typeof samples;

/** A moment of a sample booking: its time on the site's clock, and how far along the picture it is, from 0 to 1. */
export type SampleMoment = { readonly time: ClockTime; readonly at: number };

export type SamplePicture = {
  readonly start: SampleMoment;
  readonly end: SampleMoment;
  readonly opens: SampleMoment;
  readonly reminds: SampleMoment;
  readonly lapses: SampleMoment;
};

/** When a sample booking of that workday, made long before, may be checked in, is reminded and lapses; undefined where nobody checks in. */
export function samplePicture(
  sample: SampleName,
  settings: CheckInSettings,
  on: SiteClock & { readonly workday: Workday },
): SamplePicture | undefined {
  const hours = samples[sample];
  const whole = allDay(on.workday, on);
  const period = hours ? (hoursOf(on.workday, hours, on) ?? whole) : whole;
  const times = checkInAgreed({ ...on, period, madeAt: 0 }, settings);
  if (!times) return undefined;
  const first = Math.min(times.opens, period.start);
  const last = Math.max(times.lapsesAt, period.end);
  const moment = (instant: number): SampleMoment => ({
    time: clockTimeAt(instant, on.timeZone),
    at: (instant - first) / (last - first),
  });
  return {
    start: moment(period.start),
    end: moment(period.end),
    opens: moment(times.opens),
    reminds: moment(times.remindsAt),
    lapses: moment(times.lapsesAt),
  };
}
