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

/** A person's guards of every day that shares an instant with a period; one read for each. */
async function guardsIn(
  store: TenantStore,
  person: PersonId,
  period: Period,
): Promise<readonly GuardBody[]> {
  const guards = await Promise.all(
    workdaysAnywhereIn(period).map((day) =>
      store.read<GuardBody>(dayScope(day), personGuardId(person)),
    ),
  );
  return guards.flatMap((guard) => (guard ? [guard.body] : []));
}

const earliestFirst = (claims: readonly Claim[], period: Period): Claim[] =>
  claims
    .filter((claim) => overlaps(claim.period, period))
    .sort((a, b) => a.period.start - b.period.start);

/** What a person holds that shares an instant with a period, the earliest first; one read for each day. */
export async function claimsOf(
  store: TenantStore,
  person: PersonId,
  period: Period,
): Promise<Claim[]> {
  const guards = await guardsIn(store, person, period);
  return earliestFirst(
    guards.flatMap(({ claims }) => claims),
    period,
  );
}

/** The same, and what lapsed and can be taken again at an instant (C6). */
export async function claimsWithin(
  store: TenantStore,
  person: PersonId,
  { period, now }: { readonly period: Period; readonly now: number },
): Promise<Claim[]> {
  const guards = await guardsIn(store, person, period);
  const lapsed = guards
    .flatMap(({ spent = [] }) => spent)
    .filter(({ retakeUntil = 0 }) => now < retakeUntil);
  return earliestFirst([...guards.flatMap(({ claims }) => claims), ...lapsed], period);
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
