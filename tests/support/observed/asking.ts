import { request } from 'node:http';
import type { Client } from '../client.ts';
import { aKey } from '../world.ts';

export type Asked = {
  readonly method: string;
  readonly address: string;
  /** A text goes out as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A body that ends amid its form. */
export const halfAnObject = '{"a":';

/** What a browser says of a request that a page of another site makes. */
export const crossSite = {
  'x-sekitori-request': '',
  origin: 'https://evil.example',
  'sec-fetch-site': 'cross-site',
};

const longestAnswerMs = 20_000;

/** Asks as our pages do and answers the status; of a stream, nothing more than its beginning is read. */
export async function statusOf(client: Client, asked: Asked): Promise<number> {
  const { method, address, body = {}, headers } = asked;
  const answer = await client.raw(address, {
    method,
    signal: AbortSignal.timeout(longestAnswerMs),
    headers: {
      'content-type': 'application/json',
      'x-sekitori-request': '1',
      'idempotency-key': aKey(),
      'if-match': '"1"',
      ...headers,
    },
    ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const isStream = answer.headers.get('content-type')?.includes('event-stream');
  if (isStream) await answer.body?.cancel();
  else await answer.arrayBuffer();
  return answer.status;
}

/** Leaves amid the body of a booking, once the first part of it went out. */
export function giveUpAmidBody(url: string, cookie: string): Promise<void> {
  return new Promise((resolve) => {
    const headers = {
      cookie,
      'content-type': 'application/json',
      'content-length': 100,
      'x-sekitori-request': '1',
      'idempotency-key': aKey(),
    };
    const asked = request(`${url}/api/v1/bookings`, { method: 'POST', headers });
    asked.on('error', () => undefined);
    asked.on('response', (answer) => answer.resume());
    asked.on('close', () => resolve());
    asked.write('{"seatId":', () => setImmediate(() => asked.destroy()));
  });
}
