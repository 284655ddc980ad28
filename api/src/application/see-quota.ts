import { rulesForGroups } from '../domain/group-rules.ts';
import type { FloorId } from '../domain/ids.ts';
import type { SettingLevel } from '../domain/inherited-settings.ts';
import { floorRulesOn } from '../domain/operation.ts';
import type { Actor } from '../domain/person.ts';
import { type QuotaUse, quotaUse } from '../domain/quota.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { type Workday, workdayAt } from '../domain/workday.ts';
import { readCountedDays } from './counted-bookings.ts';
import { readPersonItem } from './directory.ts';
import { readOperatingFloor } from './operating-floor.ts';
import type { Clock } from './ports.ts';
import type { Stores } from './store.ts';

type World = { readonly stores: Stores; readonly clock: Clock };

/** How much of a quota is used, where it was set, and the RSI group whose rule it is, where it is one's. */
export type QuotaSeen = QuotaUse & { readonly setAt: SettingLevel; readonly group?: string };

/**
 * How much of each of the actor's quotas on a floor is used around a workday, today where none is named
 * (B4). Refusals: not-found. One read for each day of the week or month that a quota asks about.
 */
export type SeeQuota = (
  actor: Actor,
  asked: { readonly floor: FloorId; readonly workday?: Workday | undefined },
) => Promise<Decided<QuotaSeen[]>>;

export function seeQuotaWith({ stores, clock }: World): SeeQuota {
  return async ({ tenant, person }, { floor, workday: wanted }) => {
    const store = stores.forTenant(tenant);
    const [on, item] = await Promise.all([
      readOperatingFloor(store, floor),
      readPersonItem(store, person),
    ]);
    if (!on) return refused({ code: 'not-found', what: 'floor' });
    const workday = wanted ?? workdayAt(clock.now(), on.site);
    const general = floorRulesOn(on.operation, workday);
    const { rules, groups } = rulesForGroups(general, item?.body.groups ?? []);
    const { quota } = rules.settings;
    const known = new Map();
    const counted = await readCountedDays(store, { person, workday, quotas: [quota], known });
    const setAt = rules.from.quota;
    return granted(
      quotaUse(quota, workday, counted).map((use) => {
        const group = groups.quota?.[use.span];
        return { ...use, setAt, ...(group === undefined ? {} : { group }) };
      }),
    );
  };
}
