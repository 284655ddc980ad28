import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ScannedProduct } from './scanned-product.ts';

const floors = z.object({ items: z.array(z.object({ id: z.string() })).min(1) });
const floor = z.object({
  id: z.string(),
  bookable: z.object({ last: z.string() }),
  seats: z.array(z.object({ id: z.string() })),
  plan: z.object({ id: z.string() }),
});
const booked = z.object({ id: z.string() });

type Asker = { readonly product: Pick<ScannedProduct, 'ask'>; readonly cookie: string };

/** The first floor of somebody, with its seats and its plan. */
export async function firstFloor({ product, cookie }: Asker) {
  const list = floors.parse(
    JSON.parse((await product.ask('GET', '/api/v1/floors', { cookie })).text),
  );
  const { text } = await product.ask('GET', `/api/v1/floors/${list.items[0]?.id}`, { cookie });
  return floor.parse(JSON.parse(text));
}

/** An hour of the last day that may be booked, on the clock of the demonstration's first floor. */
export const hourOf = ({ bookable }: { readonly bookable: { readonly last: string } }) => ({
  from: `${bookable.last}T18:00:00+09:00`,
  to: `${bookable.last}T19:00:00+09:00`,
});

/** Books the first seat that is free; answers the booking's id. */
export async function bookAnySeat({ product, cookie }: Asker): Promise<string> {
  const place = await firstFloor({ product, cookie });
  for (const { id: seatId } of place.seats) {
    const body = { seatId, ...hourOf(place) };
    const key = randomUUID();
    const { status, text } = await product.ask('POST', '/api/v1/bookings', { cookie, body, key });
    if (status === 201) return booked.parse(JSON.parse(text)).id;
    if (status !== 409) throw new Error(`A booking was answered ${status}: ${text}`);
  }
  throw new Error('No seat is free');
}

/** What an ordinary person got who booked and cancelled all the time, and how long the slowest answer took. */
export type Served = { answered: number; readonly refused: string[]; slowestMs: number };

/** Two changes each time, of the sixty a minute that a person has. */
const pauseMs = 2_500;

/** Books and cancels one seat again and again until told to stop. */
export async function bookUntil(
  { product, cookie }: Asker,
  isOver: { readonly signal: AbortSignal },
): Promise<Served> {
  const first = await bookAnySeat({ product, cookie });
  const place = await firstFloor({ product, cookie });
  const served: Served = { answered: 0, refused: [], slowestMs: 0 };
  const ask = async (path: string, { status: wanted, body }: { status: number; body?: object }) => {
    const begun = performance.now();
    const key = randomUUID();
    const answer = await product
      .ask('POST', path, { cookie, key, ...(body ? { body } : {}) })
      .catch((error: unknown) => ({ status: 0, text: String(error) }));
    served.slowestMs = Math.max(served.slowestMs, Math.round(performance.now() - begun));
    if (answer.status === wanted) served.answered += 1;
    else served.refused.push(`${path} was answered ${answer.status}: ${answer.text.slice(0, 200)}`);
    return answer;
  };
  let booking: string | undefined = first;
  const seatId = await seatOf({ product, cookie }, first);
  while (!isOver.signal.aborted) {
    if (booking !== undefined) await ask(`/api/v1/bookings/${booking}/cancel`, { status: 200 });
    const made = await ask('/api/v1/bookings', { status: 201, body: { seatId, ...hourOf(place) } });
    booking = made.status === 201 ? booked.parse(JSON.parse(made.text)).id : undefined;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return served;
}

async function seatOf({ product, cookie }: Asker, booking: string): Promise<string> {
  const { text } = await product.ask('GET', `/api/v1/bookings/${booking}`, { cookie });
  return z.object({ seatId: z.string() }).parse(JSON.parse(text)).seatId;
}
