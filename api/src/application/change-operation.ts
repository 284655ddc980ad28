import type { FloorId } from '../domain/ids.ts';
import type { Mending } from '../domain/mending.ts';
import { type OperationChange, operationAfter } from '../domain/operation-change.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, type Refusal, refused } from '../domain/refusal.ts';
import { workdayAt } from '../domain/workday.ts';
import { readFloorChanges } from './floor-changes.ts';
import type { MendWorld } from './mend-booking.ts';
import { type Mended, mendBookings } from './mend-bookings.ts';
import { changeWritten, readChange, sinceThen } from './operation-changes.ts';
import {
  type EditedOperation,
  operationWritten,
  readEditedOperation,
  versionAt,
} from './operation-documents.ts';
import { configScope } from './scopes.ts';
import { type OperationSeen, viewOperation } from './see-operation.ts';
import { flawsOfSize, readSettingFlaws } from './setting-flaws-of.ts';
import type { TenantStore } from './store.ts';
import { type FloorChange, readTouched } from './touched-bookings.ts';

export type OperationChangeAsked = {
  /** From where it is asked: the floor of the place, or one beneath it. */
  readonly floor: FloorId;
  readonly change: OperationChange;
  /** What is to happen to bookings that the change touches. */
  readonly bookings: Mending;
  /** Of the document that the place stands in, as it was read. */
  readonly version: string;
};

/**
 * Sets how a tenant, a site, a floor, a zone or seats operate, in one commit; then does with the bookings
 * that it touches what was chosen (B5). The same again finds that it was done, and mends what was left
 * unmended. Refusals: not-found, changed-meanwhile, settings-have-flaws.
 */
export type ChangeOperation = (
  actor: Actor,
  asked: OperationChangeAsked,
) => Promise<Decided<{ readonly operation: OperationSeen; readonly outcome: Mended }>>;

export function changeOperationWith(world: MendWorld): ChangeOperation {
  return async (actor, asked) => {
    const store = world.stores.forTenant(actor.tenant);
    const known = await readEditedOperation(store, asked.floor);
    if (!known) return refused({ code: 'not-found', what: 'floor' });
    const named = nameOf(world, actor, asked);
    const changed = await changeOnce(world, { store, known, actor, asked, named });
    if (!changed.ok) return changed;
    // Looked for after the commit: whoever booked since is under the new rules already.
    const touched = await readTouched(world, actor.tenant, changed.value);
    const mending = { touched, mending: asked.bookings, by: actor.person, change: named };
    const outcome = await mendBookings(world, actor.tenant, mending);
    const after = await readEditedOperation(store, asked.floor);
    if (!after) return refused({ code: 'not-found', what: 'floor' });
    return granted({ operation: await viewOperation(store, after), outcome });
  };
}

/** One name for the same change of the same version by the same person. */
function nameOf(
  { ids }: MendWorld,
  actor: Actor,
  { floor, version, change, bookings }: OperationChangeAsked,
) {
  const wish = JSON.stringify([change, bookings]);
  return ids.derived('operation', actor.tenant, actor.person, floor, version, wish);
}

type Attempt = {
  readonly store: TenantStore;
  readonly known: EditedOperation;
  readonly actor: Actor;
  readonly asked: OperationChangeAsked;
  readonly named: string;
};

/** What the change changes of which floors, once it is committed, now or before. */
async function changeOnce(
  world: MendWorld,
  attempt: Attempt,
): Promise<Decided<readonly FloorChange[]>> {
  const { store, known, asked, named } = attempt;
  const { floor, change, version } = asked;
  const now = world.clock.now();
  const changes = await readFloorChanges(store, { floor, site: known.site, change, now });
  if (versionAt(known, change.place) === version) {
    const refusal = await commitChange(world, attempt, changes);
    return refusal ? refused(refusal) : granted(changes);
  }
  const done = await readChange(store, named);
  return done ? granted(sinceThen(changes, done)) : refused({ code: 'changed-meanwhile' });
}

/** Undefined where it was committed. */
async function commitChange(
  world: MendWorld,
  { store, known, actor, asked, named }: Attempt,
  changes: readonly FloorChange[],
): Promise<Refusal | undefined> {
  const { change, version } = asked;
  const at = world.clock.now();
  const after = operationAfter(known.operation, change, workdayAt(at, known.site));
  const written = operationWritten(known, {
    place: change.place,
    after,
    by: actor.person,
    at,
    version,
  });
  const flaws = [
    ...(await readSettingFlaws(world, { store, known, changes, change, after })),
    ...flawsOfSize(written),
  ];
  if (flaws.length > 0) return { code: 'settings-have-flaws', flaws };
  const result = await store.commit(configScope, [written, changeWritten(named, known, change)]);
  return result.ok ? undefined : { code: 'changed-meanwhile' };
}
