import type { Floor } from '../domain/floor.ts';
import type { FloorId, PersonId, SiteId } from '../domain/ids.ts';
import { asSeenBy, type Person, type PersonSeen } from '../domain/person.ts';
import type { Site } from '../domain/site.ts';
import { type FloorBody, type PersonBody, type SiteBody, unversioned } from './documents.ts';
import { configScope, peopleScope } from './scopes.ts';
import { allOf, type TenantStore } from './store.ts';

export type PublishedFloor = { readonly floor: Floor; readonly site: Site };

/** A floor as people see it, with its site; undefined where it is not published. Two reads. */
export async function readFloor(
  store: TenantStore,
  floor: FloorId,
): Promise<PublishedFloor | undefined> {
  const item = await readPublished(store, floor);
  if (!item) return undefined;
  return { floor: item.body.floor, site: await readSite(store, item.body.floor.siteId) };
}

export const readPublished = (store: TenantStore, floor: FloorId) =>
  store.read<FloorBody>(configScope, `floor:${floor}`);

/** The site of a floor; a floor without one is a fault, not a refusal. */
export async function readSite(store: TenantStore, site: SiteId): Promise<Site> {
  const item = await store.read<SiteBody>(configScope, `site:${site}`);
  if (!item) throw new Error(`A floor stands on a site that is not there: ${site}`);
  return unversioned(item.body);
}

export async function readSites(store: TenantStore): Promise<Site[]> {
  const items = await allOf<SiteBody>(store, configScope, { type: 'site', key: 'k1' });
  return items.map((item) => unversioned(item.body));
}

export async function readPerson(
  store: TenantStore,
  person: PersonId,
): Promise<Person | undefined> {
  const item = await readPersonItem(store, person);
  return item && unversioned(item.body);
}

export const readPersonItem = (store: TenantStore, person: PersonId) =>
  store.read<PersonBody>(peopleScope, `person:${person}`);

/** How these people's names may be shown to a viewer; one read each. */
export async function readSeen(
  store: TenantStore,
  people: readonly PersonId[],
  viewer: PersonId | 'a-channel',
): Promise<(person: PersonId) => PersonSeen> {
  const distinct = [...new Set(people)];
  const known = await Promise.all(distinct.map((person) => readPerson(store, person)));
  const seen = new Map(distinct.map((person, at) => [person, asSeenBy(known[at], viewer)]));
  return (person) => seen.get(person);
}
