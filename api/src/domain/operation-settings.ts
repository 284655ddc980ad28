import { type ClockTime, clockTime } from './workday.ts';

/** How one floor operates. */
export type OperationSettings = {
  /** How many days after today may be booked, counted from the end of today; 0 is today only (A5). */
  readonly daysAhead: number;
  /** The hours people usually come, and where the morning ends. Bookings outside are possible (B6). */
  readonly opensAt: ClockTime;
  readonly noonAt: ClockTime;
  readonly closesAt: ClockTime;
};

/** The farthest that a floor may open its booking window; what lists of bookings reach. */
export const mostDaysAhead = 60;

export const defaultSettings: OperationSettings = {
  daysAhead: 14,
  opensAt: clockTime('08:00'),
  noonAt: clockTime('12:00'),
  closesAt: clockTime('20:00'),
};

/** The parts of a workday that people choose by name. */
export const dayParts = ['all-day', 'morning', 'afternoon'] as const;
export type DayPart = (typeof dayParts)[number];
