import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import type { EdgeDoor } from '../../api/src/http/edge-key.ts';
import { importanceOf } from '../../api/src/http/load-shedding.ts';
import {
  countersOf,
  type RateLimits,
  rateLimitsOver,
  ratesPerMinute,
} from '../../api/src/http/rate-limits.ts';
import type { ServerSettings } from '../../api/src/http/server.ts';
import { aFrontServer, cookieOf, type FrontServer } from '../support/front-server.ts';
import { sendBytes } from '../support/send-bytes.ts';

const unheard = (error: unknown) => {
  throw error;
};
const limitsOf = (rates: Partial<typeof ratesPerMinute> | Record<string, number>): RateLimits =>
  rateLimitsOver(countersOf({ ...ratesPerMinute, ...rates }), unheard);

const gateway: EdgeDoor = { verdictOn: async () => ({ key: 'gateway', isGateway: true }) };
const elsewhere: EdgeDoor = { verdictOn: async () => ({ key: 'bot', isGateway: false }) };

describe('what stands in front of the routes', () => {
  let front: FrontServer;
  afterEach(() => front.close());
  const start = async (settings: Partial<ServerSettings> = {}) => {
    front = await aFrontServer(settings);
  };

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${front.port}${path}`, { redirect: 'manual', ...init });
  const statusOf = async (path: string, init: RequestInit = {}) => {
    const answer = await ask(path, init);
    await answer.body?.cancel();
    return answer.status;
  };
  const times = async (count: number, attempt: () => Promise<number>) => {
    const statuses: number[] = [];
    for (let at = 0; at < count; at += 1) statuses.push(await attempt());
    return statuses;
  };
  const forwarded = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  const as = (name: string) => ({ headers: { cookie: cookieOf(name) } });

  const sendRaw = (bytes: string | readonly string[]) => sendBytes(front.port, bytes);
  const rawStatus = async (bytes: string) => Number((await sendRaw(bytes)).split(' ')[1] ?? 0);

  describe('rate limits over HTTP', () => {
    it('answer 429 with a sentence and when to come again, in both languages', async () => {
      await start({ limits: limitsOf({ personReads: 2 }) });

      const statuses = await times(4, () => statusOf('/api/v1/me', as('emily')));
      const answer = await ask('/api/v1/me', {
        headers: { ...as('emily').headers, 'accept-language': 'ja' },
      });
      const problem = await answer.json();

      assert.deepEqual(statuses.slice(2), [429, 429]);
      assert.ok(!statuses.slice(0, 2).includes(429));
      assert.equal((await statusOf('/api/v1/me', as('ken'))) === 429, false);
      assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d?$/);
      assert.equal(problem.code, 'too-many-requests');
      assert.match(problem.next, /1分ほど待って/);
    });

    it('count sign-in pages and refused requests by address, and no probe', async () => {
      for (const path of ['/auth/sign-in', '/api/v1/me', '/api/v1/nothing', '/api/openapi.json']) {
        await start({ limits: limitsOf({ address: 2 }) });
        const statuses = await times(4, () => statusOf(path));

        assert.deepEqual(statuses.slice(2), [429, 429], path);
        assert.equal(statuses.slice(0, 2).includes(429), false, path);
        assert.deepEqual(await times(4, () => statusOf('/livez')), [200, 200, 200, 200]);
        front.close();
      }
      await start();
    });

    it('believe X-Forwarded-For of the gateway alone, and of it what the gateway wrote', async () => {
      await start({ limits: limitsOf({ address: 1 }), edge: gateway, trustedHops: 1 });
      const from = (address: string) => statusOf('/api/v1/me', forwarded(address));

      assert.deepEqual(
        [await from('198.51.100.1'), await from('198.51.100.2'), await from('198.51.100.1')],
        [401, 401, 429],
      );
      assert.equal(await from('9.9.9.9, 198.51.100.2'), 429);
      front.close();

      await start({ limits: limitsOf({ address: 1 }), edge: elsewhere, trustedHops: 1 });
      assert.deepEqual([await from('198.51.100.1'), await from('198.51.100.2')], [401, 429]);
    });

    it('hold strangers off the bot by address, and leave who brings a token to its own door', async () => {
      const heard: unknown[] = [];
      await start({
        limits: limitsOf({ address: 1 }),
        activity: async (request, response) => {
          heard.push(request.headers.authorization);
          response.writeHead(200);
          response.end();
        },
      });
      const post = (headers: Record<string, string>) =>
        statusOf('/api/messages', { method: 'POST', body: '{}', headers });

      assert.deepEqual(await times(3, () => post({})), [200, 429, 429]);
      assert.deepEqual(await times(3, () => post({ authorization: 'Bearer x' })), [200, 200, 200]);
      assert.equal(heard.length, 4);
    });

    it('count an edge key as a whole', async () => {
      await start({ limits: limitsOf({ edgeKey: 2 }), edge: gateway });

      assert.deepEqual(await times(3, () => statusOf('/livez')), [200, 200, 429]);
    });

    it('that cannot count close the sign-in and leave booking open', async () => {
      const broken = { consume: async () => Promise.reject(new Error('no counter')) };
      const names = Object.keys(ratesPerMinute);
      const counters = Object.fromEntries(names.map((name) => [name, broken]));
      const failures: unknown[] = [];
      await start({
        limits: rateLimitsOver(counters as unknown as ReturnType<typeof countersOf>, (error) =>
          failures.push(error),
        ),
      });

      const signIn = await ask('/auth/sign-in');
      const booking = await statusOf('/api/v1/bookings', { method: 'POST', ...as('emily') });

      assert.equal(signIn.status, 503);
      assert.equal((await signIn.json()).code, 'overloaded');
      assert.equal(booking, 403);
      assert.ok(failures.length > 0);
    });
  });

  describe('a process that is behind', () => {
    const asked = (Object.keys(routes) as RouteName[]).filter((name) => name !== 'activity');
    /** The routes that are sent away at this delay of the event loop. */
    async function shedAt(delayMs: number): Promise<RouteName[]> {
      await start({ load: { delayMs: () => delayMs } });
      const shed: RouteName[] = [];
      const headers = { 'accept-language': 'en' };
      for (const name of asked) {
        const { method, path } = routes[name];
        const answer = await ask(path.replaceAll(/\{\w+\}/g, 'x'), { method, headers });
        const text = answer.body && answer.status === 503 ? await answer.text() : '';
        await answer.body?.cancel().catch(() => undefined);
        if (!text.includes('"overloaded"')) continue;
        assert.equal(answer.headers.get('retry-after'), '2');
        assert.match(text, /Booking, moving and giving back seats come first/);
        shed.push(name);
      }
      front.close();
      return shed.toSorted();
    }
    const ofClass = (...classes: readonly string[]) =>
      asked.filter((name) => classes.includes(importanceOf(routes[name]))).toSorted();

    it('puts off maps first, then all but booking and leaving, and those never', async () => {
      const [early, late, worst] = [await shedAt(100), await shedAt(400), await shedAt(100_000)];
      await start();

      assert.deepEqual(early, ofClass('refresh'));
      assert.ok(early.includes('availability') || early.length >= 3, early.join());
      assert.deepEqual(late, ofClass('refresh', 'work'));
      assert.deepEqual(worst, late);
      for (const kept of [
        'bookSeat',
        'moveBooking',
        'releaseBooking',
        'cancelBooking',
        'signOut',
      ]) {
        assert.equal((worst as string[]).includes(kept), false, kept);
      }
    });

    it('puts nothing off while it keeps up (control)', async () => {
      assert.deepEqual(await shedAt(99), []);
      await start();
    });
  });

  describe('requests', () => {
    const post = (body: string, headers: Record<string, string> = {}) =>
      ask('/api/v1/bookings', {
        method: 'POST',
        body,
        headers: {
          ...as('emily').headers,
          'content-type': 'application/json',
          'x-sekitori-request': '1',
          'idempotency-key': 'abcdefgh',
          ...headers,
        },
      });
    /** What a body is refused with: the status, and the path of the finding. */
    const refusal = async (body: string, headers: Record<string, string> = {}) => {
      const answer = await post(body, headers);
      const { issues = [] } = await answer.json();
      return `${answer.status} ${issues.map(({ path }: { path: string }) => path)[0] ?? ''}`;
    };
    const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const named = (count: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, 1])));

    it('with any Content-Encoding are answered 415, even one that changes nothing', async () => {
      await start();
      for (const encoding of ['gzip', 'deflate', 'br', 'identity', 'gzip, gzip', 'x']) {
        assert.equal(await refusal('{}', { 'content-encoding': encoding }), '415 ', encoding);
      }
    });

    it('in another charset than UTF-8 are answered 415', async () => {
      await start();
      const type = (charset: string) => ({
        'content-type': `application/json; charset=${charset}`,
      });

      for (const charset of ['utf-16', 'shift_jis', '"iso-8859-1"', 'utf-7']) {
        assert.equal(await refusal('{}', type(charset)), '415 ', charset);
      }
      for (const charset of ['utf-8', 'UTF-8', '"utf-8"']) {
        assert.equal(await refusal('{}', type(charset)), '400 body.seatId', charset);
      }
    });

    it('are bounded in depth, values and names', async () => {
      await start();

      assert.equal(await refusal(nested(31)), '400 body.seatId');
      assert.equal(await refusal(nested(32)), '400 body');
      assert.equal(await refusal(nested(200_000)), '400 body');
      assert.equal(await refusal(named(201)), '400 body');
      assert.equal(await refusal(`[${'1,'.repeat(100_000)}1]`), '400 body');
    });

    it('are bounded in size, said or not', async () => {
      await start();
      const megabyte = ' '.repeat(1_000_001);

      assert.equal(await refusal(megabyte), '413 ');
      const chunk = `${(65_536).toString(16)}\r\n${' '.repeat(65_536)}\r\n`;
      const head = [
        'POST /api/v1/bookings HTTP/1.1',
        'Host: sekitori.example',
        `Cookie: ${cookieOf('emily')}`,
        'Content-Type: application/json',
        'X-Sekitori-Request: 1',
        'Idempotency-Key: abcdefgh',
        'Transfer-Encoding: chunked',
        '\r\n',
      ].join('\r\n');
      const heard = await sendRaw([head, ...Array.from({ length: 17 }, () => chunk)]);
      assert.match(heard, /^HTTP\/1.1 413 /);
    });

    it('are bounded in address, conditions and headers', async () => {
      await start();
      const conditions = (count: number) =>
        `/livez?${Array.from({ length: count }, (_, at) => `a${at}=1`).join('&')}`;

      assert.equal(await statusOf(`/livez?${'a'.repeat(3_000)}`), 200);
      assert.equal(await statusOf(`/livez?${'a'.repeat(4_000)}`), 414);
      assert.equal(await statusOf(conditions(20)), 200);
      assert.equal(await statusOf(conditions(21)), 414);
      assert.equal(
        await rawStatus(`GET /livez HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(17_000)}\r\n\r\n`),
        431,
      );
    });

    it('that could be read in two ways are refused', async () => {
      await start();
      const get = (...lines: readonly string[]) => `${lines.join('\r\n')}\r\n\r\n`;
      const body = (...headers: readonly string[]) =>
        `${['POST /auth/sign-out HTTP/1.1', 'Host: a', ...headers].join('\r\n')}\r\n\r\n0\r\n\r\n`;
      const aThousand = Array.from({ length: 1_000 }, (_, at) => `X-${at}: 1`);
      const rows: readonly [string, string][] = [
        ['no Host', get('GET /livez HTTP/1.1')],
        ['Host twice', get('GET /livez HTTP/1.1', 'Host: a', 'Host: a')],
        ['another Host twice', get('GET /livez HTTP/1.1', 'Host: a', 'Host: b')],
        ['Host twice, far apart', get('GET /livez HTTP/1.1', 'Host: a', ...aThousand, 'Host: b')],
        ['a host in the address', get('GET http://evil.example/livez HTTP/1.1', 'Host: a')],
        ['a host without its scheme', get('GET //evil.example/livez HTTP/1.1', 'Host: a')],
        ['a backslash', get('GET /\\evil.example HTTP/1.1', 'Host: a')],
        ['a fragment', get('GET /livez#x HTTP/1.1', 'Host: a')],
        ['a climb by dots', get('GET /api/../livez HTTP/1.1', 'Host: a')],
        ['a climb at the end', get('GET /assets/.. HTTP/1.1', 'Host: a')],
        ['a dot that stays', get('GET /./livez HTTP/1.1', 'Host: a')],
        ['a climb encoded', get('GET /api/%2e%2E/livez HTTP/1.1', 'Host: a')],
        ['a climb half encoded', get('GET /api/.%2e/livez HTTP/1.1', 'Host: a')],
        ['a climb with its slash encoded', get('GET /api/..%2Flivez HTTP/1.1', 'Host: a')],
        ['no address', get('OPTIONS * HTTP/1.1', 'Host: a')],
        ['no version', 'GET /livez\r\n\r\n'],
        ['Content-Length twice', body('Content-Length: 5', 'Content-Length: 6')],
        ['the same Content-Length twice', body('Content-Length: 5', 'Content-Length: 5')],
        [
          'Content-Length and Transfer-Encoding',
          body('Content-Length: 5', 'Transfer-Encoding: chunked'),
        ],
        ['a space before the colon', body('Content-Length : 5')],
        ['a folded header', body('Content-Length: 5', 'X: a', ' Transfer-Encoding: chunked')],
        [
          'a line that ends with LF alone in a name',
          get('GET /livez HTTP/1.1', 'Host: a', 'X\n: b'),
        ],
        ['a zero byte', get('GET /livez HTTP/1.1', 'Host: a', 'X: a\0b')],
      ];
      const statuses: [string, number][] = [];
      for (const [what, bytes] of rows) statuses.push([what, await rawStatus(bytes)]);

      assert.deepEqual(
        statuses.filter(([, status]) => status !== 400),
        [],
      );
      const plain = ['/livez', '/livez?a=/../b', '/assets/app.js?x=%2e%2e'];
      for (const path of plain) {
        assert.equal(await rawStatus(get(`GET ${path} HTTP/1.1`, 'Host: a')), 200, path);
      }
    });

    it('that offer another protocol are answered in this one', async () => {
      await start();
      for (const other of ['h2c', 'websocket', 'TLS/1.0, HTTP/1.1']) {
        const offer = `Connection: Upgrade\r\nUpgrade: ${other}`;
        const status = await rawStatus(`GET /livez HTTP/1.1\r\nHost: a\r\n${offer}\r\n\r\n`);

        assert.equal(status, 200, other);
      }
    });

    it('that come too slowly are cut off, headers after ten seconds and bodies after a minute', async () => {
      await start();
      const { server } = front;

      assert.equal(server.headersTimeout, 10_000);
      assert.equal(server.requestTimeout, 60_000);
      assert.equal(server.maxConnections, 10_000);
      Object.assign(server, { headersTimeout: 200, requestTimeout: 400 });
      assert.equal(await rawStatus('GET /livez HTTP/1.1\r\nHost: a\r\n'), 408);
      const slow = 'POST /api/v1/bookings HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n';
      const heard = await sendRaw([
        `${slow}Cookie: ${cookieOf('emily')}\r\nContent-Type: application/json\r\nX-Sekitori-Request: 1\r\nIdempotency-Key: abcdefgh\r\n\r\n{`,
      ]);
      assert.match(heard, /^HTTP\/1.1 408 /);
    });

    it('whose answer nobody takes are cut off after three quarters of a minute', async () => {
      const siteFolder = mkdtempSync(join(tmpdir(), 'sekitori-large-'));
      writeFileSync(join(siteFolder, 'index.html'), Buffer.alloc(32_000_000, 'x'));
      await start({ siteFolder });
      const { server } = front;
      assert.equal(server.timeout, 45_000);
      server.timeout = 300;
      const deaf = connect(front.port, '127.0.0.1').on('error', () => undefined);
      const [held] = await once(server, 'connection');

      deaf.pause().write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      await once(held, 'close');
      deaf.destroy();
      rmSync(siteFolder, { recursive: true });

      assert.ok(held.bytesWritten < 32_000_000, String(held.bytesWritten));
    });

    it('beyond the most connections meet a closed door, and the rest are served', async () => {
      await start();
      front.server.maxConnections = 2;
      const held = [connect(front.port, '127.0.0.1'), connect(front.port, '127.0.0.1')];
      await Promise.all(held.map((socket) => once(socket, 'connect')));

      const third = connect(front.port, '127.0.0.1').on('error', () => undefined);
      await once(third, 'close');
      held[0]?.write('GET /livez HTTP/1.1\r\nHost: a\r\n\r\n');
      const [heard] = await once(held[0] ?? third, 'data');
      for (const socket of held) socket.destroy();

      assert.match(String(heard), /^HTTP\/1.1 200/);
    });
  });
});
