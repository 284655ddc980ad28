import type { Floor } from '../domain/floor.ts';
import type { Versioned } from './documents.ts';
import { readOperatingFloor } from './operating-floor.ts';
import { configScope } from './scopes.ts';
import type { Operation, TenantStore } from './store.ts';
import type { FloorChange } from './touched-bookings.ts';

/** A floor as it was before a draft of it was published, so that what was cut off can be ended. */
type FloorPublishingBody = Versioned<{ readonly before: Floor }>;

const itemId = (named: string) => `publishing:${named}`;
const aWeek = 7 * 86_400;

/** To be committed with the publishing itself; a version of a draft is published once, so its name is fresh. */
export function publishingWritten(named: string, before: Floor): Operation {
  const body: FloorPublishingBody = { v: 1, before };
  const item = { id: itemId(named), type: 'floor-publishing', body, ttlSeconds: aWeek };
  return { kind: 'create', item };
}

/** What a publishing of that name has changed; undefined where there was none, or the floor is gone since. */
export async function readPublished(
  store: TenantStore,
  named: string,
): Promise<FloorChange | undefined> {
  const known = await store.read<FloorPublishingBody>(configScope, itemId(named));
  const after = known && (await readOperatingFloor(store, known.body.before.id));
  return after && { before: { ...after, floor: known.body.before }, after };
}
