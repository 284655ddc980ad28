import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BookingBody } from '../../../api/src/application/documents.ts';
import { dayScope } from '../../../api/src/application/scopes.ts';
import { allOf } from '../../../api/src/application/store.ts';
import { isLive } from '../../../api/src/domain/booking.ts';
import type { Random } from '../random.ts';
import { type Child, startChild } from '../storm/child.ts';
import { type StoreFlaw, settingsAsEnvironment } from '../storm/process-settings.ts';
import type { SharedStore } from '../storm/shared-store.ts';
import { newDataDir } from '../storm/store-place.ts';
import { readStoredDay } from '../storm/stored-truth.ts';
import { halfHours, makeStormWorld, periodOn, type StormWorld } from '../storm/storm-world.ts';
import type { Verdict } from '../storm/verdict.ts';
import { given } from '../world.ts';
import { type PostLine, readPosts } from './posts-file.ts';
import type { WorkerAsked } from './worker-process.ts';

const channels = ['channel-1', 'channel-2'];
/** A lease of 15 seconds runs out after one and a half. */
const hurryTimes = 10;
const mostPosts = 5;
const latestKillMs = 1_500;
const usualHealMs = 60_000;

export type PostKills = {
  readonly store: SharedStore;
  readonly random: Random;
  readonly kills: number;
  /** What is wrong with the posting; the loop must then find somebody who was not told. */
  readonly flaw?: StoreFlaw;
  readonly longestHealMs?: number;
};

/**
 * Two workers, of which one has the lease, tell channels of bookings that are made and cancelled all
 * the time. Again and again one is killed: right after a post that it has not recorded yet, or at any
 * moment. Afterwards every channel must have been told of every booking, and repeats must be as rare as
 * kills between a post and its record, each under the key of the first.
 */
export async function killAmidPosts(loop: PostKills): Promise<Verdict> {
  const { store, random, kills, flaw } = loop;
  const folder = newDataDir();
  const postsFile = join(folder.dataDir, 'posts');
  const worker = { postsFile, hurry: { since: Date.now(), times: hurryTimes } };
  const entry = new URL('worker-process.ts', import.meta.url);
  const settings = { place: store.place, worker, ...(flaw ? { flaw } : {}) };
  const start = () => startChild(entry, settingsAsEnvironment(settings));
  const world = await makeStormWorld(store, { name: 'posts', people: 4, seats: 4, days: 12 });
  await followAll(world);
  let workers: readonly Child[] = await Promise.all([start(), start()]);
  const killed = { 'after-post': 0, 'at-random': 0, between: 0 };
  for (let round = 0; round < kills; round += 1) {
    const way = round > 0 && random.oneIn(3) ? 'at-random' : 'after-post';
    const dead = killOne(workers, { way, random });
    await bookAndCancel(world, { round, random });
    const { victim, reallyBy } = await dead;
    killed[reallyBy] += 1;
    if (await diedBetween(world, postsFile, victim)) killed.between += 1;
    workers = [...workers.filter((one) => one !== victim), await start()];
  }
  const untold = await whatIsUntold(world, postsFile, loop.longestHealMs ?? usualHealMs);
  await Promise.all(workers.map((one) => one.kill()));
  await world.stopEntitling();
  await world.stores.close();
  const posts = readPosts(postsFile).filter(({ did }) => did === 'post');
  folder.remove();
  const repeats = posts.length - new Set(posts.map(({ key }) => key)).size;
  return {
    flaws: [...untold, ...moreThan(killed.between, repeats), ...strayKeys(posts)],
    figures: { kills, ...killed, posts: posts.length, repeats },
  };
}

async function followAll({ useCases, admin, floor }: StormWorld): Promise<void> {
  for (const conversation of channels) {
    const reference = { conversation, place: 'team-1', details: {} };
    given(await useCases.followFloor(admin.actor, { floor, reference, language: 'ja' }));
  }
}

type Way = 'after-post' | 'at-random';

/** Only the holder of the lease posts, and so reaches the point; the other is told to live on. */
async function killOne(
  workers: readonly Child[],
  { way, random }: { readonly way: Way; readonly random: Random },
): Promise<{ readonly victim: Child; readonly reallyBy: Way }> {
  const ends = workers.map(async (victim) => {
    await once(victim.process, 'exit');
    return victim;
  });
  if (way === 'at-random') {
    await pause(random.below(latestKillMs));
    const victim = random.pick(workers);
    await victim.kill();
    return { victim, reallyBy: way };
  }
  const tell = (asked: WorkerAsked) => {
    for (const { process } of workers) process.send(asked, () => undefined);
  };
  tell({ dieAfterPosts: 1 + random.below(mostPosts) });
  const victim = await Promise.race([...ends, pause(usualHealMs)]);
  if (!victim) throw new Error('No worker posted anything');
  tell({ dieAfterPosts: 'never' });
  return { victim, reallyBy: way };
}

/** Each round has half hours of its own: everybody gets a seat, and one gives it back. */
async function bookAndCancel(
  { useCases, people, seats, days }: StormWorld,
  { round, random }: { readonly round: number; readonly random: Random },
): Promise<void> {
  const workday = days[Math.floor(round / halfHours) % days.length];
  if (!workday) throw new Error('No day to book');
  const period = periodOn(workday, { from: round % halfHours, halfHours: 1 });
  const made = await Promise.all(
    people.map(async ({ actor }, at) => {
      const seat = seats[at];
      if (!seat) throw new Error('Fewer seats than people');
      const key = `posts-${random.seed}-${round}-${actor.person}`;
      return { actor, ...given(await useCases.bookSeat(actor, { seat, period, key })) };
    }),
  );
  const { actor, booking } = random.pick(made);
  given(await useCases.cancelBooking(actor, booking.id));
}

/** Whether the last thing a process did was a post that nobody recorded. */
async function diedBetween(world: StormWorld, postsFile: string, victim: Child): Promise<boolean> {
  const last = readPosts(postsFile).findLast(({ by }) => by === victim.process.pid);
  if (last?.did !== 'post') return false;
  return !(await recordsOf(world)).has(last.key);
}

/** What each recorded post shows, by its key. */
async function recordsOf({ stores, tenant, days }: StormWorld): Promise<Map<string, string>> {
  const store = stores.forTenant(tenant);
  const items = await Promise.all(
    days.map((day) =>
      allOf<{ key: string; shows: string }>(store, dayScope(day), { type: 'post', key: 'k1' }),
    ),
  );
  return new Map(items.flat().map(({ body }) => [body.key, body.shows]));
}

/** Waits until everything has been told, or long enough; answers what has not. */
async function whatIsUntold(
  world: StormWorld,
  postsFile: string,
  longestHealMs: number,
): Promise<string[]> {
  const deadline = performance.now() + longestHealMs;
  for (;;) {
    const untold = await untoldNow(world, readPosts(postsFile));
    if (untold.length === 0 || performance.now() > deadline) return untold;
    await pause(200);
  }
}

async function untoldNow(world: StormWorld, posts: readonly PostLine[]): Promise<string[]> {
  const store = world.stores.forTenant(world.tenant);
  const days = await Promise.all(world.days.map((day) => readStoredDay(store, day)));
  const recorded = await recordsOf(world);
  return days
    .flatMap(({ bookings }) => bookings)
    .flatMap((booking) =>
      channels.flatMap((channel) => untoldTo({ booking, channel, posts, recorded })),
    );
}

/**
 * A live booking has a post. One that has ended has none, or one that says so; but a post that was
 * never recorded, of a booking that ended before the next worker came, stays as it is.
 */
function untoldTo(about: {
  readonly booking: BookingBody;
  readonly channel: string;
  readonly posts: readonly PostLine[];
  readonly recorded: ReadonlyMap<string, string>;
}): string[] {
  const { booking, channel, posts, recorded } = about;
  const told = posts.filter((post) => post.booking === booking.id && post.channel === channel);
  const last = told.at(-1);
  const isRecorded = last !== undefined && recorded.has(last.key);
  if (!isLive(booking) && !isRecorded) return [];
  return isRecorded && last.state === booking.state
    ? []
    : [`${channel} was not told that ${booking.id} is ${booking.state}`];
}

const moreThan = (between: number, repeats: number) =>
  repeats > between ? [`${repeats} repeated posts after ${between} kills between`] : [];

/** One key for each booking and channel, so that a repeat is recognised. */
function strayKeys(posts: readonly PostLine[]): string[] {
  const keys = new Map<string, string>();
  return posts.flatMap(({ booking, channel, key }) => {
    const place = `${booking} in ${channel}`;
    const known = keys.get(place) ?? key;
    keys.set(place, known);
    return known === key ? [] : [`two keys for ${place}`];
  });
}
