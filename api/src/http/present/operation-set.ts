import type { LastChange, OperationSeen } from '../../application/see-operation.ts';
import type { TestedRule } from '../../application/test-rules.ts';
import type { Language } from '../../contract/language.ts';
import type { OperationWire, PlaceWire, VerdictsWire } from '../../contract/operation-wire.ts';
import type { Operation, OwnOperationSettings } from '../../domain/operation.ts';
import type { WeekHours } from '../../domain/operation-settings.ts';
import { isoAt } from '../../domain/workday.ts';
import { refusalToWire } from '../refusal-response.ts';
import { ruleSetAt } from '../rule-facts.ts';
import { siteToWire } from './floor.ts';

/** All that is set for a floor and above it, of what is on the floor today. */
export function operationToWire(seen: OperationSeen): OperationWire {
  const { floor, site, operation, versions, changed } = seen;
  const { zones, seats } = floor;
  return {
    floorId: floor.id,
    floorName: floor.name,
    site: siteToWire(site),
    zones: zones.map(({ id, name }) => ({ id, name })),
    seats: seats.map(({ id, name, zoneId, closedBecause }) => ({
      id,
      name,
      ...(zoneId === undefined ? {} : { zoneId }),
      ...(closedBecause === undefined ? {} : { closedBecause }),
    })),
    versions,
    changed: {
      ...(changed.tenant ? { tenant: lastChangeToWire(changed.tenant, seen) } : {}),
      ...(changed.floor ? { floor: lastChangeToWire(changed.floor, seen) } : {}),
    },
    tenant: placeToWire(operation.tenant),
    siteOwn: placeToWire(operation.site),
    floor: placeToWire(operation.floor),
    zonesOwn: zones.flatMap(({ id }) => {
      const own = operation.zones[id];
      return own ? [{ zoneId: id, ...placeToWire(own) }] : [];
    }),
    seatsOwn: seats.flatMap(({ id }) => {
      const own = operation.seats[id];
      return own ? [{ seatId: id, ...placeToWire(own) }] : [];
    }),
    people: seen.people.map(({ id, name = id }) => ({ id, name })),
  };
}

const lastChangeToWire = ({ by, at }: LastChange, { site }: OperationSeen) => ({
  by: by.id,
  ...(by.name === undefined ? {} : { name: by.name }),
  at: isoAt(at, site.timeZone),
});

const placeToWire = ({ own, later, closures }: Operation): PlaceWire => ({
  own: ownToWire(own),
  later: later.map(({ from, own }) => ({ from, own: ownToWire(own) })),
  closures: closures.map((closure) => ({ ...closure })),
});

function ownToWire(own: OwnOperationSettings): PlaceWire['own'] {
  const { hours, parts, mayBook, groupRules, ...rest } = own;
  return {
    ...rest,
    ...(hours ? { hours: weekToWire(hours) } : {}),
    ...(parts ? { parts: [...parts] } : {}),
    ...(groupRules ? { groupRules: [...groupRules] } : {}),
    ...(mayBook === undefined ? {} : { mayBook: mayBookToWire(mayBook) }),
  };
}

const mayBookToWire = (mayBook: NonNullable<OwnOperationSettings['mayBook']>) =>
  mayBook === 'everyone' ? mayBook : { people: [...mayBook.people], groups: [...mayBook.groups] };

function weekToWire(hours: WeekHours): NonNullable<PlaceWire['own']['hours']> {
  const on = (day: number) => hours[day] ?? 'closed';
  return [on(0), on(1), on(2), on(3), on(4), on(5), on(6)];
}

export function verdictToWire(
  { rule, setAt, refusal }: TestedRule,
  language: Language,
): VerdictsWire['verdicts'][number] {
  return {
    rule,
    ...(setAt === undefined ? {} : ruleSetAt(setAt)),
    ...(refusal ? { refusal: refusalToWire(refusal, language) } : {}),
  };
}
