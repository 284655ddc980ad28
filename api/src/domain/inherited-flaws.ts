import type { Floor } from './floor.ts';
import type { Inherited } from './inherited-settings.ts';
import {
  type FloorOperation,
  floorRulesOn,
  nothingSet,
  ownOn,
  rulesOn,
  zoneRulesOn,
} from './operation.ts';
import { type OperationChange, setAt } from './operation-change.ts';
import type { OperationSettings } from './operation-settings.ts';
import { flawsOfRules } from './rules-flaws.ts';
import { isSame } from './same.ts';
import { type FlawPlace, flawKey, type SettingFlaw } from './setting-flaws.ts';
import type { Site } from './site.ts';
import type { SiteClock, Workday } from './workday.ts';

/** A floor on which a change holds, with what was set before it and what is after it. */
export type ChangedFloor = {
  readonly floor: Floor;
  readonly site: Site;
  readonly before: FloorOperation;
  readonly after: FloorOperation;
  readonly today: Workday;
};

type Rules = Inherited<OperationSettings>;

/** On each day from which on something else holds. */
function daysOf({ after, today }: ChangedFloor): Workday[] {
  const places = [
    after.tenant,
    after.site,
    after.floor,
    ...Object.values(after.zones),
    ...Object.values(after.seats),
  ];
  const changes = places.flatMap(({ later }) => later.map(({ from }) => from));
  return [...new Set([today, ...changes.filter((from) => from > today)])].sort();
}

/** At the place itself, for as long as the change holds; for the tenant, what fits none of its sites. */
export function flawsThere(
  change: OperationChange,
  floors: readonly ChangedFloor[],
): SettingFlaw[] {
  const [asked] = floors;
  if (!asked) return [];
  const { after } = asked;
  const clocks = change.place.level === 'tenant' ? floors.map(({ site }) => site) : [asked.site];
  const days = daysOf(asked).filter((day) =>
    setAt(after, change.place).some((operation) => isSame(ownOn(operation, day), change.own)),
  );
  const rules = days.flatMap((day) => rulesAt(change, asked, day));
  return distinct(rules.flatMap((there) => flawsUnderAll(there, clocks)));
}

function flawsUnderAll(rules: Rules, clocks: readonly SiteClock[]): SettingFlaw[] {
  const [first = [], ...others] = clocks.map((clock) => flawsOfRules(rules, clock));
  const keys = others.map((flaws) => new Set(flaws.map(flawKey)));
  return first.filter((flaw) => keys.every((known) => known.has(flawKey(flaw))));
}

/** What holds at the very place of a change, whatever is set beneath it. */
function rulesAt(
  { place }: OperationChange,
  { after, floor }: ChangedFloor,
  day: Workday,
): Rules[] {
  switch (place.level) {
    case 'tenant':
      return [floorRulesOn({ ...after, site: nothingSet, floor: nothingSet }, day)];
    case 'site':
      return [floorRulesOn({ ...after, floor: nothingSet }, day)];
    case 'floor':
      return [floorRulesOn(after, day)];
    case 'zone':
      return [zoneRulesOn(after, day)(place.zoneId)];
    case 'seat': {
      const chosen = new Set(place.seatIds);
      return floor.seats.filter(({ id }) => chosen.has(id)).map(rulesOn(after, day));
    }
  }
}

/** What comes not to fit together on a floor, in its zones and at its seats. */
export function flawsBeneath(floors: readonly ChangedFloor[]): SettingFlaw[] {
  const found = floors.flatMap((on) =>
    daysOf(on).flatMap((day) => {
      const before = placesOf(on, on.before, day);
      return placesOf(on, on.after, day).flatMap(({ at, rules }, index) => {
        const flaws = flawsOfRules(rules, on.site);
        if (flaws.length === 0) return [];
        const was = before[index]?.rules;
        const known = new Set(was && flawsOfRules(was, on.site).map(flawKey));
        return flaws
          .filter((flaw) => !known.has(flawKey(flaw)))
          .map((flaw): SettingFlaw => ({ ...flaw, at }));
      });
    }),
  );
  return distinct(found).slice(0, mostTold);
}

const mostTold = 20;

/** A floor, and those of its zones and seats that have a say of their own after the change. */
function placesOf(
  { floor, after }: ChangedFloor,
  operation: FloorOperation,
  day: Workday,
): { readonly at: FlawPlace; readonly rules: Rules }[] {
  const zoneRules = zoneRulesOn(operation, day);
  const seatRules = rulesOn(operation, day);
  return [
    { at: { level: 'floor', name: floor.name }, rules: floorRulesOn(operation, day) },
    ...floor.zones
      .filter(({ id }) => after.zones[id])
      .map(({ id, name }) => ({
        at: { level: 'zone', name: `${floor.name} ${name}` } as const,
        rules: zoneRules(id),
      })),
    ...floor.seats
      .filter(({ id }) => after.seats[id])
      .map((seat) => ({
        at: { level: 'seat', name: `${floor.name} ${seat.name}` } as const,
        rules: seatRules(seat),
      })),
  ];
}

function distinct(flaws: readonly SettingFlaw[]): SettingFlaw[] {
  const told = new Map(flaws.map((flaw) => [`${flawKey(flaw)}|${flaw.at?.name ?? ''}`, flaw]));
  return [...told.values()];
}
