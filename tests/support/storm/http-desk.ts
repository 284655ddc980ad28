import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { availabilityWire, bookingWire } from '../../../api/src/contract/booking-wire.ts';
import { bookingId, type SeatId, seatId } from '../../../api/src/domain/ids.ts';
import type { Period } from '../../../api/src/domain/period.ts';
import { type Answer, type Client, clientWith } from '../client.ts';
import type { Random } from '../random.ts';
import { actorOf, type Deed, type Desk, type Outcome } from './deeds.ts';
import type { StormWorld } from './storm-world.ts';

/** People in front of the processes of a service: each deed goes to whichever process chance picks. */
export function httpDesk(world: StormWorld, urls: readonly string[], random: Random): Desk {
  const cookies = new Map(
    [...world.people, world.admin].map(({ actor, cookie }) => [actor.person, cookie]),
  );
  return async (deed) => {
    const cookie = cookies.get(actorOf(deed).person) ?? '';
    const client = clientWith({ url: random.pick(urls) }, cookie);
    try {
      const answer = await patiently(() => ask(client, deed));
      return deed.do === 'look' ? seenIn(answer, deed.within) : outcomeOf(answer);
    } catch (error) {
      return { is: 'unknown', why: String(error) };
    }
  };
}

const iso = (instant: number) => new Date(instant).toISOString();

async function ask(client: Client, deed: Deed): Promise<Answer> {
  if (deed.do === 'look') return client.get(lookAt(deed));
  const { path, body, key } = requestOf(deed);
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  return client.send('POST', path, body, headers);
}

/** Whoever is asked to wait does, and asks again under the same key. */
async function patiently(request: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await request();
    if (answer.status !== 429) return answer;
    await pause(1000 * Number(answer.headers.get('retry-after') ?? 1));
  }
}

function requestOf(deed: Exclude<Deed, { do: 'look' }>) {
  if (deed.do === 'book') {
    const { seat, period } = deed.wanted;
    const body = { seatId: seat, from: iso(period.start), to: iso(period.end) };
    return { path: '/api/v1/bookings', body, key: deed.key };
  }
  const path = `/api/v1/bookings/${deed.held.booking}/${deed.do}`;
  return deed.do === 'move' ? { path, body: { seatId: deed.to }, key: deed.key } : { path };
}

function lookAt({ floor, within }: Extract<Deed, { do: 'look' }>): string {
  const query = new URLSearchParams({ from: iso(within.start), to: iso(within.end) });
  return `/api/v1/floors/${floor}/availability?${query}`;
}

const problem = z.object({
  code: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
});

function outcomeOf({ status, body }: Answer): Outcome {
  if (status < 300) return { is: 'done', booking: bookingId(bookingWire.parse(body).id) };
  if (status >= 500) return { is: 'unknown', why: `${status} ${JSON.stringify(body)}` };
  const { code, from, to } = problem.parse(body);
  return { is: 'refused', code, ...(from && to ? { met: periodOf({ from, to }) } : {}) };
}

const periodOf = ({ from, to }: { readonly from: string; readonly to: string }): Period => ({
  start: Date.parse(from),
  end: Date.parse(to),
});

/** Nobody who looks on holds a seat, so that each seat is free or somebody's. */
function seenIn({ status, body }: Answer, within: Period): Outcome {
  if (status !== 200) return { is: 'unknown', why: `${status} ${JSON.stringify(body)}` };
  const { seats } = availabilityWire.parse(body);
  const free = new Map<SeatId, Period[]>(
    seats.map((seat) => [
      seatId(seat.seatId),
      seat.state === 'free' ? [within] : (seat.freeParts ?? []).map(periodOf),
    ]),
  );
  return { is: 'seen', free };
}
