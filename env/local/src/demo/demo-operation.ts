import { type FloorId, zoneId } from '@sekitori/api/domain/ids';
import type { OwnOperationSettings } from '@sekitori/api/domain/operation';
import type { OperationChange } from '@sekitori/api/domain/operation-change';
import type { SeatMode } from '@sekitori/api/domain/operation-settings';
import { seatIdOn } from '@sekitori/api/domain/seat';
import { addDays, clockTime, type Workday, weekdayOf } from '@sekitori/api/domain/workday';

/** How a floor of the demonstration operates, beside how the product comes. */
export type DemoOperation = {
  readonly floor?: OwnOperationSettings;
  readonly zones?: { readonly [key: string]: OwnOperationSettings };
  /** Seats that nobody of the demonstration books, by their names. */
  readonly seats?: { readonly [name: string]: SeatMode };
  /** Why the floor is closed on a Saturday to come. */
  readonly closedOnSaturday?: string;
};

/** The changes that make a floor operate so, from above to below. */
export function changesOf(
  demo: DemoOperation,
  on: { readonly floor: FloorId; readonly today: Workday },
): OperationChange[] {
  const { floor: own = {}, zones = {}, seats = {}, closedOnSaturday: reason } = demo;
  const saturday = saturdayAfterNext(on.today);
  const closures =
    reason === undefined ? [] : [{ id: 'demo-saturday', first: saturday, last: saturday, reason }];
  return [
    { place: { level: 'floor' }, own, closures },
    ...Object.entries(zones).map(([key, own]): OperationChange => {
      return { place: { level: 'zone', zoneId: zoneId(key) }, own, closures: [] };
    }),
    ...Object.entries(seats).map(([name, seatMode]): OperationChange => {
      const seatIds = [seatIdOn(on.floor, name)];
      return { place: { level: 'seat', seatIds }, own: { seatMode }, closures: [] };
    }),
  ];
}

/** Between eight and fourteen days from today: nobody of the demonstration has booked it. */
function saturdayAfterNext(today: Workday): Workday {
  const inEightDays = addDays(today, 8);
  return addDays(inEightDays, (13 - weekdayOf(inEightDays)) % 7);
}

const dropIn: SeatMode = { kind: 'drop-in' };

/** What an office in Tokyo asks: to check in where seats are few, and some seats for who just comes. */
export const tokyoOperation: DemoOperation = {
  zones: { quiet: { checkInMode: 'anywhere' } },
  seats: { 'B-15': dropIn, 'B-16': dropIn },
  closedOnSaturday: '電気設備の点検',
};

export const newYorkOperation: DemoOperation = {
  floor: { checkInMode: 'anywhere', quota: { perWeek: 4 }, freeTimes: { stepMinutes: 30 } },
  zones: { skyline: { checkInMode: 'none', names: 'hidden' } },
  closedOnSaturday: 'The carpets are being cleaned',
};

export const londonOperation: DemoOperation = {
  floor: {
    hours: [
      ...Array.from({ length: 4 }, () => ({ from: clockTime('07:30'), to: clockTime('19:00') })),
      { from: clockTime('07:30'), to: clockTime('17:00') },
      'closed',
      'closed',
    ],
    freeTimes: { stepMinutes: 15 },
  },
  seats: { 'S-04': dropIn },
};
