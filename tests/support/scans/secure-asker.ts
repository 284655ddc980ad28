import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';

type Asked = { readonly cookie?: string; readonly body?: unknown; readonly key?: string };
type Answered = { readonly status: number; readonly text: string };

/** Asks the product as scripts do, over a new connection each time, trusting the authority of the scans. */
export type AskSecurely = (method: string, path: string, asked?: Asked) => Promise<Answered>;

const longestMs = 20_000;

export function secureAsker(port: number, authority: string): AskSecurely {
  return async (method, path, { cookie, body, key } = {}) => {
    const asking = request({
      host: 'localhost',
      port,
      path,
      method,
      ca: authority,
      agent: false,
      timeout: longestMs,
      headers: {
        'x-sekitori-request': '1',
        ...(cookie === undefined ? {} : { cookie }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    });
    asking.on('timeout', () => asking.destroy(new Error(`${path} took too long`)));
    asking.end(body === undefined ? undefined : JSON.stringify(body));
    const [answer]: IncomingMessage[] = await once(asking, 'response');
    const parts: Buffer[] = [];
    for await (const part of answer ?? []) parts.push(part);
    return { status: answer?.statusCode ?? 0, text: Buffer.concat(parts).toString() };
  };
}
