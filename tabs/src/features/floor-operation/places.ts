import type { OperationWire } from '@sekitori/api/contract/operation-wire';
import type { SeatId, ZoneId } from '@sekitori/api/domain/ids';
import { seatId, zoneId } from '@sekitori/api/domain/ids';
import { inheritedSettings, type SettingLevel } from '@sekitori/api/domain/inherited-settings';
import {
  type FloorOperation,
  nothingSet,
  type Operation,
  ownOn,
  type SeatRules,
} from '@sekitori/api/domain/operation';
import type { Place } from '@sekitori/api/domain/operation-change';
import { defaultSettings } from '@sekitori/api/domain/operation-settings';
import type { Workday } from '@sekitori/api/domain/workday';
import { type Edits, editedClosures, editedOwn } from './edits.ts';

/** One thing that settings are made for: a level, and where there are several, which of them. */
export type Target = {
  readonly level: Place['level'];
  readonly zone?: ZoneId;
  readonly seat?: SeatId;
};

/** What a place consists of: each of its seats by itself, because they may differ; else one thing. */
export function targetsOf(place: Place, seats: OperationWire['seats']): readonly Target[] {
  if (place.level === 'zone') return [{ level: 'zone', zone: place.zoneId }];
  if (place.level !== 'seat') return [{ level: place.level }];
  return place.seatIds.map((id) => {
    const zone = seats.find((seat) => seat.id === id)?.zoneId;
    return { level: 'seat', seat: id, ...(zone === undefined ? {} : { zone: zoneId(zone) }) };
  });
}

/** What was set for that very thing. */
export function operationAt(operation: FloorOperation, target: Target): Operation {
  const { level, zone, seat } = target;
  if (level === 'zone') return (zone && operation.zones[zone]) ?? nothingSet;
  if (level === 'seat') return (seat && operation.seats[seat]) ?? nothingSet;
  return operation[level];
}

const order = ['tenant', 'site', 'floor', 'zone', 'seat'] as const;

/** The levels that a thing is part of, the most general first, itself last. */
function chainOf(target: Target): readonly Target[] {
  const levels = order.slice(0, order.indexOf(target.level) + 1);
  return levels.flatMap((level) => {
    if (level === 'zone') return target.zone ? [{ level, zone: target.zone }] : [];
    return level === 'seat' ? [target] : [{ level }];
  });
}

/** What holds for a thing on a workday with the edits, what would without anything of its own, and its closures. */
export type Standing = {
  readonly target: Target;
  readonly holds: SeatRules;
  readonly above: Pick<SeatRules, 'settings' | 'from'>;
};

export function standingAt(
  operation: FloorOperation,
  target: Target,
  on: { readonly workday: Workday; readonly edits: Edits },
): Standing {
  const chain = chainOf(target).map((one) => ({
    level: one.level,
    of: operationAt(operation, one),
  }));
  const own = chain.map(({ level, of }) => [level, ownOn(of, on.workday)] as const);
  const higher = own.slice(0, -1);
  const itself = own.slice(-1).map(([level, set]) => [level, editedOwn(set, on.edits)] as const);
  const closures = chain.flatMap(({ level, of }) => {
    const known = level === target.level ? editedClosures(of.closures, on.edits) : of.closures;
    return known.map((closure) => ({ ...closure, level }));
  });
  return {
    target,
    holds: {
      ...inheritedSettings(defaultSettings, Object.fromEntries([...higher, ...itself])),
      closures,
    },
    above: inheritedSettings(defaultSettings, Object.fromEntries(higher)),
  };
}

/** Which of the versions of a floor's operation a change of that place must name. */
export function versionAt({ versions }: Pick<OperationWire, 'versions'>, place: Place): string {
  return isOfTenant(place.level) ? versions.tenant : versions.floor;
}

/** Whether a place is for more than this floor. */
export const isOfTenant = (level: SettingLevel) => level === 'tenant' || level === 'site';

/** A place of seats, by the ids of the wire. */
export const placeOfSeats = (ids: readonly string[]): Place => ({
  level: 'seat',
  seatIds: ids.map(seatId),
});
