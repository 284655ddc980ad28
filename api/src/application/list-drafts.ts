import type { Actor } from '../domain/person.ts';
import { workdayAt } from '../domain/workday.ts';
import { readSites } from './directory.ts';
import type { DraftBody, FloorBody } from './documents.ts';
import { type FloorDraft, publishedId, viewDraft } from './draft-floor.ts';
import { readFloorClaims } from './floor-moment.ts';
import type { Clock } from './ports.ts';
import { configScope } from './scopes.ts';
import { allOf, type Stores } from './store.ts';

export type FloorCard = FloorDraft & {
  /** Seats with a booking on the site's today. */
  readonly takenToday: number;
};

/** All floors of the actor's tenant, drafts too, the last made last. */
export type ListDrafts = (actor: Actor) => Promise<FloorCard[]>;

export function listDraftsWith({
  stores,
  clock,
}: {
  readonly stores: Stores;
  readonly clock: Clock;
}): ListDrafts {
  return async (actor) => {
    const store = stores.forTenant(actor.tenant);
    const [drafts, published, sites] = await Promise.all([
      allOf<DraftBody>(store, configScope, { type: 'draft', key: 'k1' }),
      allOf<FloorBody>(store, configScope, { type: 'floor', key: 'k1' }),
      readSites(store),
    ]);
    const cards = drafts.map(async (draft): Promise<FloorCard[]> => {
      const { floor } = draft.body;
      const site = sites.find((candidate) => candidate.id === floor.siteId);
      if (!site) return [];
      const shown = published.find((item) => item.id === publishedId(floor.id));
      const today = workdayAt(clock.now(), site);
      const claims = shown ? await readFloorClaims(store, floor.id, today) : new Map();
      return [{ ...viewDraft(draft, shown, site), takenToday: claims.size }];
    });
    const all = (await Promise.all(cards)).flat();
    return all.sort((a, b) => (a.site.name + a.floor.name < b.site.name + b.floor.name ? -1 : 1));
  };
}
