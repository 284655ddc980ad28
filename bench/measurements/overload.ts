import { setTimeout as pause } from 'node:timers/promises';
import { type Figures, median, rounded } from '../figures.ts';
import { flood } from '../http/flood.ts';
import { type Server, startServer } from '../http/load.ts';
import { inTemporaryFolder } from '../in-temporary-folder.ts';

const rounds = 3;
const roundMs = 3_000;
/** The load is judged twice a second. */
const settleMs = 1_500;
const bookers = 8;
const dayMs = 86_400_000;

type Wish = { readonly cookie: string; readonly body: string };

/**
 * Bookings of eight people at a time, alone and while many connections keep asking for maps,
 * by a process that puts maps off and by one that does not. Goodput is what was booked under the
 * flood, against the round without it just before.
 */
export async function measureOverload(): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const connections of [50, 400]) {
    for (const limits of ['on', 'off']) {
      figures.push(await inTemporaryFolder((folder) => measured(folder, { connections, limits })));
    }
  }
  return figures;
}

async function measured(
  folder: string,
  { connections, limits }: { readonly connections: number; readonly limits: string },
): Promise<Figures> {
  const server = await startServer('./our-server.ts', [folder, '150', '150', limits]);
  const wishes = (await wishesFor(server)).values();
  const alone: number[] = [];
  const flooded: number[] = [];
  const shares: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await bookedWithin(server, wishes));
    const maps = flood(server, connections);
    await pause(settleMs);
    flooded.push(await bookedWithin(server, wishes));
    const { answered, putOff } = maps.stop();
    shares.push(putOff / (answered + putOff));
    await pause(settleMs);
  }
  server.process.kill();
  return {
    connections,
    'maps put off': limits,
    'booked/s alone': rounded(median(alone)),
    'booked/s flooded': rounded(median(flooded)),
    goodput: rounded(median(flooded.map((count, at) => count / (alone[at] ?? 1)))),
    'share of maps put off': rounded(median(shares)),
  };
}

/** Everybody their own seat on each of the days to come. */
async function wishesFor(server: Server): Promise<Wish[]> {
  const { pathname, searchParams, origin } = new URL(server.url);
  const cookies = (server.cookies ?? []).slice(1);
  const floor = await fetch(`${origin}${pathname.replace(/\/availability$/, '')}`, {
    headers: { cookie: cookies[0] ?? '' },
  });
  const { seats }: { seats: { id: string }[] } = await floor.json();
  const [from, to] = ['from', 'to'].map((name) => Date.parse(searchParams.get(name) ?? ''));
  const at = (instant = 0, day: number) => new Date(instant + day * dayMs).toISOString();
  return Array.from({ length: 12 }, (_, day) => day + 1).flatMap((day) =>
    cookies.map((cookie, person) => ({
      cookie,
      body: JSON.stringify({ seatId: seats[person]?.id, from: at(from, day), to: at(to, day) }),
    })),
  );
}

async function bookedWithin(server: Server, wishes: Iterator<Wish>): Promise<number> {
  const { origin } = new URL(server.url);
  const until = performance.now() + roundMs;
  let booked = 0;
  async function book(): Promise<void> {
    while (performance.now() < until) {
      const { value: wish, done } = wishes.next();
      if (done) throw new Error('There are too few wishes for so fast a server');
      const answer = await fetch(`${origin}/api/v1/bookings`, {
        method: 'POST',
        body: wish.body,
        headers: {
          cookie: wish.cookie,
          'content-type': 'application/json',
          'x-sekitori-request': '1',
          'idempotency-key': crypto.randomUUID(),
        },
      });
      if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
      await answer.body?.cancel();
      booked += 1;
    }
  }
  await Promise.all(Array.from({ length: bookers }, book));
  return (1000 * booked) / roundMs;
}
