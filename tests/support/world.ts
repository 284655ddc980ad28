import { nationalHolidays } from '../../api/src/adapters/holidays/national-holidays.ts';
import { sharpPictures } from '../../api/src/adapters/images/sharp-pictures.ts';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { randomIds } from '../../api/src/adapters/system/random-ids.ts';
import { offTheRecord } from '../../api/src/application/audit/off-the-record.ts';
import { documentForms } from '../../api/src/application/document-forms.ts';
import type { Background, Clock, Rsi, RsiIdentity } from '../../api/src/application/ports.ts';
import { noEntra } from '../../api/src/application/sign-in-with-teams.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { useCasesOver, type World } from '../../api/src/application/use-cases.ts';
import { versionedStores } from '../../api/src/application/versioned-stores.ts';
import { personId, tenantId, zoneId } from '../../api/src/domain/ids.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { roles } from '../../api/src/domain/roles.ts';
import { seatIdOn } from '../../api/src/domain/seat.ts';
import {
  clockTime,
  parseTimeZone,
  parseWorkday,
  type SiteClock,
} from '../../api/src/domain/workday.ts';
import { onceOnlyIds } from './once-only-ids.ts';
import { loyalRsi } from './rsi.ts';
import { openSecrets } from './secrets.ts';

/** A clock that stands still until it is moved. */
export type TestClock = Clock & { set(instant: number): void; advance(ms: number): void };

export function aClock(at: string): TestClock {
  let now = Date.parse(at);
  return {
    now: () => now,
    set: (instant) => {
      now = instant;
    },
    advance: (ms) => {
      now += ms;
    },
  };
}

/** The use cases over a SQLite store in memory, as strict about ids as any, and a clock that stands still. */
export async function aWorld(at = '2026-10-05T09:00:00+09:00', rsi: Rsi = loyalRsi) {
  const clock = aClock(at);
  return aWorldOver(await openSqliteStores(':memory:', clock), clock, rsi);
}

/** The use cases over any store. */
export function aWorldOver(raw: Stores, clock: TestClock, rsi: Rsi = loyalRsi) {
  const versioned = versionedStores(onceOnlyIds(raw), documentForms);
  const { background, settled } = unhurried();
  // What goes on beside answers is over before its store is.
  const stores = { ...versioned, close: () => settled().then(() => versioned.close()) };
  const world: World = {
    stores,
    clock,
    ids: randomIds,
    rsi,
    secrets: openSecrets,
    background,
    questions: new Map(),
    operations: offTheRecord,
    entra: noEntra,
    pictures: sharpPictures,
    holidays: nationalHolidays,
  };
  return { ...world, raw, clock, settled, useCases: useCasesOver(world) };
}

/**
 * Work beside an answer begins at once, and pauses are over at the next turn of the event loop. `settled`
 * waits for all that has begun.
 */
function unhurried() {
  const underWay = new Set<Promise<void>>();
  const background: Background = {
    run: (work) => {
      const running = work().finally(() => underWay.delete(running));
      underWay.add(running);
    },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  };
  return { background, settled: () => Promise.all(underWay) };
}

export type TestWorld = Awaited<ReturnType<typeof aWorld>>;
type WithUseCases = Pick<TestWorld, 'useCases'>;

export const midori = tenantId('midori');
export const contoso = tenantId('contoso');

export function anActor(name: string, tenant = midori, held: Actor['roles'] = ['general']): Actor {
  return { tenant, person: personId(name), roles: held };
}

export const anAdministrator = (tenant = midori) => anActor('admin', tenant, roles);

/** Puts people on record as a login would. */
export async function knownPeople(world: WithUseCases, ...actors: readonly Actor[]): Promise<void> {
  for (const actor of actors) await world.useCases.recordPerson(identityOf(actor, []));
}

/** Somebody whom RSI says to be in these groups. */
export async function knownInGroups(
  world: WithUseCases,
  actor: Actor,
  groups: readonly string[],
): Promise<void> {
  await world.useCases.recordPerson(identityOf(actor, groups));
}

const identityOf = ({ tenant, person }: Actor, groups: readonly string[]): RsiIdentity => ({
  tenant,
  tenantName: tenant,
  person,
  name: `${person} さん`,
  mail: `${person}@${tenant}.example`,
  groups,
  isCompanyAdministrator: false,
  isEntitled: true,
});

let keys = 0;
/** A fresh idempotency key. */
export function aKey(): string {
  keys += 1;
  return `key-${String(keys).padStart(8, '0')}`;
}

export function given<Value>(
  decided: { ok: true; value: Value } | { ok: false; refusal: unknown },
) {
  if (!decided.ok) throw new Error(`Refused: ${JSON.stringify(decided.refusal)}`);
  return decided.value;
}

/** A published floor of seats in a row, named S-1, S-2, …; the third and later in zone "back". */
export async function aFloor(
  world: WithUseCases,
  {
    tenant = midori,
    seats = 4,
    timeZone = 'Asia/Tokyo',
    dayStartsAt = '00:00',
    name = '12F',
  }: {
    tenant?: Actor['tenant'];
    seats?: number;
    timeZone?: string;
    dayStartsAt?: string;
    name?: string;
  } = {},
) {
  const admin = anAdministrator(tenant);
  const zone = parseTimeZone(timeZone);
  if (!zone) throw new Error(`No zone ${timeZone}`);
  const { useCases } = world;
  const site = given(
    await useCases.createSite(admin, {
      key: aKey(),
      name: '品川',
      timeZone: zone,
      dayStartsAt: clockTime(dayStartsAt),
    }),
  );
  const draft = given(await useCases.createFloor(admin, { key: aKey(), site: site.id, name }));
  const back = { id: zoneId('back'), name: '奥', x: 250, y: 0, width: 1000, height: 200 };
  const placed = Array.from({ length: seats }, (_, at) => ({
    id: seatIdOn(draft.floor.id, `s${at + 1}`),
    name: `S-${at + 1}`,
    x: 100 * (at + 1),
    y: 100,
    turn: 0,
    equipment: [],
    ...(at >= 2 ? { zoneId: back.id } : {}),
  }));
  const wish = { name, zones: [back], seats: placed, plan: undefined };
  const saved = given(
    await useCases.saveDraft(admin, { floor: draft.floor.id, wish, version: draft.version }),
  );
  const published = given(
    await useCases.publishFloor(admin, {
      floor: draft.floor.id,
      version: saved.version,
      bookings: 'refuse',
    }),
  );
  return {
    ...published,
    seats: placed.map((seat) => seat.id),
    seat: placed[0]?.id ?? seatIdOn(draft.floor.id, 's1'),
  };
}

export const workday = (text: string) => {
  const parsed = parseWorkday(text);
  if (!parsed) throw new Error(`No workday ${text}`);
  return parsed;
};
export const zone = (name: string) => {
  const parsed = parseTimeZone(name);
  if (!parsed) throw new Error(`No zone ${name}`);
  return parsed;
};
/** How a site in this zone counts its days; from midnight where nothing else is said. */
export const siteClock = (name: string, dayStartsAt = '00:00'): SiteClock => ({
  timeZone: zone(name),
  dayStartsAt: clockTime(dayStartsAt),
});
export const at = (text: string) => Date.parse(text);
export const between = (from: string, to: string) => ({ start: at(from), end: at(to) });
