import type { FloorId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { draftId, draftItem, publishedId, readDraft } from './draft-floor.ts';
import {
  bookingsToComeOf,
  cancelAll,
  type RemovalWorld,
  refusalOver,
  type WhatOfBookings,
} from './remove-bookings.ts';
import { configScope, floorOperationId, seatCodesId } from './scopes.ts';
import type { Operation, TenantStore } from './store.ts';

export type DeleteFloor = (
  actor: Actor,
  asked: {
    readonly floor: FloorId;
    readonly version: string;
    readonly bookings: WhatOfBookings;
  },
) => Promise<Decided<{ readonly cancelled: number; readonly people: number }>>;

/**
 * Deletes a floor. With bookings to come it is refused, or they are cancelled and their holders told.
 * The floor is taken from people's sight first, then its bookings are cancelled, then the draft goes, with
 * what was set for it and the codes of its seats: cut off in the middle, deleting it again ends the work.
 * Refusals: not-found, changed-meanwhile, floor-has-bookings.
 */
export function deleteFloorWith(world: RemovalWorld): DeleteFloor {
  return async (actor, { floor: id, version, bookings }) => {
    const store = world.stores.forTenant(actor.tenant);
    const known = await readDraft(store, id);
    if (!known) return refused({ code: 'not-found', what: 'floor' });
    if (known.draft.etag !== version) return refused({ code: 'changed-meanwhile' });
    const all = { floor: id, site: known.view.site, kept: new Set<never>() };
    const before = await bookingsToComeOf(world, actor.tenant, all);
    if (before.length > 0 && bookings === 'refuse') return refusalOver(before);

    const { floor, revision } = known.draft.body;
    const hidden = await store.commit(configScope, [
      { kind: 'replace', item: draftItem(floor, revision + 1), ifMatch: version },
      ...(known.view.state === 'draft' ? [] : [{ kind: 'delete' as const, id: publishedId(id) }]),
    ]);
    if (!hidden.ok) return refused({ code: 'changed-meanwhile' });
    const orphans = await bookingsToComeOf(world, actor.tenant, all);
    const cancelled = await cancelAll(world, actor.tenant, orphans);
    await store.commit(configScope, await whatIsLeft(store, id));
    return granted({ cancelled, people: new Set(orphans.map((claim) => claim.person)).size });
  };
}

/** The end of a floor's documents: its draft, and of those that not every floor has the ones that are there. */
async function whatIsLeft(store: TenantStore, floor: FloorId): Promise<Operation[]> {
  const maybe = [floorOperationId(floor), seatCodesId(floor)];
  const known = await Promise.all(maybe.map((id) => store.read(configScope, id)));
  return [draftId(floor), ...known.flatMap((item) => item?.id ?? [])].map((id) => ({
    kind: 'delete',
    id,
  }));
}
