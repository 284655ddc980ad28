import { Agent, request as open } from 'node:http';
import { isJson, judgeBy, type OpenApi } from '../support/answers/contract.ts';
import type { FuzzRequest } from './requests.ts';

/** Where to ask, as whom, and what no answer to them may hold. */
export type Ground = {
  readonly url: string;
  readonly cookies: { readonly [actor in FuzzRequest['actor']]: string | undefined };
  /** Ids and names of the other tenant. */
  readonly foreign: readonly string[];
  readonly document: OpenApi;
};

export type Came = {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  readonly text: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const longestMs = 10_000;
const inside =
  /node_modules|\bat \S+ \(|\.ts:\d+|\/(work|tmp|home|root|usr)\/|SQLITE|restify|ZodError|better-sqlite|TypeError|RangeError/;
const bareHeaders = ['content-security-policy', 'x-content-type-options'];
const promisedHeaders = [...bareHeaders, 'referrer-policy'];

/** Asks and judges: what is wrong with the answer, as sentences; none where nothing is. */
export function judgeOn(ground: Ground): (request: FuzzRequest) => Promise<string[]> {
  const judge = judgeCameOn(ground);
  return async (request) => {
    const came = await askTwice(ground, request);
    if (came === 'cut-off') return request.body ? [] : ['the connection was cut'];
    const { method, path, headers, body = '' } = request;
    return judge({ method, path, sent: `${path} ${body} ${JSON.stringify(headers)}` }, came);
  };
}

/** What was asked: what was sent may come back. */
type Asked = { readonly method: string; readonly path: string; readonly sent: string };

/** Judges an answer that came, however it was asked for. */
export function judgeCameOn({ document, foreign }: Ground): (asked: Asked, came: Came) => string[] {
  const judge = judgeBy(document);
  return ({ method, path: url, sent }, came) => {
    const { status, headers, text } = came;
    if (isBare(came)) return flawsWithout(bareHeaders, headers);
    const type = typeof headers['content-type'] === 'string' ? headers['content-type'] : undefined;
    const said = isJson(type) && text !== '' ? text : undefined;
    const { flaws } = judge({ method, url, status, type, text: said });
    // What others own may not come back.
    const leaked = foreign.find((id) => text.includes(id) && !sent.includes(id));
    const hint = inside.exec(isJson(type) && url.startsWith('/api/openapi') ? '' : text)?.[0];
    return [
      ...(status >= 500 && !isProvoked(status, url) ? [`status ${status}`] : []),
      ...flaws,
      ...(leaked === undefined ? [] : [`tells of another tenant: ${leaked}`]),
      ...(hint === undefined || sent.includes(hint) ? [] : [`tells of its insides: ${hint}`]),
      ...flawsWithout(promisedHeaders, headers),
    ];
  };
}

function flawsWithout(promised: readonly string[], headers: Came['headers']): string[] {
  const missing = promised.filter((name) => headers[name] === undefined);
  return missing.length === 0 ? [] : [`without ${missing}`];
}

/** No RSI stands behind this service, and readiness says so. */
const isProvoked = (status: number, url: string) => status === 503 && url.startsWith('/readyz');

/** What never becomes a request is answered with a status and few headers, and the end of the line. */
const isBare = ({ status, headers, text }: Came) =>
  [400, 408, 413, 417, 431].includes(status) && text === '' && headers['connection'] === 'close';

/**
 * A line that was kept open may have been closed from the other side meanwhile; whoever is told that a
 * body is unwanted may be cut off before they have read so.
 */
async function askTwice(ground: Ground, request: FuzzRequest): Promise<Came | 'cut-off'> {
  const isReset = (error: unknown) =>
    error instanceof Error && 'code' in error && /^(ECONNRESET|EPIPE)$/.test(String(error.code));
  const once = (kept: Agent | false) => {
    return ask(ground, request, kept).catch((error: unknown) => {
      if (isReset(error)) return 'cut-off' as const;
      throw error;
    });
  };
  const first = await once(agent);
  return first === 'cut-off' ? once(false) : first;
}

function ask({ url, cookies }: Ground, request: FuzzRequest, kept: Agent | false): Promise<Came> {
  const cookie = cookies[request.actor];
  const { method, path, body } = request;
  const headers = {
    ...(cookie === undefined ? {} : { cookie }),
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...request.headers,
  };
  return new Promise((resolve, reject) => {
    const asked = open(`${url}/`, { method, path, headers, agent: kept, timeout: longestMs });
    asked.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      const parts: Buffer[] = [];
      const done = () => resolve({ status, headers, text: Buffer.concat(parts).toString() });
      response.on('data', (part) => {
        parts.push(part);
        // A stream goes on for ever; its first words are enough.
        if (headers['content-type']?.startsWith('text/event-stream')) {
          done();
          asked.destroy();
        }
      });
      response.on('end', done);
      response.on('error', done);
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${longestMs} ms`)));
    asked.on('error', reject);
    asked.end(body);
  });
}
