import type { Closure } from './closure.ts';
import type { SeatId, ZoneId } from './ids.ts';
import {
  type FloorOperation,
  nothingSet,
  type Operation,
  type OwnOperationSettings,
} from './operation.ts';
import { isSame } from './same.ts';
import type { Workday } from './workday.ts';

/** Where something is set, as seen from a floor: `site` is the floor's. */
export type Place =
  | { readonly level: 'tenant' | 'site' | 'floor' }
  | { readonly level: 'zone'; readonly zoneId: ZoneId }
  | { readonly level: 'seat'; readonly seatIds: readonly SeatId[] };

/** How many changes may be entered ahead at one place. */
export const mostChangesToCome = 20;

/** The whole of what is to be set at a place; a field that `own` leaves out comes from above. */
export type OperationChange = {
  readonly place: Place;
  readonly own: OwnOperationSettings;
  /** From which workday on `own` holds; absent for at once. */
  readonly from?: Workday;
  readonly closures: readonly Closure[];
};

/**
 * What is set after a change (B3, B5). At once, or from today, it replaces what holds; from a later day it
 * is entered for that day, instead of what was entered for it before. What was entered for other days to
 * come stays, unless it would change nothing.
 */
export function operationAfter(
  operation: FloorOperation,
  change: OperationChange,
  today: Workday,
): FloorOperation {
  const after = (before: Operation | undefined) => changed(before ?? nothingSet, change, today);
  const { place } = change;
  switch (place.level) {
    case 'tenant':
    case 'site':
    case 'floor':
      return { ...operation, [place.level]: after(operation[place.level]) };
    case 'zone':
      return { ...operation, zones: changedAmong(operation.zones, [place.zoneId], after) };
    case 'seat':
      return { ...operation, seats: changedAmong(operation.seats, place.seatIds, after) };
  }
}

/** What is set at a place; several for several seats. */
export function setAt(operation: FloorOperation, place: Place): Operation[] {
  switch (place.level) {
    case 'tenant':
    case 'site':
    case 'floor':
      return [operation[place.level]];
    case 'zone':
      return [operation.zones[place.zoneId] ?? nothingSet];
    case 'seat':
      return place.seatIds.map((seat) => operation.seats[seat] ?? nothingSet);
  }
}

/** Of a seat or zone without anything of its own nothing is kept, so that it shares what its zone says. */
function changedAmong<Id extends string>(
  placed: { readonly [id in Id]: Operation },
  ids: readonly Id[],
  after: (before: Operation | undefined) => Operation,
): { readonly [id in Id]: Operation } {
  const all = { ...placed, ...Object.fromEntries(ids.map((id) => [id, after(placed[id])])) };
  const kept = Object.entries<Operation>(all).filter(([, own]) => !isSame(own, nothingSet));
  return Object.fromEntries(kept) as { readonly [id in Id]: Operation };
}

function changed(before: Operation, change: OperationChange, today: Workday): Operation {
  const { own, later } = folded(before, today);
  const { from, closures } = change;
  if (from === undefined || from <= today) {
    return { own: change.own, later: withoutEcho(change.own, later), closures };
  }
  const entered = [...later.filter((entry) => entry.from !== from), { from, own: change.own }];
  return { own, later: withoutEcho(own, entered.sort(byDay)), closures };
}

type Later = Operation['later'];

const byDay = (a: Later[number], b: Later[number]) => (a.from < b.from ? -1 : 1);

/** What has begun to hold is simply what holds. */
function folded({ own, later }: Operation, today: Workday): Pick<Operation, 'own' | 'later'> {
  const begun = later.filter(({ from }) => from <= today);
  return { own: begun.at(-1)?.own ?? own, later: later.slice(begun.length) };
}

/** Without what says the same as what holds before it: so a change to come is taken back. */
function withoutEcho(own: OwnOperationSettings, later: Later): Later {
  return later.filter((entry, at) => !isSame(entry.own, later[at - 1]?.own ?? own));
}
