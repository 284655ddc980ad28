import type { SeatId } from '@sekitori/api/domain/ids';
import { type FloorOperation, type Operation, ownOn } from '@sekitori/api/domain/operation';
import {
  type OperationChange,
  operationAfter,
  type Place,
} from '@sekitori/api/domain/operation-change';
import { isSame } from '@sekitori/api/domain/same';
import type { Workday } from '@sekitori/api/domain/workday';
import { type Desk, targetsAt, workdayOf } from './desk.ts';
import { editedClosures, editedOwn } from './edits.ts';
import { operationAt, type Target, targetsOf } from './places.ts';

/**
 * What to ask of the service so that the edits hold: one change, or several where seats of different
 * settings were edited together, each keeping what was not edited.
 */
export function changesOf(desk: Desk): readonly OperationChange[] {
  const wishes = targetsAt(desk).map((target) => {
    const known = operationAt(desk.operation, target);
    return {
      target,
      own: editedOwn(ownOn(known, workdayOf(desk)), desk.edits),
      closures: editedClosures(known.closures, desk.edits),
    };
  });
  const from = desk.from === undefined ? {} : { from: desk.from };
  return grouped(wishes, ({ own, closures }) => ({ own, closures })).map(([alike, wish]) => ({
    place: placeOf(alike.map(({ target }) => target)) ?? desk.place,
    ...wish,
    ...from,
  }));
}

/** What takes an entry for a workday to come back: what holds before it holds on. */
export function takenBack(
  operation: FloorOperation,
  target: Target,
  from: Workday,
): OperationChange {
  const known = operationAt(operation, target);
  const before = { ...known, later: known.later.filter((entry) => entry.from < from) };
  return {
    place: placeOf([target]) ?? { level: 'floor' },
    own: ownOn(before, from),
    closures: known.closures,
    from,
  };
}

/** The changes, one after the other, that make a place again what it was; bookings stay as they are. */
export function restoringChanges(
  was: FloorOperation,
  is: FloorOperation,
  at: { readonly place: Place; readonly seats: Desk['wire']['seats']; readonly today: Workday },
): readonly OperationChange[] {
  const targets = targetsOf(at.place, at.seats);
  const alike = grouped(targets, (target) => ({
    was: operationAt(was, target),
    is: operationAt(is, target),
  }));
  return alike.flatMap(([group, { was: before }]) => {
    const [first] = group;
    const place = placeOf(group) ?? at.place;
    return first ? restoring(before, { is, place, target: first, today: at.today }) : [];
  });
}

type Now = {
  readonly is: FloorOperation;
  readonly place: Place;
  readonly target: Target;
  readonly today: Workday;
};

function restoring(before: Operation, { is, place, target, today }: Now): OperationChange[] {
  const { closures } = before;
  const changes: OperationChange[] = [{ place, own: ownOn(before, today), closures }];
  const days = [...before.later, ...operationAt(is, target).later].map(({ from }) => from);
  for (const from of [...new Set(days)].sort()) {
    const reached = changes.reduce((now, change) => operationAfter(now, change, today), is);
    const own = ownOn(before, from);
    if (from <= today || isSame(ownOn(operationAt(reached, target), from), own)) continue;
    changes.push({ place, own, closures, from });
  }
  return changes;
}

function placeOf(targets: readonly Target[]): Place | undefined {
  const [first] = targets;
  if (!first) return undefined;
  if (first.level === 'zone') return first.zone && { level: 'zone', zoneId: first.zone };
  if (first.level !== 'seat') return { level: first.level };
  return { level: 'seat', seatIds: targets.flatMap(({ seat }): SeatId[] => (seat ? [seat] : [])) };
}

/** Things that say the same by something, together with what they say. */
function grouped<Thing, Said>(
  things: readonly Thing[],
  saidBy: (thing: Thing) => Said,
): readonly (readonly [readonly Thing[], Said])[] {
  const groups: (readonly [Thing[], Said])[] = [];
  for (const thing of things) {
    const said = saidBy(thing);
    const alike = groups.find(([, known]) => isSame(known, said));
    if (alike) alike[0].push(thing);
    else groups.push([[thing], said]);
  }
  return groups;
}
