import type { FloorId } from '../domain/ids.ts';
import { type FloorOperation, nothingSet } from '../domain/operation.ts';
import { type PublishedFloor, readPublished, readSite, readSites } from './directory.ts';
import type { FloorBody, FloorOperationBody, TenantOperationBody } from './documents.ts';
import { configScope, floorOperationId, tenantOperationId } from './scopes.ts';
import { allOf, type Item, type TenantStore } from './store.ts';

/** A floor as people see it, and how it operates. */
export type OperatingFloor = PublishedFloor & { readonly operation: FloorOperation };

export const readTenantOperation = (store: TenantStore) =>
  store.read<TenantOperationBody>(configScope, tenantOperationId);

export const readFloorOperation = (store: TenantStore, floor: FloorId) =>
  store.read<FloorOperationBody>(configScope, floorOperationId(floor));

/** Undefined where the floor is not published. Four reads, two of them after the others. */
export async function readOperatingFloor(
  store: TenantStore,
  floor: FloorId,
): Promise<OperatingFloor | undefined> {
  const [item, tenant, own] = await Promise.all([
    readPublished(store, floor),
    readTenantOperation(store),
    readFloorOperation(store, floor),
  ]);
  if (!item) return undefined;
  const site = await readSite(store, item.body.floor.siteId);
  const published = { floor: item.body.floor, site };
  return { ...published, operation: operationOf(published, { item, tenant, own }) };
}

/** All published floors of a tenant. Three queries and a read. */
export async function readOperatingFloors(store: TenantStore): Promise<OperatingFloor[]> {
  const [items, sites, tenant, owns] = await Promise.all([
    allOf<FloorBody>(store, configScope, { type: 'floor', key: 'k1' }),
    readSites(store),
    readTenantOperation(store),
    allOf<FloorOperationBody>(store, configScope, { type: 'floor-operation', key: 'k1' }),
  ]);
  const ownOf = new Map(owns.map((own) => [own.id, own]));
  return items.flatMap((item) => {
    const { floor } = item.body;
    const site = sites.find((candidate) => candidate.id === floor.siteId);
    if (!site) return [];
    const own = ownOf.get(floorOperationId(floor.id));
    return [{ floor, site, operation: operationOf({ site }, { item, tenant, own }) }];
  });
}

/** What is set for a floor and above it, as its documents say. */
export function operationOf(
  { site }: Pick<PublishedFloor, 'site'>,
  from: {
    readonly item?: Item<FloorBody> | undefined;
    readonly tenant: Item<TenantOperationBody> | undefined;
    readonly own: Item<FloorOperationBody> | undefined;
  },
): FloorOperation {
  const { item, tenant, own } = from;
  return {
    tenant: tenant?.body.tenant ?? nothingSet,
    site: tenant?.body.sites[site.id] ?? nothingSet,
    floor: own?.body.floor ?? { ...nothingSet, own: item?.body.formerSettings ?? {} },
    zones: own?.body.zones ?? {},
    seats: own?.body.seats ?? {},
  };
}
