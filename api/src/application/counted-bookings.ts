import type { PersonId } from '../domain/ids.ts';
import type { Quota } from '../domain/quota.ts';
import { daysCounted } from '../domain/quota.ts';
import { addDays, daysBetween, type Workday } from '../domain/workday.ts';
import type { GuardBody } from './documents.ts';
import { dayScope, personGuardId } from './scopes.ts';
import type { Item, TenantStore } from './store.ts';

/**
 * The workdays of a person's bookings that count in some quotas around a workday, each as often as they
 * have one (B4): those they hold, and those that were released or lapsed. One read for each day of the
 * week or month, but for the days that are known; as they stood a moment ago, so that mostly nothing is
 * read anew.
 */
export async function readCountedDays(
  store: TenantStore,
  of: {
    readonly person: PersonId;
    readonly workday: Workday;
    readonly quotas: readonly Quota[];
    readonly known: ReadonlyMap<Workday, Item<GuardBody> | undefined>;
  },
): Promise<Workday[]> {
  const { person, workday, quotas, known } = of;
  const span = daysCounted(quotas, workday);
  if (!span) return [];
  const length = daysBetween(span.first, span.last) + 1;
  const days = Array.from({ length }, (_, day) => addDays(span.first, day));
  const guards = await Promise.all(
    days.map((day) =>
      known.has(day)
        ? known.get(day)
        : store.read<GuardBody>(dayScope(day), personGuardId(person), 'lately'),
    ),
  );
  return guards.flatMap((guard, at) => {
    const { claims = [], spent = [] } = guard?.body ?? {};
    const day = days[at];
    return day ? [...claims, ...spent].map(() => day) : [];
  });
}
