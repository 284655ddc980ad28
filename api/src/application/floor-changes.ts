import type { FloorId } from '../domain/ids.ts';
import { type OperationChange, operationAfter } from '../domain/operation-change.ts';
import type { Site } from '../domain/site.ts';
import { workdayAt } from '../domain/workday.ts';
import { type OperatingFloor, readOperatingFloor, readOperatingFloors } from './operating-floor.ts';
import type { TenantStore } from './store.ts';
import type { FloorChange } from './touched-bookings.ts';

type Asked = {
  /** The floor that the change is made at, and its site. */
  readonly floor: FloorId;
  readonly site: Site;
  readonly change: OperationChange;
  readonly now: number;
};

/**
 * The published floors that a change of what is set reaches, each as it is and as it would be: the floor
 * itself, or with what is set for the tenant or the site, all of their floors.
 */
export async function readFloorChanges(store: TenantStore, asked: Asked): Promise<FloorChange[]> {
  const floors = await readReached(store, asked);
  return floors.map((before) => {
    const today = workdayAt(asked.now, before.site);
    const operation = operationAfter(before.operation, asked.change, today);
    return { before, after: { ...before, operation } };
  });
}

async function readReached(
  store: TenantStore,
  { floor, site, change }: Asked,
): Promise<OperatingFloor[]> {
  const { level } = change.place;
  if (level === 'tenant') return readOperatingFloors(store);
  if (level === 'site') {
    const all = await readOperatingFloors(store);
    return all.filter((on) => on.site.id === site.id);
  }
  const own = await readOperatingFloor(store, floor);
  return own ? [own] : [];
}
