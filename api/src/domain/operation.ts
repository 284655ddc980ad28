import type { Closure } from './closure.ts';
import type { SeatId, ZoneId } from './ids.ts';
import {
  type Inherited,
  inheritedSettings,
  type OwnSettings,
  type SettingLevel,
  withOwn,
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

const asProduct: SeatRules = { ...inheritedSettings(defaultSettings, {}), closures: [] };

type RulesOf = (seat: Seat) => SeatRules;

/** One answer asks the same several times. */
const lastReckoned = new WeakMap<
  FloorOperation,
  { readonly workday: Workday; readonly rulesOf: RulesOf }
>();

/**
 * What holds for each seat of a floor on a workday. Seats without anything of their own share what
 * their zone says, so a floor of a thousand costs as much as its zones do.
 */
export function rulesOn(operation: FloorOperation, workday: Workday): RulesOf {
  const last = lastReckoned.get(operation);
  if (last?.workday === workday) return last.rulesOf;
  const rulesOf = reckonRules(operation, workday);
  lastReckoned.set(operation, { workday, rulesOf });
  return rulesOf;
}

function reckonRules(operation: FloorOperation, workday: Workday): RulesOf {
  const zoneRules = zoneRulesOn(operation, workday);
  const ofSeats = new Map<Seat, SeatRules>();
  return (seat) => {
    const own = operation.seats[seat.id];
    if (!own && seat.closedBecause === undefined) return zoneRules(seat.zoneId);
    const known = ofSeats.get(seat);
    if (known) return known;
    const set = { level: 'seat', operation: closedOnPlan(seat, own) } as const;
    const rules = withPlace(zoneRules(seat.zoneId), set, workday);
    ofSeats.set(seat, rules);
    return rules;
  };
}

/** What holds in each zone, and where there is none. */
export function zoneRulesOn(
  operation: FloorOperation,
  workday: Workday,
): (zone: ZoneId | undefined) => SeatRules {
  const floorRules = floorRulesOn(operation, workday);
  const ofZones = new Map<ZoneId, SeatRules>();
  return (zone) => {
    const set = zone && operation.zones[zone];
    if (!set) return floorRules;
    const known = ofZones.get(zone);
    if (known) return known;
    const rules = withPlace(floorRules, { level: 'zone', operation: set }, workday);
    ofZones.set(zone, rules);
    return rules;
  };
}

/** What holds on the floor as a whole, for whoever has not chosen a seat yet. */
export function floorRulesOn(operation: FloorOperation, workday: Workday): SeatRules {
  return (['tenant', 'site', 'floor'] as const).reduce(
    (above, level) => withPlace(above, { level, operation: operation[level] }, workday),
    asProduct,
  );
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

/** What holds at a place on top of what holds above it; the very same where nothing is set there. */
function withPlace(
  above: SeatRules,
  set: { readonly level: SettingLevel; readonly operation: Operation },
  workday: Workday,
): SeatRules {
  const { level, operation } = set;
  const inherited = withOwn<OperationSettings>(above, level, ownOn(operation, workday));
  if (operation.closures.length === 0)
    return inherited === above ? above : { ...above, ...inherited };
  const closures = operation.closures.map((closure) => ({ ...closure, level }));
  return { ...inherited, closures: [...above.closures, ...closures] };
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
