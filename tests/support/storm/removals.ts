import { setTimeout as pause } from 'node:timers/promises';
import { isLive } from '../../../api/src/domain/booking.ts';
import type { BookingId, FloorId, SeatId } from '../../../api/src/domain/ids.ts';
import type { Decided } from '../../../api/src/domain/refusal.ts';
import type { Random } from '../random.ts';
import { aFloor, given } from '../world.ts';
import { type Deed, type Desk, type Outcome, wantedBy } from './deeds.ts';
import { contradictionsIn, readStoredDay, type StoredDay } from './stored-truth.ts';
import { halfHours, periodOn, type StormWorld } from './storm-world.ts';

/** What an administrator does to a floor while people book it. */
export type Removal = 'delete-floor' | 'remove-seats';

export type RemovalGround = {
  readonly world: StormWorld;
  readonly desk: Desk;
  readonly random: Random;
};

const seatsOfFloor = 8;
const seatsKept = 2;
const movers = 4;
/** The administrator begins at some moment amid the bookings. */
const longestPauseMs = 40;

/** A floor that is about to lose seats, and what takes them away, through this process. */
type Doomed = {
  readonly floor: FloorId;
  readonly seats: readonly SeatId[];
  readonly kept: ReadonlySet<SeatId>;
  remove(): Promise<Decided<unknown>>;
};

/**
 * People book the seats of a fresh floor, and some move there from another one, while an
 * administrator takes seats away. Afterwards nobody may hold a seat that is gone, and whoever was
 * told of one and lost it has the event that tells them. Each round has a half hour of its own.
 */
export async function removeAmidBookings(
  ground: RemovalGround,
  { round, removal }: { readonly round: number; readonly removal: Removal },
): Promise<{ readonly flaws: readonly string[]; readonly lost: number }> {
  const { world, desk, random } = ground;
  const workday = world.days[Math.floor(round / halfHours) % world.days.length];
  if (!workday) throw new Error('No day to book');
  const on = { workday, period: periodOn(workday, { from: round % halfHours, halfHours: 1 }) };
  const doomed = await doomedFloor(world, removal);
  const deeds = world.people.map(({ actor }, at): Deed => {
    const key = `removal-${random.seed}-${round}-${actor.person}`;
    const seat = at < movers ? world.seats[at] : random.pick(doomed.seats);
    if (!seat) throw new Error('Fewer seats than people who move');
    return { do: 'book', key, wanted: wantedBy(actor, key, { ...on, seat }) };
  });
  const held = await Promise.all(deeds.slice(0, movers).map(desk));
  const moves = deeds.slice(0, movers).flatMap((deed): Deed[] => {
    if (deed.do !== 'book') return [];
    const to = random.pick(doomed.seats);
    return [{ do: 'move', held: deed.wanted, to, key: `${deed.key}-to` }];
  });
  const [removed, ...heard] = await Promise.all([
    removeSoon(ground, doomed),
    ...[...deeds.slice(movers), ...moves].map(desk),
  ]);
  const day = await readStoredDay(world.stores.forTenant(world.tenant), workday);
  const told = [...held, ...heard].flatMap((one) => (one.is === 'done' ? [one.booking] : []));
  return {
    flaws: [
      ...removed,
      ...heard.flatMap(unexpected),
      ...contradictionsIn(day),
      ...orphansOf(day, doomed),
      ...untold(day, told),
    ],
    lost: day.events.filter(({ by, booking }) => by === 'floor-removed' && told.includes(booking))
      .length,
  };
}

let floors = 0;

async function doomedFloor(world: StormWorld, removal: Removal): Promise<Doomed> {
  const { useCases, admin, tenant } = world;
  floors += 1;
  const made = await aFloor(world, { tenant, seats: seatsOfFloor, name: `doomed ${floors}` });
  const floor = made.floor.id;
  const { seats } = made;
  if (removal === 'delete-floor') {
    const asked = { floor, version: made.version, bookings: 'cancel' } as const;
    const remove = () => useCases.deleteFloor(admin.actor, asked);
    return { floor, seats, kept: new Set(), remove };
  }
  const { name, zones } = made.floor;
  const left = made.floor.seats.slice(0, seatsKept);
  const wish = { name, zones, seats: left, plan: undefined };
  const saved = given(
    await useCases.saveDraft(admin.actor, { floor, wish, version: made.version }),
  );
  const asked = { floor, version: saved.version, bookings: 'cancel' } as const;
  const remove = () => useCases.publishFloor(admin.actor, asked);
  return { floor, seats, kept: new Set(left.map((seat) => seat.id)), remove };
}

async function removeSoon({ random }: RemovalGround, doomed: Doomed): Promise<string[]> {
  await pause(random.below(longestPauseMs));
  const removed = await doomed.remove();
  return removed.ok ? [] : [`the administrator was refused: ${removed.refusal.code}`];
}

const refusals = ['seat-taken', 'already-booked', 'not-found'];

function unexpected(outcome: Outcome): string[] {
  const isExpected =
    outcome.is === 'done' || (outcome.is === 'refused' && refusals.includes(outcome.code));
  return isExpected ? [] : [`somebody heard ${JSON.stringify(outcome)}`];
}

function orphansOf({ bookings }: StoredDay, { floor, kept }: Doomed): string[] {
  return bookings
    .filter((booking) => isLive(booking) && booking.floor === floor && !kept.has(booking.seat))
    .map((booking) => `orphan: ${booking.id} holds a seat that is gone`);
}

/** Who was told to have a booking has it still, or the event of its removal. */
function untold({ bookings, events }: StoredDay, told: readonly BookingId[]): string[] {
  const live = new Set(bookings.filter(isLive).map((booking) => booking.id));
  const removed = new Set(
    events.flatMap((event) => (event.by === 'floor-removed' ? [event.booking] : [])),
  );
  return told
    .filter((id) => !live.has(id) && !removed.has(id))
    .map((id) => `lost: ${id} was told and is gone without a word`);
}
