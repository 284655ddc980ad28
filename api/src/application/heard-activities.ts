import type { TenantId } from '../domain/ids.ts';
import type { Versioned } from './documents.ts';
import type { Clock, Ids } from './ports.ts';
import type { Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/** One activity of Teams, as its channel numbers it. */
export type NamedActivity = {
  readonly conversation: string;
  readonly type: string;
  readonly id: string;
};

type HeardBody = Versioned<{ readonly heardAt: number }>;

const dayMs = 24 * 60 * 60 * 1000;
const rememberedSeconds = (2 * dayMs) / 1000;

/**
 * Takes note of an activity before anything is done for it: false where it was heard within the last
 * 24 hours, by whatever process, so that what Teams delivers twice is done once. What is noted is gone
 * after two days. A read and a commit.
 */
export type HearActivity = (tenant: TenantId, activity: NamedActivity) => Promise<boolean>;

export function hearActivityWith({ stores, clock, ids }: World): HearActivity {
  return async (tenant, { conversation, type, id }) => {
    const store = stores.forTenant(tenant);
    const now = clock.now();
    const placeOn = (day: number) => {
      // The day is part of the id: one that had a life span is never used again.
      const heard = ids.derived('heard-activity', conversation, type, id, String(day));
      return { scope: `heard:${heard.slice(0, 2)}`, id: `heard:${heard}` };
    };
    const today = placeOn(Math.floor(now / dayMs));
    const yesterday = placeOn(Math.floor(now / dayMs) - 1);
    const before = await store.read<HeardBody>(yesterday.scope, yesterday.id);
    if (before && now - before.body.heardAt < dayMs) return false;
    const body: HeardBody = { v: 1, heardAt: now };
    const item = { id: today.id, type: 'heard-activity', ttlSeconds: rememberedSeconds, body };
    const noted = await store.commit(today.scope, [{ kind: 'create', item }]);
    return noted.ok;
  };
}
