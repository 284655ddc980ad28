import type { FloorId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import type { DraftBody, FloorBody } from './documents.ts';
import { draftItem, type FloorDraft, publishedId, readDraft } from './draft-floor.ts';
import {
  bookingsToComeOf,
  cancelAll,
  type RemovalWorld,
  refusalOver,
  type WhatOfBookings,
} from './remove-bookings.ts';
import { configScope } from './scopes.ts';
import type { Item, Operation } from './store.ts';

export type PublishFloor = (
  actor: Actor,
  asked: {
    readonly floor: FloorId;
    readonly version: string;
    readonly bookings: WhatOfBookings;
  },
) => Promise<Decided<FloorDraft>>;

/**
 * Shows the draft to everyone. Seats keep their ids, so bookings stay; those of seats that are gone
 * are cancelled only where that is asked. Refusals: not-found, changed-meanwhile, floor-has-bookings.
 */
export function publishFloorWith(world: RemovalWorld): PublishFloor {
  return async (actor, { floor: id, version, bookings }) => {
    const store = world.stores.forTenant(actor.tenant);
    const [known, published] = await Promise.all([
      readDraft(store, id),
      store.read<FloorBody>(configScope, publishedId(id)),
    ]);
    if (!known) return refused({ code: 'not-found', what: 'floor' });
    const { floor } = known.draft.body;
    const kept = new Set(floor.seats.map((seat) => seat.id));
    const orphansNow = async () =>
      published
        ? bookingsToComeOf(world, actor.tenant, { floor: id, site: known.view.site, kept })
        : [];
    const before = await orphansNow();
    if (before.length > 0 && bookings === 'refuse') return refusalOver(before);

    const result = await store.commit(
      configScope,
      publishing(known.draft.body, published, version),
    );
    if (!result.ok) return refused({ code: 'changed-meanwhile' });
    // Looked for anew: whoever booked since the first look found the seat still there.
    await cancelAll(world, actor.tenant, await orphansNow());
    const after = await readDraft(store, id);
    return after ? granted(after.view) : refused({ code: 'not-found', what: 'floor' });
  };
}

function publishing(
  { floor, revision }: DraftBody,
  published: Item<FloorBody> | undefined,
  version: string,
): Operation[] {
  const body: FloorBody = { ...published?.body, v: 2, floor, revision };
  const item = { id: publishedId(floor.id), type: 'floor', k1: floor.id, body };
  return [
    // Writing the draft as it is makes the commit fail where somebody saved another one meanwhile.
    { kind: 'replace', item: draftItem(floor, revision), ifMatch: version },
    published ? { kind: 'replace', item, ifMatch: published.etag } : { kind: 'create', item },
  ];
}
