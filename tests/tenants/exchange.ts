import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { aKey } from '../support/world.ts';

export type Request = {
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** An answer as it came over the line. */
export type Exchanged = {
  readonly status: number;
  /** As they were sent, in their order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

export type Ask = (request: Request) => Promise<Exchanged>;

/** Asks as the holder of a cookie does from our own pages, each time as a command of its own. */
export function askingAs({ url, cookie }: { readonly url: string; readonly cookie: string }): Ask {
  return async ({ method, address, headers, body }) => {
    const sent = httpRequest(`${url}${address}`, {
      method,
      headers: {
        cookie,
        'x-sekitori-request': '1',
        'accept-language': 'en',
        'idempotency-key': `${aKey()}-${process.pid}-tenants`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    sent.end(body instanceof Uint8Array || body === undefined ? body : JSON.stringify(body));
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const raw = response.rawHeaders;
    const isEndless = response.headers['content-type']?.startsWith('text/event-stream') ?? false;
    if (isEndless) response.destroy();
    return {
      status: response.statusCode ?? 0,
      headers: raw.flatMap((name, at) =>
        at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : [],
      ),
      body: isEndless ? '' : await text(response),
    };
  };
}

/**
 * What of an answer may not differ between two questions that differ in one id: all but date and request
 * id, with that id blanked where it is repeated.
 */
export function shownFor(id: string, { status, headers, body }: Exchanged) {
  const blank = (said: string) =>
    said.replaceAll(id, '<id>').replace(/"requestId":"[0-9a-f-]{36}"/, '"requestId":""');
  return {
    status,
    headers: headers.filter(([name]) => name !== 'Date').map((each) => each.map(blank)),
    body: blank(body),
  };
}
