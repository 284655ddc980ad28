import { flawsOfChange } from '../domain/change-flaws.ts';
import type { ChangedFloor } from '../domain/inherited-flaws.ts';
import type { FloorOperation } from '../domain/operation.ts';
import type { OperationChange } from '../domain/operation-change.ts';
import { mostBytesSet, type SettingFlaw } from '../domain/setting-flaws.ts';
import { workdayAt } from '../domain/workday.ts';
import { readPerson } from './directory.ts';
import type { EditedOperation } from './operation-documents.ts';
import type { Clock, Holidays } from './ports.ts';
import { peopleOf } from './see-operation.ts';
import type { Operation, TenantStore } from './store.ts';
import type { FloorChange } from './touched-bookings.ts';

type Asked = {
  readonly store: TenantStore;
  /** The floor that the change is made at, and what is set for it after the change. */
  readonly known: EditedOperation;
  readonly after: FloorOperation;
  readonly change: OperationChange;
  /** The published floors that it reaches. */
  readonly changes: readonly FloorChange[];
};

/** What of a change cannot be (domain/change-flaws.ts). One read for each person whom it names. */
export async function readSettingFlaws(
  { clock, holidays }: { readonly clock: Clock; readonly holidays: Holidays },
  { store, known, after, change, changes }: Asked,
): Promise<SettingFlaw[]> {
  const now = clock.now();
  const { floor, site, operation } = known;
  const asked = { floor, site, before: operation, after, today: workdayAt(now, site) };
  const others = changes
    .filter(({ before }) => before.floor.id !== floor.id)
    .map(({ before, after }): ChangedFloor => {
      const { floor, site, operation } = before;
      const today = workdayAt(now, site);
      return { floor, site, before: operation, after: after.operation, today };
    });
  const named = peopleOf(change.own);
  const found = await Promise.all(named.map((person) => readPerson(store, person)));
  const people = new Set(found.flatMap((person) => (person ? [person.id] : [])));
  return flawsOfChange(change, {
    floors: [asked, ...others],
    known: { people, countries: holidays.countries },
  });
}

/** Every booking reads what is set, so there is not to be more of it than a booking can bear. */
export function flawsOfSize(written: Operation): SettingFlaw[] {
  if (written.kind === 'delete') return [];
  const bytes = new TextEncoder().encode(JSON.stringify(written.item)).length;
  if (bytes <= mostBytesSet) return [];
  return [{ kind: 'too-much-set', field: 'closures', mostBytes: mostBytesSet }];
}
