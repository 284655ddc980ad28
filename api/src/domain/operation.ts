import type { Closure } from './closure.ts';
import type { SeatId, ZoneId } from './ids.ts';
import {
  type Inherited,
  inheritedSettings,
  type OwnSettings,
  type SettingLevel,
} from './inherited-settings.ts';
import { defaultSettings, type OperationSettings } from './operation-settings.ts';
import type { Seat } from './seat.ts';
import type { Workday } from './workday.ts';

export type OwnOperationSettings = OwnSettings<OperationSettings>;

/** What was set at one place: for the tenant, a site, a floor, a zone or a seat. */
export type Operation = {
  readonly own: OwnOperationSettings;
  /** What replaces it for the workdays from a date on, the earliest first (B5). */
  readonly later: readonly { readonly from: Workday; readonly own: OwnOperationSettings }[];
  /** These add up: a seat is closed where any place that it is part of is. */
  readonly closures: readonly Closure[];
};

export const nothingSet: Operation = { own: {}, later: [], closures: [] };

/** Everything that was set for a floor and what is on it, and above it. */
export type FloorOperation = {
  readonly tenant: Operation;
  readonly site: Operation;
  readonly floor: Operation;
  readonly zones: { readonly [zone: ZoneId]: Operation };
  readonly seats: { readonly [seat: SeatId]: Operation };
};

export const nothingSetAnywhere: FloorOperation = {
  tenant: nothingSet,
  site: nothingSet,
  floor: nothingSet,
  zones: {},
  seats: {},
};

/** Where a rule comes from. `zone` is named by its id. */
export type PlacedClosure = Closure & { readonly level: SettingLevel };

/** What holds for a seat on a workday, and where each of it was set. */
export type SeatRules = Inherited<OperationSettings> & {
  readonly closures: readonly PlacedClosure[];
};

/** The settings of one place that hold for a workday. */
export function ownOn({ own, later }: Operation, workday: Workday): OwnOperationSettings {
  return later.findLast(({ from }) => from <= workday)?.own ?? own;
}

const levels = ['tenant', 'site', 'floor', 'zone', 'seat'] as const;
type PlacedLevel = (typeof levels)[number];

/**
 * What holds for each seat of a floor on a workday. Seats without anything of their own share what
 * their zone says, so a floor of a thousand costs as much as its zones do.
 */
export function rulesOn(operation: FloorOperation, workday: Workday): (seat: Seat) => SeatRules {
  const zoneRules = zoneRulesOn(operation, workday);
  return (seat) => {
    const own = operation.seats[seat.id];
    if (!own && seat.closedBecause === undefined) return zoneRules(seat.zoneId);
    const zone = seat.zoneId && operation.zones[seat.zoneId];
    return resolved(operation, workday, { zone, seat: closedOnPlan(seat, own) });
  };
}

/** What holds in each zone, and where there is none. */
export function zoneRulesOn(
  operation: FloorOperation,
  workday: Workday,
): (zone: ZoneId | undefined) => SeatRules {
  const ofZones = new Map<string, SeatRules>();
  return (zone) => {
    const known = ofZones.get(zone ?? '');
    if (known) return known;
    const rules = resolved(operation, workday, { zone: zone && operation.zones[zone] });
    ofZones.set(zone ?? '', rules);
    return rules;
  };
}

/** What holds on the floor as a whole, for whoever has not chosen a seat yet. */
export function floorRulesOn(operation: FloorOperation, workday: Workday): SeatRules {
  return resolved(operation, workday, {});
}

/** A seat that is closed on the plan is unavailable, whatever was set for it. */
function closedOnPlan(seat: Seat, own: Operation = nothingSet): Operation {
  if (seat.closedBecause === undefined) return own;
  const seatMode = { kind: 'unavailable', reason: seat.closedBecause } as const;
  const closing = (settings: OwnOperationSettings) => ({ ...settings, seatMode });
  return {
    ...own,
    own: closing(own.own),
    later: own.later.map(({ from, own }) => ({ from, own: closing(own) })),
  };
}

function resolved(
  operation: FloorOperation,
  workday: Workday,
  on: { readonly zone?: Operation | undefined; readonly seat?: Operation },
): SeatRules {
  const placed: { readonly [L in PlacedLevel]: Operation | undefined } = {
    tenant: operation.tenant,
    site: operation.site,
    floor: operation.floor,
    zone: on.zone,
    seat: on.seat,
  };
  const own = Object.fromEntries(
    levels.map((level) => [level, placed[level] && ownOn(placed[level], workday)]),
  );
  const closures = levels.flatMap((level) =>
    (placed[level]?.closures ?? []).map((closure) => ({ ...closure, level })),
  );
  return { ...inheritedSettings(defaultSettings, own), closures };
}

/** The same for many workdays: reckoned once where nothing changes on a later date. */
export function floorRulesByDay(operation: FloorOperation): (workday: Workday) => SeatRules {
  const changes = [operation.tenant, operation.site, operation.floor].flatMap(({ later }) => later);
  const known = new Map<number, SeatRules>();
  return (workday) => {
    const passed = changes.filter(({ from }) => from <= workday).length;
    const rules = known.get(passed) ?? floorRulesOn(operation, workday);
    known.set(passed, rules);
    return rules;
  };
}
