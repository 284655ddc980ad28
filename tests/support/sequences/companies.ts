import type { UseCases } from '../../../api/src/application/use-cases.ts';
import { floorId, type TenantId, tenantId } from '../../../api/src/domain/ids.ts';
import type { Actor } from '../../../api/src/domain/person.ts';
import { seatIdOn } from '../../../api/src/domain/seat.ts';
import { type Client, clientWith } from '../client.ts';
import { identityOf, signedIn } from '../signed-in.ts';
import { aKey, anActor, given, zone } from '../world.ts';
import { type FloorName, floors, people, seatsOf, type Who } from './deeds.ts';

/** A floor as the service calls it, and the draft's version that was heard last. */
export type KnownFloor = { readonly id: string; version: string };

/** Two fresh companies of a running service: who acts there, and what its things are called. */
export type Companies = {
  readonly clients: ReadonlyMap<Who, Client>;
  readonly floors: ReadonlyMap<FloorName, KnownFloor>;
  readonly seatIds: ReadonlyMap<string, string>;
  /** When the first day of a sequence begins, as epoch milliseconds. */
  readonly firstDay: number;
};

type World = { readonly useCases: UseCases };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Tokyo has had no other offset since 1951. */
const tokyoMs = 9 * hourMs;
/** No run gets past midnight into a day that it books. */
const firstDayAhead = 3;

let made = 0;

/** Makes them in the store of a service that answers at `url`; every person is signed in. */
export async function twoCompanies(world: World, url: string): Promise<Companies> {
  made += 1;
  const first = tenantId(`first-${made}`);
  const second = tenantId(`second-${made}`);
  const tenantOf = (name: Who) => (name === 'dan' || name === 'chief' ? second : first);
  const clients = new Map<Who, Client>([['nobody', clientWith({ url }, '')]]);
  for (const who of people) {
    const roles = who === 'boss' || who === 'chief' ? (['system-administrator'] as const) : [];
    const actor = anActor(who, tenantOf(who), [...roles, 'general']);
    await world.useCases.recordPerson(identityOf(actor));
    clients.set(who, clientWith({ url }, `__Host-sekitori=${await signedIn(world, actor)}`));
  }
  const known = new Map<FloorName, KnownFloor>();
  const seatIds = new Map([['nowhere.1', seatIdOn(floorId('nowhere'), '1')]]);
  const sites = new Map([
    [first, await aSite(world, first)],
    [second, await aSite(world, second)],
  ]);
  for (const name of floors) {
    const tenant = name === 'far' ? second : first;
    const site = sites.get(tenant);
    if (!site) throw new Error('Every company has a site');
    known.set(name, await aKnownFloor(world, { name, tenant, site, seatIds }));
  }
  const today = Math.floor((Date.now() + tokyoMs) / dayMs);
  const firstDay = (today + firstDayAhead) * dayMs - tokyoMs;
  return { clients, floors: known, seatIds, firstDay };
}

const administratorOf = (tenant: TenantId): Actor =>
  anActor('boss', tenant, ['system-administrator', 'general']);

async function aSite({ useCases }: World, tenant: TenantId) {
  const wish = { key: aKey(), name: 'Tokyo', timeZone: zone('Asia/Tokyo') };
  return given(await useCases.createSite(administratorOf(tenant), wish)).id;
}

async function aKnownFloor(
  { useCases }: World,
  {
    name,
    tenant,
    site,
    seatIds,
  }: {
    readonly name: FloorName;
    readonly tenant: TenantId;
    readonly site: Awaited<ReturnType<typeof aSite>>;
    readonly seatIds: Map<string, string>;
  },
): Promise<KnownFloor> {
  const boss = administratorOf(tenant);
  const { floor, version } = given(await useCases.createFloor(boss, { key: aKey(), site, name }));
  const { id } = floor;
  const seats = seatsOf[name].map((seat, at) => ({
    id: seatIdOn(id, seat.slice(name.length + 1)),
    ...seatNamed(seat, at),
  }));
  for (const seat of seats) seatIds.set(seat.name, seat.id);
  const wish = { name, zones: [], seats, plan: undefined };
  const saved = given(await useCases.saveDraft(boss, { floor: id, wish, version }));
  if (name === 'attic') return { id, version: saved.version };
  const asked = { floor: id, version: saved.version, bookings: 'refuse' } as const;
  return { id, version: given(await useCases.publishFloor(boss, asked)).version };
}

/** All of a seat but its id. */
export const seatNamed = (name: string, at: number) => ({
  name,
  x: 100 * (at + 1),
  y: 100,
  turn: 0,
  equipment: [],
  ...(name === 'west.closed' ? { closedBecause: 'painted' } : {}),
});
