import { type Floor, flawsOf } from '../domain/floor.ts';
import type { FloorId, SiteId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import type { Site } from '../domain/site.ts';
import { clockTime } from '../domain/workday.ts';
import { takeCommand } from './command.ts';
import { readSite, readSites } from './directory.ts';
import type { DraftBody, FloorBody, SiteBody } from './documents.ts';
import type { Ids } from './ports.ts';
import { configScope } from './scopes.ts';
import { secretItem } from './seat-codes.ts';
import type { Item, Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly ids: Ids };

/** A floor as its administrators see it. `version` names the draft as read. */
export type FloorDraft = {
  readonly floor: Floor;
  readonly site: Site;
  readonly state: 'draft' | 'published' | 'published-with-changes';
  readonly version: string;
};

export const draftId = (floor: FloorId) => `draft:${floor}`;
export const publishedId = (floor: FloorId) => `floor:${floor}`;

export async function readDraft(
  store: TenantStore,
  floor: FloorId,
): Promise<{ draft: Item<DraftBody>; view: FloorDraft } | undefined> {
  const [draft, published] = await Promise.all([
    store.read<DraftBody>(configScope, draftId(floor)),
    store.read<FloorBody>(configScope, publishedId(floor)),
  ]);
  if (!draft) return undefined;
  const site = await readSite(store, draft.body.floor.siteId);
  return { draft, view: viewDraft(draft, published, site) };
}

export function viewDraft(
  draft: Item<DraftBody>,
  published: Item<FloorBody> | undefined,
  site: Site,
): FloorDraft {
  const isCurrent = published?.body.revision === draft.body.revision;
  const state = !published ? 'draft' : isCurrent ? 'published' : 'published-with-changes';
  return { floor: draft.body.floor, site, state, version: draft.etag };
}

export type SeeDraft = (actor: Actor, floor: FloorId) => Promise<Decided<FloorDraft>>;

export function seeDraftWith({ stores }: Pick<World, 'stores'>): SeeDraft {
  return async (actor, floor) => {
    const known = await readDraft(stores.forTenant(actor.tenant), floor);
    return known ? granted(known.view) : refused({ code: 'not-found', what: 'floor' });
  };
}

export type SeeSites = (actor: Actor) => Promise<Site[]>;

export const seeSitesWith =
  ({ stores }: Pick<World, 'stores'>): SeeSites =>
  (actor) =>
    readSites(stores.forTenant(actor.tenant));

const midnight = clockTime('00:00');

export type CreateSite = (
  actor: Actor,
  wish: Omit<Site, 'id' | 'dayStartsAt'> &
    Partial<Pick<Site, 'dayStartsAt'>> & { readonly key: string },
) => Promise<Decided<Site>>;

/** Adds a site; its days begin at midnight where nothing else is said, and always as they did first. Refusals: key-reused. */
export function createSiteWith(world: World): CreateSite {
  return async (actor, { key, name, timeZone, dayStartsAt = midnight }) => {
    const wish = ['site', name, timeZone, dayStartsAt];
    const taken = await takeCommand(world, actor, { key, wish });
    if (!taken.ok) return taken;
    const site: Site = { id: taken.command.id as SiteId, name, timeZone, dayStartsAt };
    const body: SiteBody = { v: 2, ...site };
    const item = { id: `site:${site.id}`, type: 'site', k1: site.id, body };
    await world.stores.forTenant(actor.tenant).commit(configScope, [{ kind: 'create', item }]);
    return granted(site);
  };
}

export type CreateFloor = (
  actor: Actor,
  wish: { readonly site: SiteId; readonly name: string; readonly key: string },
) => Promise<Decided<FloorDraft>>;

/** Starts a floor as an empty draft. Refusals: not-found (site), key-reused. */
export function createFloorWith(world: World): CreateFloor {
  return async (actor, wish) => {
    const store = world.stores.forTenant(actor.tenant);
    const sites = await readSites(store);
    if (!sites.some((site) => site.id === wish.site)) {
      return refused({ code: 'not-found', what: 'site' });
    }
    const asked = { key: wish.key, wish: ['floor', wish.site, wish.name] };
    const taken = await takeCommand(world, actor, asked);
    if (!taken.ok) return taken;
    const floor: Floor = {
      id: taken.command.id as FloorId,
      siteId: wish.site,
      name: wish.name,
      zones: [],
      seats: [],
    };
    const item = draftItem(floor, 1);
    // The codes of its seats are there from the beginning, so that looking at them writes nothing.
    const secret = secretItem(floor.id, world.ids.secret());
    await store.commit(configScope, [
      { kind: 'create', item },
      { kind: 'create', item: secret },
    ]);
    const made = await readDraft(store, floor.id);
    return made ? granted(made.view) : refused({ code: 'not-found', what: 'floor' });
  };
}

export const draftItem = (floor: Floor, revision: number) => {
  const body: DraftBody = { v: 2, floor, revision };
  return { id: draftId(floor.id), type: 'draft', k1: floor.id, body };
};

/** What an administrator may change of a floor. */
export type DraftWish = Pick<Floor, 'name' | 'zones' | 'seats'> & {
  readonly plan: Floor['plan'];
};

export type SaveDraft = (
  actor: Actor,
  asked: { readonly floor: FloorId; readonly wish: DraftWish; readonly version: string },
) => Promise<Decided<FloorDraft>>;

/** Saves a draft; people go on seeing what is published. Refusals: not-found, changed-meanwhile, floor-has-flaws. */
export function saveDraftWith({ stores }: Pick<World, 'stores'>): SaveDraft {
  return async (actor, { floor: id, wish, version }) => {
    const store = stores.forTenant(actor.tenant);
    const known = await readDraft(store, id);
    if (!known) return refused({ code: 'not-found', what: 'floor' });
    const { siteId } = known.draft.body.floor;
    const { plan, ...rest } = wish;
    const floor: Floor = { id, siteId, ...rest, ...(plan ? { plan } : {}) };
    const flaws = flawsOf(floor);
    if (flaws.length > 0) return refused({ code: 'floor-has-flaws', flaws });
    const item = draftItem(floor, known.draft.body.revision + 1);
    const result = await store.commit(configScope, [{ kind: 'replace', item, ifMatch: version }]);
    if (!result.ok) return refused({ code: 'changed-meanwhile' });
    const saved = await readDraft(store, id);
    return saved ? granted(saved.view) : refused({ code: 'not-found', what: 'floor' });
  };
}
