import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { EdgeDoor } from '../../api/src/http/edge-key.ts';
import type { ServerSettings } from '../../api/src/http/server.ts';
import { aFrontServer, type FrontServer } from '../support/front-server.ts';

const promised = [
  /^strict-transport-security: max-age=31536000; includesubdomains$/m,
  /^x-content-type-options: nosniff$/m,
  /^content-security-policy: .*frame-ancestors 'self' /m,
];

/** What an answer lacks of the headers that everybody is answered with. */
const lacking = (answer: string) => {
  const head = answer.toLowerCase().replaceAll('\r', '').split('\n\n')[0] ?? '';
  return promised.filter((line) => !line.test(head)).map(String);
};
const statusOf = (answer: string) => Number(answer.split(' ')[1]);

/** What comes back until the connection ends; what is sent `then` follows the first of it. */
async function answerTo(port: number, bytes: string, then?: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (part) => {
    if (heard === '' && then !== undefined) socket.write(then);
    heard += part.toString('latin1');
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return heard;
}

const get = (path: string, ...headers: readonly string[]) =>
  ['GET ', path, ' HTTP/1.1\r\n', ...headers.map((line) => `${line}\r\n`), '\r\n'].join('');
const host = 'Host: sekitori.example';
const close = 'Connection: close';
const method = (name: string) => get('/api/v1/me', host, close).replace('GET', name);

/** Requests that never meet a route, each with the status that it gets. */
const unmet: readonly (readonly [what: string, status: number, bytes: string])[] = [
  ['no HTTP at all', 400, 'hello\r\n\r\n'],
  ['a header with a null', 400, get('/', host, 'X: a\0b')],
  ['two lengths', 400, get('/', host, 'Content-Length: 1', 'Content-Length: 2')],
  ['both kinds of length', 400, get('/', host, 'Content-Length: 1', 'Transfer-Encoding: chunked')],
  ['no host', 400, get('/', close)],
  ['a version that is no more', 400, 'GET / HTTP/0.9\r\nHost: a\r\n\r\n'],
  ['headers of 20,000 characters', 431, get('/', host, `X: ${'a'.repeat(20_000)}`)],
  ['headers that never end', 408, 'GET / HTTP/1.1\r\nHost: a\r\n'],
  ['an expectation that nobody meets', 417, get('/', host, close, 'Expect: a-miracle')],
  ['an address of another host', 400, get('http://evil.example/', host, close)],
  ['an address that is too long', 414, get(`/${'a'.repeat(5_000)}`, host, close)],
  ['no such route', 404, get('/api/v1/nothing', host, close)],
  ['TRACE', 405, method('TRACE')],
  ['OPTIONS', 405, method('OPTIONS')],
  ['PATCH', 405, method('PATCH')],
];

describe('an answer to what meets no route', () => {
  let front: FrontServer;
  afterEach(() => front.close());

  async function start(settings: Partial<ServerSettings> = {}) {
    front = await aFrontServer(settings);
    front.server.headersTimeout = 50;
  }

  it('carries HSTS, nosniff and who may frame it, also where Node.js alone answers', async () => {
    await start();

    const answers = await Promise.all(unmet.map(([, , bytes]) => answerTo(front.port, bytes)));

    assert.deepEqual(
      answers.map((answer, at) => [unmet[at]?.[0], statusOf(answer), lacking(answer)]),
      unmet.map(([what, status]) => [what, status, []]),
    );
  });

  for (const [verdict, status] of [
    ['refused', 401],
    ['unknown', 503],
  ] as const) {
    it(`carries them to whoever has no edge key: ${verdict}`, async () => {
      const edge: EdgeDoor = { verdictOn: async () => verdict };
      await start({ edge });

      const answers = await Promise.all(
        ['/', '/livez', '/api/v1/me'].map((path) => answerTo(front.port, get(path, host))),
      );

      for (const answer of answers) {
        assert.deepEqual([statusOf(answer), lacking(answer)], [status, []]);
        assert.match(answer, /\r\n\r\n$/);
      }
    });
  }

  it('is found wanting where Node.js answers by itself (control)', async () => {
    await start();
    const plain = createServer().listen(0, '127.0.0.1');
    await once(plain, 'listening');

    const answer = await answerTo((plain.address() as AddressInfo).port, 'hello\r\n\r\n');

    plain.close();
    assert.equal(statusOf(answer), 400);
    assert.equal(lacking(answer).length, 3);
  });

  it('is no second answer amid one that has begun', async () => {
    await start({
      activity: async (_request, response) => {
        response.writeHead(200, { 'Content-Length': '4' });
        response.write('ha');
      },
    });

    const begun = method('POST').replace('/api/v1/me', '/api/messages').replace(close, 'A: b');
    const answer = await answerTo(front.port, begun, 'no HTTP\r\n\r\n');

    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.equal(answer.match(/HTTP\/1\.1/g)?.length, 1);
  });

  it('repeats nothing that a TRACE carries, on no route and no file', async () => {
    await start();

    for (const path of ['/', '/livez', '/assets/app.js', '/api/v1/me', '/api/messages']) {
      const secret = 'X-Functions-Key: repeat-after-me';
      const answer = await answerTo(
        front.port,
        get(path, host, close, secret).replace('GET', 'TRACE'),
      );

      assert.equal(statusOf(answer), 405, path);
      assert.doesNotMatch(answer, /repeat-after-me|message\/http/, path);
    }
  });

  it('lists no folder of the built pages', async () => {
    await start();

    for (const path of ['/assets', '/assets/', '/assets/.', '/./', '/assets/..', '/%2e/']) {
      const answer = await answerTo(front.port, get(path, host, close));

      assert.doesNotMatch(answer, /app\.js|index\.html|Index of/, path);
    }
    assert.match(await answerTo(front.port, get('/assets/app.js', host, close)), /here = true/);
  });
});
