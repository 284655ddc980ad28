import { demoPassword, demoPersonCalled } from '../../env/local/src/demo/demo-people.ts';
import { signIn } from '../../env/local/src/sign-in.ts';
import type { RunningService } from './service.ts';
import { aKey } from './world.ts';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  // What a test expects of an answer it asserts itself.
  // biome-ignore lint/suspicious/noExplicitAny: the body is looked at by assertions only
  readonly body: any;
};

/** A person with a session, speaking HTTP as scripts do. */
export type Client = {
  readonly cookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  raw(path: string, init: RequestInit): Promise<Response>;
};

/** Signs a demo person in through the pages of the local RSI. */
export async function clientOf(service: RunningService, mail: string): Promise<Client> {
  const person = demoPersonCalled(mail);
  if (!person) throw new Error(`No demo person ${mail}`);
  const browser = await signIn(service.url, person, demoPassword);
  return clientWith(service, browser.cookiesFor(service.url));
}

export function clientWith(service: Pick<RunningService, 'url'>, cookie: string): Client {
  const raw = (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    if (cookie !== '' && !headers.has('cookie')) headers.set('cookie', cookie);
    return fetch(`${service.url}${path}`, { redirect: 'manual', ...init, headers });
  };
  return {
    cookie,
    raw,
    get: async (path, headers = {}) => answerOf(await raw(path, { headers })),
    send: async (method, path, body, headers = {}) =>
      answerOf(
        await raw(path, {
          method,
          headers: {
            'content-type': 'application/json',
            'x-sekitori-request': '1',
            'idempotency-key': aKey() + Date.now(),
            'accept-language': 'en',
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  };
}
