import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import { type Client, clientOf, clientWith } from '../support/client.ts';
import { type RunningService, sharedService } from '../support/service.ts';

const sixtyMegabytes = 60_000_000;

describe('the edges of the HTTP service', () => {
  let service: RunningService;
  let emily: Client;
  let stranger: Client;
  let seatId: string;
  before(async function () {
    this.timeout(150_000);
    service = await sharedService();
    emily = await clientOf(service, 'emily.carter@midori.example');
    stranger = clientWith(service, '');
    const floors = await emily.get('/api/v1/floors');
    const floor = await emily.get(`/api/v1/floors/${floors.body.items[0].id}`);
    seatId = floor.body.seats[0].id;
  });

  const bookingsOf = async (client: Client) => (await client.get('/api/v1/bookings')).body.items;
  const aWish = () => ({
    seatId,
    from: '2030-01-07T09:00:00+09:00',
    to: '2030-01-07T12:00:00+09:00',
  });

  it('lets nobody in without a session, and says the same whatever they send (2.2.1-b, 4.2-b)', async () => {
    const guarded = Object.entries(routes).filter(([, route]) => route.access !== 'anyone');
    for (const [, route] of guarded) {
      const path = route.path.replaceAll(/\{\w+\}/g, 'x');
      for (const body of ['{', '{"seatId":1}']) {
        const init = route.method === 'GET' ? {} : { body };
        const answer = await stranger.raw(path, { method: route.method, ...init });
        const problem = await answer.json();

        assert.equal(answer.status, 401, `${route.method} ${route.path}`);
        assert.equal(problem.code, 'not-signed-in');
        assert.equal('issues' in problem, false);
      }
    }
  });

  it('takes no other credential for a session (2.2.1-b)', async () => {
    for (const headers of [
      { authorization: 'Bearer abc' },
      { authorization: 'Basic YTpi' },
      { cookie: '__Host-sekitori=short' },
      { cookie: `__Host-sekitori=${'A'.repeat(43)}` },
      { cookie: `${emily.cookie}; ${emily.cookie}` },
      { cookie: emily.cookie.slice(0, -1) },
    ]) {
      const answer = await stranger.raw('/api/v1/me', { headers });
      await answer.body?.cancel();

      assert.equal(answer.status, 401, JSON.stringify(Object.keys(headers)));
    }
  });

  it('refuses changes that do not come from its own pages', async () => {
    const before = await bookingsOf(emily);
    for (const headers of [
      { 'x-sekitori-request': '' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const answer = await emily.send('POST', '/api/v1/bookings', aWish(), headers);

      assert.equal(answer.status, 403, JSON.stringify(headers));
      assert.equal(answer.body.code, 'foreign-request');
    }

    assert.deepEqual(await bookingsOf(emily), before);
  });

  it('names every field that cannot be used, in the reader’s language, and changes nothing', async () => {
    const before = await bookingsOf(emily);
    const unusable: readonly [unknown, string][] = [
      [{ ...aWish(), tenantId: 'contoso' }, 'body'],
      [{ ...aWish(), seatId: 7 }, 'body.seatId'],
      [{ ...aWish(), from: 'tomorrow' }, 'body.from'],
      [{ ...aWish(), from: '2030-01-07T09:00:00' }, 'body.from'],
      [{ ...aWish(), to: aWish().from }, 'body.to'],
      [{ ...aWish(), to: '2029-01-07T09:00:00+09:00' }, 'body.to'],
      [{}, 'body.seatId'],
      [[], 'body'],
      [null, 'body'],
      ['席', 'body'],
      [JSON.parse('{"__proto__":{"a":1}}'), 'body.__proto__'],
      [Array.from({ length: 40 }).reduce((inner) => [inner], 1), 'body'],
    ];
    for (const [body, path] of unusable) {
      const answer = await emily.send('POST', '/api/v1/bookings', body, {
        'accept-language': 'ja',
      });

      assert.equal(answer.status, 400, JSON.stringify(body));
      assert.match(answer.headers.get('content-type') ?? '', /application\/problem\+json/);
      assert.equal(answer.body.title, 'リクエストを読み取れません');
      assert.ok(
        answer.body.issues.some((issue: { path: string }) => issue.path === path),
        JSON.stringify([body, answer.body.issues]),
      );
    }
    const english = await emily.send(
      'POST',
      '/api/v1/bookings',
      {},
      { 'accept-language': 'en-GB' },
    );

    assert.equal(english.body.title, 'The request cannot be used');
    assert.deepEqual(await bookingsOf(emily), before);
  });

  it('refuses broken JSON, other media types and compressed bodies', async () => {
    const send = (body: BodyInit, headers: Record<string, string>) =>
      emily.raw('/api/v1/bookings', {
        method: 'POST',
        body,
        headers: { 'x-sekitori-request': '1', 'idempotency-key': 'abcdefgh', ...headers },
      });
    const json = { 'content-type': 'application/json' };

    const broken = await send('{"seatId":', json);
    const text = await send('x', { 'content-type': 'text/plain' });
    const form = await send('a=b', { 'content-type': 'application/x-www-form-urlencoded' });
    const zipped = await send(gzipSync(JSON.stringify(aWish())), {
      ...json,
      'content-encoding': 'gzip',
    });
    const notUtf8 = await send(new Uint8Array([0x22, 0xff, 0x22]), json);

    assert.deepEqual(
      [broken, text, form, zipped, notUtf8].map(({ status }) => status),
      [400, 415, 415, 415, 400],
    );
  });

  it('stops reading a body of 60 MB and goes on serving', async () => {
    const status = await sendForever(service, emily.cookie, sixtyMegabytes);

    assert.equal(status, 413);
    assert.equal((await emily.get('/api/v1/me')).status, 200);
  });

  it('asks for an Idempotency-Key, a version, and each query once', async () => {
    const noKey = await emily.send('POST', '/api/v1/bookings', aWish(), { 'idempotency-key': '' });
    const shortKey = await emily.send('POST', '/api/v1/bookings', aWish(), {
      'idempotency-key': 'x',
    });
    const twice = await emily.get(
      '/api/v1/bookings?from=2030-01-07T09:00:00Z&from=2030-01-08T09:00:00Z',
    );

    assert.deepEqual([noKey.status, shortKey.status, twice.status], [400, 400, 400]);
    assert.equal(noKey.body.issues[0].path, 'Idempotency-Key');
  });

  it('answers unknown addresses and methods with problem documents', async () => {
    const nowhere = await emily.get('/api/v1/nowhere');
    const wrongMethod = await emily.send('PATCH', '/api/v1/bookings', {});
    const malformed = await emily.get('/api/v1/floors/%E0%A4%A');
    const traversal = await emily.get('/api/v1/floors/..%2f..%2fetc%2fpasswd');

    assert.deepEqual([nowhere.status, wrongMethod.status, traversal.status], [404, 405, 400]);
    assert.ok([400, 404].includes(malformed.status));
    for (const { body } of [nowhere, wrongMethod, malformed, traversal]) {
      assert.match(body.type, /^urn:sekitori:problem:/);
      assert.equal(/node_modules|at .*\(|restify/.test(JSON.stringify(body)), false);
    }
  });

  it('serves an OpenAPI document of exactly its routes, each with roles, object and audit event', async () => {
    const { body } = await stranger.get('/api/openapi.json');

    const documented = Object.entries<Record<string, Record<string, unknown>>>(body.paths).flatMap(
      ([path, operations]) =>
        Object.entries(operations).map(([method, operation]) => ({ path, method, ...operation })),
    );
    const names = documented.map(
      (operation) => (operation as { operationId?: string }).operationId,
    );

    assert.equal(body.openapi, '3.1.0');
    assert.deepEqual(names.toSorted(), (Object.keys(routes) as RouteName[]).toSorted());
    for (const operation of documented) {
      for (const extension of ['x-roles', 'x-object', 'x-audit']) assert.ok(extension in operation);
    }
  });

  it('sends headers that keep its pages to themselves', async () => {
    const page = await stranger.raw('/', {});
    const html = await page.text();

    const policy = page.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /frame-ancestors [^;]*https:\/\/teams\.microsoft\.com/);
    assert.equal(/script-src[^;]*unsafe/.test(policy), false);
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(page.headers.get('server'), null);
    assert.equal(/<script(?![^>]*src=)/.test(html), false);
  });
});

/** Sends bytes until the service says no; answers its status. */
function sendForever(service: RunningService, cookie: string, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const chunk = Buffer.alloc(64_000, 0x20);
    let sent = 0;
    const outgoing = httpRequest(`${service.url}/api/v1/bookings`, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/json',
        'x-sekitori-request': '1',
        'idempotency-key': 'abcdefghijkl',
        'transfer-encoding': 'chunked',
      },
    });
    outgoing.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      outgoing.destroy();
    });
    outgoing.on('error', reject);
    const more = () => {
      if (outgoing.destroyed) return;
      if (sent >= most) return void outgoing.end();
      sent += chunk.length;
      // An answer that has come is read before the next piece finds the connection closed.
      outgoing.write(chunk, () => setImmediate(more));
    };
    more();
  });
}
