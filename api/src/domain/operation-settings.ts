import type { CheckInSettings } from './check-in.ts';
import type { PersonId } from './ids.ts';
import type { Quota } from './quota.ts';
import { type ClockTime, clockTime } from './workday.ts';

/** A part of the day that people choose by name. `morning` and `afternoon` are named in the reader's language. */
export type NamedPart = {
  readonly id: string;
  readonly name?: string;
  readonly from: ClockTime;
  readonly to: ClockTime;
};

/** When a floor is open on one day of the week. */
export type OpeningHours = { readonly from: ClockTime; readonly to: ClockTime } | 'closed';

/** Seven, Monday first. */
export type WeekHours = readonly OpeningHours[];

/** How a seat is given away (B7). */
export type SeatMode =
  | { readonly kind: 'reservable' }
  /** Today only, by arriving. */
  | { readonly kind: 'drop-in' }
  | { readonly kind: 'assigned'; readonly to: PersonId }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Everyone, or these people and the people of these RSI groups. */
export type MayBook =
  | 'everyone'
  | { readonly people: readonly PersonId[]; readonly groups: readonly string[] };

/** What holds for the people of an RSI group instead; where several match, the strictest (B3). */
export type GroupRule = {
  readonly group: string;
  readonly daysAhead?: number;
  readonly quota?: Quota;
  readonly seatsAtATime?: 'one' | 'any';
};

/** How a floor operates. Times are wall-clock times of its site; every field can be set at every level. */
export type OperationSettings = CheckInSettings & {
  /** How many days after today may be booked; 0 is today only (A5). */
  readonly daysAhead: number;
  /** Whether those days count from the end of today, or to the minute from now (A5). */
  readonly aheadCountsFrom: 'end-of-today' | 'now';
  /** The time of day at which one more day opens for booking (A6). */
  readonly daysOpenAt: ClockTime;
  readonly hours: WeekHours;
  /** Bookings outside the opening hours are possible, unless restricted to them (B6). */
  readonly bookable: 'any-time' | 'opening-hours';
  readonly parts: readonly NamedPart[];
  readonly allDay: 'offered' | 'not-offered';
  /** Times of one's own, in steps of so many minutes from the start of the day. */
  readonly freeTimes: { readonly stepMinutes: number } | 'not-offered';
  readonly shortestMinutes: number;
  /** 1440 or more is any length, because a booking stays within one workday. */
  readonly longestMinutes: number;
  readonly quota: Quota;
  /** One seat per person at a time, or as many as they like (B2). */
  readonly seatsAtATime: 'one' | 'any';
  readonly seatMode: SeatMode;
  readonly mayBook: MayBook;
  readonly groupRules: readonly GroupRule[];
  /** Whether names stand beside seats, as far as each person allows. */
  readonly names: 'shown' | 'hidden';
  /** The country whose national holidays are closed (B6), as ISO 3166-1 alpha-2. */
  readonly holidaysOf: string;
};

export const noHolidays = '';

/** The farthest that a floor may open its booking window; what lists of bookings reach. */
export const mostDaysAhead = 60;
export const mostParts = 6;

const weekday: OpeningHours = { from: clockTime('08:00'), to: clockTime('20:00') };

/** How the product comes. */
export const defaultSettings: OperationSettings = {
  daysAhead: 14,
  aheadCountsFrom: 'end-of-today',
  daysOpenAt: clockTime('00:00'),
  hours: [weekday, weekday, weekday, weekday, weekday, 'closed', 'closed'],
  bookable: 'any-time',
  parts: [
    { id: 'morning', from: clockTime('08:00'), to: clockTime('12:00') },
    { id: 'afternoon', from: clockTime('12:00'), to: clockTime('20:00') },
  ],
  allDay: 'offered',
  freeTimes: { stepMinutes: 5 },
  shortestMinutes: 5,
  longestMinutes: 1440,
  quota: {},
  seatsAtATime: 'one',
  seatMode: { kind: 'reservable' },
  mayBook: 'everyone',
  groupRules: [],
  names: 'shown',
  holidaysOf: noHolidays,
  checkInMode: 'none',
  checkInOpensBefore: 60,
  checkInGrace: 60,
  arriveBy: clockTime('10:00'),
};
