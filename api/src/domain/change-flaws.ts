import { flawsOfClosures } from './closure-flaws.ts';
import type { PersonId } from './ids.ts';
import { type ChangedFloor, flawsBeneath, flawsThere } from './inherited-flaws.ts';
import { mostChangesToCome, type OperationChange, setAt } from './operation-change.ts';
import { isSame } from './same.ts';
import { flawKey, type SettingFlaw } from './setting-flaws.ts';

/** What is there to be named, beside floors. */
export type Nameable = {
  readonly people: ReadonlySet<PersonId>;
  readonly countries: readonly string[];
};

/**
 * Everything of a change that cannot be used or contradicts something, as people would meet it: by what
 * holds after inheritance, on every day from which something else holds. `floors` are those that the
 * change reaches, first the one that it is made at. What did not fit together on them before and still
 * does not is no reason to refuse; at the place of the change itself it is.
 */
export function flawsOfChange(
  change: OperationChange,
  { floors, known }: { readonly floors: readonly ChangedFloor[]; readonly known: Nameable },
): SettingFlaw[] {
  const [asked] = floors;
  if (!asked) return [];
  const missing = flawsOfPlace(change, asked);
  if (missing.length > 0) return missing;
  const own = [
    ...flawsOfFrom(change, asked),
    ...flawsOfNames(change, known),
    ...flawsOfClosures(change.closures, {
      clocks: floors.map(({ site }) => site),
      today: asked.today,
      known: setAt(asked.before, change.place).flatMap(({ closures }) => closures),
    }),
    ...flawsThere(change, floors),
  ];
  const told = new Set(own.map(flawKey));
  return [...own, ...flawsBeneath(floors).filter((flaw) => !told.has(flawKey(flaw)))];
}

function flawsOfPlace({ place, ...rest }: OperationChange, { floor }: ChangedFloor): SettingFlaw[] {
  const field = 'place';
  if (place.level === 'zone') {
    const zone = floor.zones.find(({ id }) => id === place.zoneId);
    if (!zone) return [{ kind: 'unknown-zone', field, id: place.zoneId }];
    const isReset = rest.closures.length === 0 && isSame(rest.own, {});
    const hasSeats = floor.seats.some(({ zoneId }) => zoneId === zone.id);
    return isReset || hasSeats ? [] : [{ kind: 'zone-without-seats', field, zone: zone.name }];
  }
  if (place.level !== 'seat') return [];
  const seats = new Set(floor.seats.map(({ id }) => id));
  return place.seatIds
    .filter((id) => !seats.has(id))
    .map((id) => ({ kind: 'unknown-seat', field, id }));
}

function flawsOfFrom(
  { from, place }: OperationChange,
  { today, after }: ChangedFloor,
): SettingFlaw[] {
  if (from === undefined) return [];
  const field = 'from';
  if (from < today) return [{ kind: 'from-in-the-past', field, today }];
  const isTooMany = setAt(after, place).some(({ later }) => later.length > mostChangesToCome);
  return isTooMany ? [{ kind: 'too-many-changes-to-come', field, most: mostChangesToCome }] : [];
}

function flawsOfNames({ own, place }: OperationChange, known: Nameable): SettingFlaw[] {
  const { holidaysOf: country, mayBook, seatMode } = own;
  const flaws: SettingFlaw[] = [];
  if (country && !known.countries.includes(country)) {
    flaws.push({ kind: 'unknown-country', field: 'holidaysOf', country });
  }
  const unknown = (people: readonly PersonId[]) => people.filter((id) => !known.people.has(id));
  for (const person of unknown(typeof mayBook === 'object' ? mayBook.people : [])) {
    flaws.push({ kind: 'unknown-person', field: 'mayBook', person });
  }
  const field = 'seatMode';
  if (seatMode?.kind !== 'assigned') return flaws;
  if (place.level !== 'seat') flaws.push({ kind: 'assigned-beyond-seats', field });
  for (const person of unknown([seatMode.to]))
    flaws.push({ kind: 'unknown-person', field, person });
  return flaws;
}
