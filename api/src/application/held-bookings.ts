import type { Claim } from '../domain/claim.ts';
import type { PersonId } from '../domain/ids.ts';
import { mostDaysAhead } from '../domain/operation-settings.ts';
import { overlaps, type Period } from '../domain/period.ts';
import {
  addDays,
  calendarOf,
  daysBetween,
  parseTimeZone,
  type Workday,
  workdayAt,
} from '../domain/workday.ts';
import type { GuardBody } from './documents.ts';
import { dayScope, personGuardId } from './scopes.ts';
import type { TenantStore } from './store.ts';

const dayMs = 86_400_000;
const utc = parseTimeZone('UTC');

/** Every date that a site in whatever zone may have during a period. */
function workdaysAnywhereIn(period: Period): Workday[] {
  if (!utc) throw new Error('No zone is called UTC');
  const first = addDays(workdayAt(period.start, calendarOf(utc)), -1);
  const last = addDays(workdayAt(period.end, calendarOf(utc)), 1);
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, day) => addDays(first, day));
}

/** From an instant on as far as anything can be booked. */
export const everythingFrom = (start: number): Period => ({
  start,
  end: start + (mostDaysAhead + 2) * dayMs,
});

/** What a person holds that shares an instant with a period, the earliest first; one read for each day. */
export async function claimsOf(
  store: TenantStore,
  person: PersonId,
  period: Period,
): Promise<Claim[]> {
  const days = workdaysAnywhereIn(period);
  const guards = await Promise.all(
    days.map((day) => store.read<GuardBody>(dayScope(day), personGuardId(person))),
  );
  return guards
    .flatMap((guard) => guard?.body.claims ?? [])
    .filter((claim) => overlaps(claim.period, period))
    .sort((a, b) => a.period.start - b.period.start);
}

const pageSize = 100;

/** Whoever holds anything that shares an instant with a period, each once; a query for each day. */
export async function* holdersIn(store: TenantStore, period: Period): AsyncGenerator<PersonId> {
  const told = new Set<PersonId>();
  for (const workday of workdaysAnywhereIn(period)) {
    for await (const claim of claimsOn(store, workday)) {
      if (told.has(claim.person) || !overlaps(claim.period, period)) continue;
      told.add(claim.person);
      yield claim.person;
    }
  }
}

async function* claimsOn(store: TenantStore, workday: Workday): AsyncGenerator<Claim> {
  let cursor: string | undefined;
  do {
    const page = await store.query<GuardBody>(dayScope(workday), {
      type: 'person-guard',
      key: 'k1',
      limit: pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { body } of page.items) yield* body.claims;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
