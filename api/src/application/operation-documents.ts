import type { Floor } from '../domain/floor.ts';
import type { FloorId, PersonId } from '../domain/ids.ts';
import type { FloorOperation, Operation as Placed } from '../domain/operation.ts';
import type { Place } from '../domain/operation-change.ts';
import type { Site } from '../domain/site.ts';
import { readPublished, readSite } from './directory.ts';
import type { DraftBody, FloorOperationBody, TenantOperationBody } from './documents.ts';
import { draftId } from './draft-floor.ts';
import { operationOf, readFloorOperation, readTenantOperation } from './operating-floor.ts';
import { configScope, floorOperationId, tenantOperationId } from './scopes.ts';
import type { Item, Operation, TenantStore } from './store.ts';

/** The version of settings that nobody made yet. */
const noVersion = 'none';

/** A floor with all that is set for it and above it, as its documents were read. */
export type EditedOperation = {
  /** As published, or its draft where it is not. */
  readonly floor: Floor;
  readonly isPublished: boolean;
  readonly site: Site;
  readonly operation: FloorOperation;
  readonly tenant: Item<TenantOperationBody> | undefined;
  readonly own: Item<FloorOperationBody> | undefined;
  /** Those of the draft and of what is published; what is set for others is worth nothing any more. */
  readonly known: { readonly zones: ReadonlySet<string>; readonly seats: ReadonlySet<string> };
};

/** Undefined where there is no such floor. Five reads. */
export async function readEditedOperation(
  store: TenantStore,
  id: FloorId,
): Promise<EditedOperation | undefined> {
  const [draft, published, tenant, own] = await Promise.all([
    store.read<DraftBody>(configScope, draftId(id)),
    readPublished(store, id),
    readTenantOperation(store),
    readFloorOperation(store, id),
  ]);
  if (!draft) return undefined;
  const floor = published?.body.floor ?? draft.body.floor;
  const site = await readSite(store, floor.siteId);
  const both = [floor, draft.body.floor];
  return {
    floor,
    isPublished: published !== undefined,
    site,
    operation: operationOf({ site }, { item: published, tenant, own }),
    tenant,
    own,
    known: {
      zones: new Set(both.flatMap(({ zones }) => zones.map((zone) => zone.id))),
      seats: new Set(both.flatMap(({ seats }) => seats.map((seat) => seat.id))),
    },
  };
}

const standsWithTenant = (level: Place['level']) => level === 'tenant' || level === 'site';

export const versionsOf = ({ tenant, own }: Pick<EditedOperation, 'tenant' | 'own'>) => ({
  tenant: tenant?.etag ?? noVersion,
  floor: own?.etag ?? noVersion,
});

/** Of the document that a place stands in. */
export const versionAt = (known: EditedOperation, { level }: Place): string => {
  const { tenant, floor } = versionsOf(known);
  return standsWithTenant(level) ? tenant : floor;
};

type Change = {
  readonly place: Place;
  readonly after: FloorOperation;
  readonly by: PersonId;
  readonly at: number;
  readonly version: string;
};

/** The one write of a change; it holds only where its document is still that of the version. */
export function operationWritten(known: EditedOperation, change: Change): Operation {
  const item = standsWithTenant(change.place.level)
    ? tenantItem(known, change)
    : floorItem(known, change);
  return change.version === noVersion
    ? { kind: 'create', item }
    : { kind: 'replace', item, ifMatch: change.version };
}

function tenantItem({ site, tenant }: EditedOperation, { after, by, at }: Change) {
  const body: TenantOperationBody = {
    v: 1,
    tenant: after.tenant,
    sites: { ...tenant?.body.sites, [site.id]: after.site },
    changedBy: by,
    changedAt: at,
  };
  return { id: tenantOperationId, type: 'tenant-operation', body };
}

function floorItem({ floor, known }: EditedOperation, { after, by, at }: Change) {
  const body: FloorOperationBody = {
    v: 1,
    floor: after.floor,
    zones: onlyKnown(after.zones, known.zones),
    seats: onlyKnown(after.seats, known.seats),
    changedBy: by,
    changedAt: at,
  };
  return { id: floorOperationId(floor.id), type: 'floor-operation', k1: floor.id, body };
}

function onlyKnown(
  placed: { readonly [id: string]: Placed },
  known: ReadonlySet<string>,
): { readonly [id: string]: Placed } {
  return Object.fromEntries(Object.entries(placed).filter(([id]) => known.has(id)));
}
