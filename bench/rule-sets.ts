import type { FloorOperationBody } from '../api/src/application/documents.ts';
import { configScope, floorOperationId } from '../api/src/application/scopes.ts';
import type { Stores } from '../api/src/application/store.ts';
import type { Closure } from '../api/src/domain/closure.ts';
import { type FloorId, personId, type SeatId, zoneId } from '../api/src/domain/ids.ts';
import { nothingSet, type OwnOperationSettings } from '../api/src/domain/operation.ts';
import { clockTime } from '../api/src/domain/workday.ts';
import { midori, workday } from '../tests/support/world.ts';

const day = { from: clockTime('07:00'), to: clockTime('22:00') };
/** A closure each week of the winter before; none is in the way of what is booked. */
const closures: readonly Closure[] = Array.from({ length: 12 }, (_, week) => ({
  id: `closure-${week}`,
  first: workday(`2026-01-${String(week + 10)}`),
  last: workday(`2026-01-${String(week + 11)}`),
  hours: { from: clockTime('12:00'), to: clockTime('13:00') },
  reason: '点検',
  isYearly: true,
}));

/** What of the time and the seat alone may be asked. */
const impersonal: OwnOperationSettings = {
  hours: Array.from({ length: 7 }, () => day),
  bookable: 'opening-hours',
  freeTimes: { stepMinutes: 30 },
  longestMinutes: 720,
  holidaysOf: 'JP',
  checkInMode: 'anywhere',
};
/** And of who it is: their groups. */
const personal: OwnOperationSettings = {
  ...impersonal,
  mayBook: { people: [], groups: ['everybody', 'guests'] },
  groupRules: ['everybody', 'sales', 'guests'].map((group) => ({ group, daysAhead: 14 })),
};

/** How floors are set that cost is compared of, the first of them not at all. */
export const ruleSets: { readonly [name: string]: OwnOperationSettings | undefined } = {
  nothing: undefined,
  'time, closures, check-in': impersonal,
  'and groups': personal,
  'and a quota a day': { ...personal, quota: { perDay: 2 } },
  'and a quota a week': { ...personal, quota: { perDay: 2, perWeek: 9 } },
  'and a quota a month': { ...personal, quota: { perDay: 2, perWeek: 9, perMonth: 20 } },
};

/** Sets a floor, with something of its own for its zone and for every tenth seat. */
export async function setRules(
  stores: Pick<Stores, 'forTenant'>,
  floor: FloorId,
  { own, seats }: { readonly own: OwnOperationSettings; readonly seats: readonly SeatId[] },
): Promise<void> {
  const ofSeat = { ...nothingSet, own: { longestMinutes: 600 } };
  const body: FloorOperationBody = {
    v: 1,
    floor: { ...nothingSet, own, closures },
    zones: { [zoneId('back')]: { ...nothingSet, own: { daysAhead: 14 } } },
    seats: Object.fromEntries(seats.filter((_, at) => at % 10 === 0).map((seat) => [seat, ofSeat])),
    changedBy: personId('admin'),
    changedAt: 0,
  };
  const id = floorOperationId(floor);
  const item = { id, type: 'floor-operation', k1: id, body };
  await stores.forTenant(midori).commit(configScope, [{ kind: 'put', item }]);
}
