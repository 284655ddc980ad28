import type { Floor } from '../domain/floor.ts';
import type { FloorId, PersonId } from '../domain/ids.ts';
import type { FloorOperation, Operation } from '../domain/operation.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import type { Site } from '../domain/site.ts';
import { type EditedOperation, readEditedOperation, versionsOf } from './operation-documents.ts';
import { type NamedPerson, namesOf } from './see-administrators.ts';
import type { Stores, TenantStore } from './store.ts';

export type LastChange = { readonly by: NamedPerson; readonly at: number };

/** All that is set for a floor and above it, as its administrators see it. */
export type OperationSeen = {
  /** As published, or its draft where it is not. */
  readonly floor: Floor;
  readonly site: Site;
  readonly operation: FloorOperation;
  /** Of what is set for the tenant and its sites, and for the floor, its zones and seats; each goes back with a change of its places. */
  readonly versions: { readonly tenant: string; readonly floor: string };
  readonly changed: { readonly tenant?: LastChange; readonly floor?: LastChange };
  /** Whom settings name. */
  readonly people: readonly NamedPerson[];
};

/** What is set for a floor and above it (H3). Refusals: not-found. */
export type SeeOperation = (actor: Actor, floor: FloorId) => Promise<Decided<OperationSeen>>;

export function seeOperationWith({ stores }: { readonly stores: Stores }): SeeOperation {
  return async (actor, floor) => {
    const store = stores.forTenant(actor.tenant);
    const known = await readEditedOperation(store, floor);
    return known
      ? granted(await viewOperation(store, known))
      : refused({ code: 'not-found', what: 'floor' });
  };
}

/** One read for each person who is named. */
export async function viewOperation(
  store: TenantStore,
  known: EditedOperation,
): Promise<OperationSeen> {
  const { floor, site, operation, tenant, own } = known;
  const named = peopleIn(operation);
  const by = [tenant, own].flatMap((item) => item?.body.changedBy ?? []);
  const nameOf = await namesOf(store, [...named, ...by]);
  const last = (item: typeof tenant | typeof own): LastChange | undefined =>
    item && { by: nameOf(item.body.changedBy), at: item.body.changedAt };
  const [tenantChange, floorChange] = [last(tenant), last(own)];
  return {
    floor,
    site,
    operation,
    versions: versionsOf(known),
    changed: {
      ...(tenantChange ? { tenant: tenantChange } : {}),
      ...(floorChange ? { floor: floorChange } : {}),
    },
    people: named.map(nameOf),
  };
}

function peopleIn({ tenant, site, floor, zones, seats }: FloorOperation): PersonId[] {
  const places = [tenant, site, floor, ...valuesOf(zones), ...valuesOf(seats)];
  const owns = places.flatMap(({ own, later }) => [own, ...later.map((entry) => entry.own)]);
  return [...new Set(owns.flatMap(peopleOf))];
}

const valuesOf = (placed: { readonly [id: string]: Operation }) => Object.values(placed);

/** Whom the settings of one place name. */
export function peopleOf({ mayBook, seatMode }: Operation['own']): PersonId[] {
  return [
    ...(typeof mayBook === 'object' ? mayBook.people : []),
    ...(seatMode?.kind === 'assigned' ? [seatMode.to] : []),
  ];
}
