import { usualLeaverGraceDays } from '../domain/leaver-grace.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import type { Versioned } from './documents.ts';
import type { Clock } from './ports.ts';
import { configScope } from './scopes.ts';
import type { Item, Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock };

/** What a tenant decided about its people. */
export type PeopleSettings = { readonly leaverGraceDays: number };

type PeopleSettingsBody = Versioned<
  PeopleSettings & { readonly changedBy: Actor['person']; readonly changedAt: number }
>;

const id = 'people-settings';
/** The version of settings that nobody changed yet. */
const untouched = 'untouched';

const readItem = (store: TenantStore) => store.read<PeopleSettingsBody>(configScope, id);

/** What holds in a tenant: the usual where nobody decided. One read. */
export async function readPeopleSettings(store: TenantStore): Promise<PeopleSettings> {
  return viewOf(await readItem(store)).settings;
}

export type VersionedPeopleSettings = {
  readonly settings: PeopleSettings;
  readonly version: string;
};

const viewOf = (item: Item<PeopleSettingsBody> | undefined): VersionedPeopleSettings => ({
  settings: { leaverGraceDays: item?.body.leaverGraceDays ?? usualLeaverGraceDays },
  version: item?.etag ?? untouched,
});

export type SeePeopleSettings = (actor: Actor) => Promise<VersionedPeopleSettings>;

export const seePeopleSettingsWith =
  ({ stores }: Pick<World, 'stores'>): SeePeopleSettings =>
  async (actor) =>
    viewOf(await readItem(stores.forTenant(actor.tenant)));

/** Decides them anew; whoever is a leaver already is treated by the new ones. Refusals: changed-meanwhile. */
export type ChangePeopleSettings = (
  actor: Actor,
  asked: { readonly settings: PeopleSettings; readonly version: string },
) => Promise<Decided<VersionedPeopleSettings>>;

export function changePeopleSettingsWith({ stores, clock }: World): ChangePeopleSettings {
  return async (actor, { settings, version }) => {
    const body: PeopleSettingsBody = {
      v: 1,
      ...settings,
      changedBy: actor.person,
      changedAt: clock.now(),
    };
    const item = { id, type: 'people-settings', body };
    const stored = await stores
      .forTenant(actor.tenant)
      .commit(configScope, [
        version === untouched
          ? { kind: 'create', item }
          : { kind: 'replace', item, ifMatch: version },
      ]);
    const etag = stored.ok ? stored.etags[0] : undefined;
    return etag === undefined
      ? refused({ code: 'changed-meanwhile' })
      : granted({ settings, version: etag });
  };
}
