import type { FloorId } from '../domain/ids.ts';
import { type OperationChange, operationAfter } from '../domain/operation-change.ts';
import type { Actor, PersonSeen } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { workdayAt } from '../domain/workday.ts';
import { readSeen } from './directory.ts';
import { type FloorDraft, readDraft } from './draft-floor.ts';
import { readFloorChanges } from './floor-changes.ts';
import { readOperatingFloor } from './operating-floor.ts';
import { readEditedOperation } from './operation-documents.ts';
import { readSettingFlaws } from './setting-flaws-of.ts';
import type { TenantStore } from './store.ts';
import {
  type FloorChange,
  readTouched,
  type TouchedBooking,
  type TouchedWorld,
} from './touched-bookings.ts';

/** The bookings to come that a change would touch; the first of them by name, as far as the asker may see. */
export type Impact = {
  readonly bookings: number;
  readonly people: number;
  readonly items: readonly (TouchedBooking & { readonly seen: PersonSeen })[];
};

const mostItems = 200;

/**
 * What a change of settings or closures would touch (B5, B6); nothing is changed. Refusals: not-found,
 * settings-have-flaws.
 */
export type SeeOperationImpact = (
  actor: Actor,
  asked: { readonly floor: FloorId; readonly change: OperationChange },
) => Promise<Decided<Impact>>;

export function seeOperationImpactWith(world: TouchedWorld): SeeOperationImpact {
  return async (actor, { floor, change }) => {
    const store = world.stores.forTenant(actor.tenant);
    const known = await readEditedOperation(store, floor);
    if (!known) return refused({ code: 'not-found', what: 'floor' });
    const { site, operation } = known;
    const now = world.clock.now();
    const changes = await readFloorChanges(store, { floor, site, change, now });
    const after = operationAfter(operation, change, workdayAt(now, site));
    const flaws = await readSettingFlaws(world, { store, known, changes, change, after });
    if (flaws.length > 0) return refused({ code: 'settings-have-flaws', flaws });
    return granted(await readImpact(world, actor, changes));
  };
}

/** What publishing a floor's draft would touch (H2); nothing is changed. Refusals: not-found. */
export type SeePublishImpact = (actor: Actor, floor: FloorId) => Promise<Decided<Impact>>;

export function seePublishImpactWith(world: TouchedWorld): SeePublishImpact {
  return async (actor, floor) => {
    const store = world.stores.forTenant(actor.tenant);
    const draft = await readDraft(store, floor);
    if (!draft) return refused({ code: 'not-found', what: 'floor' });
    const change = await readPublishing(store, draft.view);
    return granted(await readImpact(world, actor, change ? [change] : []));
  };
}

/** What publishing a draft changes of its floor; undefined where nobody sees the floor yet. */
export async function readPublishing(
  store: TenantStore,
  { floor }: Pick<FloorDraft, 'floor'>,
): Promise<FloorChange | undefined> {
  const before = await readOperatingFloor(store, floor.id);
  return before && { before, after: { ...before, floor } };
}

async function readImpact(
  world: TouchedWorld,
  actor: Actor,
  changes: readonly FloorChange[],
): Promise<Impact> {
  const touched = await readTouched(world, actor.tenant, changes);
  const people = touched.map(({ claim }) => claim.person);
  const first = touched.slice(0, mostItems);
  const holders = first.map(({ claim }) => claim.person);
  const seen = await readSeen(world.stores.forTenant(actor.tenant), holders, actor.person);
  return {
    bookings: touched.length,
    people: new Set(people).size,
    items: first.map((one) => ({ ...one, seen: seen(one.claim.person) })),
  };
}
