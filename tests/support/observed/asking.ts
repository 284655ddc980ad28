import { request } from 'node:http';
import { demoPassword, demoPersonCalled } from '../../../env/local/src/demo/demo-people.ts';
import { signIn } from '../../../env/local/src/sign-in.ts';
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

/** Signs a demo person in; once more where RSI, which shares this process, was too slow for the product. */
export async function cookieOf(url: string, mail: string, triesLeft = 5): Promise<string> {
  const person = demoPersonCalled(mail);
  if (!person) throw new Error(`No demo person ${mail}`);
  const browser = await signIn(url, person, demoPassword);
  const cookie = /__Host-sekitori=[\w-]+/.exec(browser.cookiesFor(url))?.[0];
  if (cookie !== undefined) return cookie;
  if (triesLeft === 0) throw new Error(`Nobody could sign ${mail} in`);
  return cookieOf(url, mail, triesLeft - 1);
}
