import type { FloorId, TenantId } from '../domain/ids.ts';
import type { Mending } from '../domain/mending.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import type { DraftBody, FloorBody } from './documents.ts';
import { draftItem, type FloorDraft, publishedId, readDraft } from './draft-floor.ts';
import { publishingWritten, readPublished } from './floor-publishings.ts';
import type { MendWorld } from './mend-booking.ts';
import { type MendAsked, mendBookings } from './mend-bookings.ts';
import { cancelAll, refusalOver, type WhatOfBookings } from './remove-bookings.ts';
import { configScope } from './scopes.ts';
import { readPublishing } from './see-impact.ts';
import type { Item, Operation } from './store.ts';
import { type FloorChange, readTouched, type TouchedBooking } from './touched-bookings.ts';

export type PublishFloor = (
  actor: Actor,
  asked: {
    readonly floor: FloorId;
    readonly version: string;
    /** Of seats that are gone. */
    readonly bookings: WhatOfBookings | 'move';
    /** Of seats that stay and come to be under other rules; left out, they are kept. */
    readonly touched?: Mending;
  },
) => Promise<Decided<FloorDraft>>;

/**
 * Shows the draft to everyone. Seats keep their ids, so bookings stay; those of seats that are gone are
 * cancelled or moved only where that is asked, and what becomes of those that come to break a rule is for
 * the administrator to say (H2). The same again finds that it was done, and mends what was left unmended.
 * Refusals: not-found, changed-meanwhile, floor-has-bookings.
 */
export function publishFloorWith(world: MendWorld): PublishFloor {
  return async (actor, { touched: stay = 'keep', ...asked }) => {
    const { floor, version, bookings: gone } = asked;
    const store = world.stores.forTenant(actor.tenant);
    const known = await readDraft(store, floor);
    if (!known) return refused({ code: 'not-found', what: 'floor' });
    const wish = [actor.tenant, actor.person, floor, version, gone, stay];
    const named = world.ids.derived('publish', ...wish);
    const published = await publishOnce(world, actor, { known, named, ...asked });
    if (!published.ok) return published;
    // Looked for anew: whoever booked since the first look found the seat still there.
    const touched = await readTouched(world, actor.tenant, published.value);
    const by = actor.person;
    await mendTouched(world, actor.tenant, { gone, stay, touched, by, change: named });
    const after = await readDraft(store, floor);
    return after ? granted(after.view) : refused({ code: 'not-found', what: 'floor' });
  };
}

type Attempt = Omit<Parameters<PublishFloor>[1], 'touched'> & {
  readonly known: NonNullable<Awaited<ReturnType<typeof readDraft>>>;
  readonly named: string;
};

/** What it changes of a floor that people see, once it is committed, now or before. */
async function publishOnce(
  world: MendWorld,
  { tenant }: Actor,
  { known, named, floor, version, bookings }: Attempt,
): Promise<Decided<readonly FloorChange[]>> {
  const store = world.stores.forTenant(tenant);
  if (known.draft.etag !== version) {
    const done = await readPublished(store, named);
    return done ? granted([done]) : refused({ code: 'changed-meanwhile' });
  }
  const published = await store.read<FloorBody>(configScope, publishedId(floor));
  const change = published && (await readPublishing(store, known.view));
  const changes = change ? [change] : [];
  const gone = (await readTouched(world, tenant, changes)).filter(isGone);
  if (gone.length > 0 && bookings === 'refuse') return refusalOver(gone.map(({ claim }) => claim));
  const result = await store.commit(configScope, [
    ...publishing(known.draft.body, published, version),
    ...(published ? [publishingWritten(named, published.body.floor)] : []),
  ]);
  return result.ok ? granted(changes) : refused({ code: 'changed-meanwhile' });
}

const isGone = ({ after }: TouchedBooking) => after === undefined;

type Chosen = Omit<MendAsked, 'mending'> & {
  readonly gone: WhatOfBookings | 'move';
  readonly stay: Mending;
};

async function mendTouched(
  world: MendWorld,
  tenant: TenantId,
  { gone, stay, touched, by, change }: Chosen,
): Promise<void> {
  const ofGone = touched.filter(isGone);
  const ofOthers = touched.filter((one) => !isGone(one));
  if (gone === 'move') {
    await mendBookings(world, tenant, { touched: ofGone, mending: 'move', by, change });
  } else {
    await cancelAll(
      world,
      tenant,
      ofGone.map(({ claim }) => claim),
    );
  }
  await mendBookings(world, tenant, { touched: ofOthers, mending: stay, by, change });
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
