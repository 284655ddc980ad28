import assert from 'node:assert/strict';
import {
  createEdgeKey,
  edgeKeysOver,
  listEdgeKeys,
  revokeEdgeKeys,
  rotateEdgeKey,
} from '../../api/src/application/edge-keys.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { StoreBusy } from '../../api/src/application/store-faults.ts';
import { routes } from '../../api/src/contract/routes.ts';
import { edgeDoor, openDoor } from '../../api/src/http/edge-key.ts';
import { headersOfBare, securityHeaders } from '../../api/src/http/security-headers.ts';
import { type Answered, Guarded } from '../support/guarded-server.ts';
import { aWorld } from '../support/world.ts';

const headersOverHttps = securityHeaders({ isHttps: true, extraAncestors: [] });

/** No key, wrong keys, and right ones in the wrong way. */
function badCredentials(valid: string, revoked: string) {
  const header = 'x-functions-key';
  return [
    ['none', []],
    ['empty', [header, '']],
    ['wrong', [header, 'A'.repeat(43)]],
    ['revoked', [header, revoked]],
    ['a prefix of a valid one', [header, valid.slice(0, -1)]],
    ['longer than a valid one', [header, `${valid}A`]],
    ['a valid one in another case', [header, swapCase(valid)]],
    ['doubled', [header, valid, header, valid]],
    ['doubled, the other wrong', [header, valid, 'X-Functions-Key', 'A'.repeat(43)]],
    ['doubled, the other empty', [header, '', header, valid]],
    ['two in one header', [header, `${valid}, ${valid}`]],
    ['as a bearer', ['authorization', `Bearer ${valid}`]],
    ['as a cookie', ['cookie', `${header}=${valid}`]],
    ['under another name', ['x-function-key', valid]],
  ] as const;
}

const swapCase = (text: string) =>
  [...text]
    .map((letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    )
    .join('');

const addressOf = (path: string) => path.replaceAll(/\{\w+\}/g, 'x');
/** What is no route: pages, files, addresses that are not there, methods that nobody has. */
const beside = [
  ['GET', '/'],
  ['GET', '/floors/x'],
  ['GET', '/assets/app.js'],
  ['GET', '/index.html'],
  ['GET', '/api/v1/nothing'],
  ['GET', '/%'],
  ['POST', '/'],
  ['OPTIONS', '/api/v1/bookings'],
  ['HEAD', '/'],
  ['PATCH', '/api/v1/bookings'],
  ['TRACE', '/'],
  ['GET', '//api/messages'],
  ['PROPFIND', '/api/messages'],
] as const;
const everything = [
  ...Object.values(routes).map(({ method, path }) => [method, addressOf(path)] as const),
  ...beside,
];

async function aGuardedWorld() {
  const world = await aWorld();
  const failures: unknown[] = [];
  const state = { isDown: false, reads: 0 };
  const stores: Stores = {
    ...world.stores,
    forService: {
      ...world.stores.forService,
      read: (scope, id) => world.stores.forService.read(scope, id),
      commit: (scope, operations) => world.stores.forService.commit(scope, operations),
      async query(scope, query) {
        state.reads += 1;
        if (state.isDown) throw new StoreBusy('down');
        return world.stores.forService.query(scope, query);
      },
    },
  };
  const door = edgeDoor({
    keys: edgeKeysOver({ ...world, stores }),
    clock: world.clock,
    fail: (error) => failures.push(error),
  });
  return { ...world, door, failures, state };
}

const withKey = (key: string) => ({ headers: ['x-functions-key', key] });
/** Forwarded, as every request of a person is: the machine's own probe is let through otherwise. */
const forwarded = ['x-forwarded-for', '203.0.113.7'];

describe('the edge key', () => {
  let world: Awaited<ReturnType<typeof aGuardedWorld>>;
  let guarded: Guarded;
  let gateway: string;
  beforeEach(async () => {
    world = await aGuardedWorld();
    guarded = await new Guarded(world.door).listen();
    gateway = (await createEdgeKey(world, 'gateway')).secret;
  });
  afterEach(() => guarded.close());

  it('is asked for at every route and file, before anything else is looked at (5.1.1-a)', async function () {
    this.timeout(60_000);
    const { secret: revoked } = await createEdgeKey(world, 'former');
    await revokeEdgeKeys(world, 'former');
    for (const [method, path] of everything) {
      for (const [title, headers] of badCredentials(gateway, revoked)) {
        const answer = await guarded.ask(path, {
          method,
          headers: [...headers, ...forwarded],
          ...(method === 'POST' || method === 'PUT' ? { body: '{' } : {}),
        });

        assert.equal(answer.status, 401, `${method} ${path} with ${title}`);
        assert.equal(answer.body, '');
      }
    }
    assert.deepEqual(guarded.entered, []);
  });

  it('says nothing of the service to who has none (5.1.1-a)', async () => {
    const answer = await guarded.ask('/', { headers: forwarded });

    const { date: _, ...headers } = answer.headers;
    assert.deepEqual(headers, {
      'content-security-policy': headersOfBare(headersOverHttps)['Content-Security-Policy'],
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'cache-control': 'no-store',
      'content-length': '0',
      connection: 'close',
    });
  });

  it('lets every route be entered when it is right, and its absence is the only difference', async () => {
    for (const [method, path] of everything) {
      const answer = await guarded.ask(path, {
        method,
        headers: ['x-functions-key', gateway, ...forwarded],
        ...(method === 'POST' || method === 'PUT' ? { body: '{' } : {}),
      });
      const isProblem = String(answer.headers['content-type']).includes('problem+json');

      assert.ok(answer.status !== 401 || isProblem, `${method} ${path}: ${answer.status}`);
    }
    assert.ok(guarded.entered.some((entry) => entry.startsWith('activity')));
    const page = await guarded.ask('/', withKey(gateway));
    assert.match(page.body, /Sekitori/);
  });

  it('alone opens nothing: the session is asked for as ever (5.1.1-b)', async () => {
    const answer = await guarded.ask('/api/v1/me', withKey(gateway));

    assert.equal(answer.status, 401);
    assert.equal(JSON.parse(answer.body).code, 'not-signed-in');
  });

  it('may stand in the address of the bot, where nothing behind the door sees it (5.1.1-b)', async () => {
    const { secret: bot } = await createEdgeKey(world, 'bot');
    const answer = await guarded.ask(`/api/messages?code=${bot}&other=1`, {
      method: 'POST',
      body: '{}',
      headers: forwarded,
    });
    await guarded.ask('/api/messages', { method: 'POST', body: '{}', ...withKey(bot) });

    assert.equal(answer.status, 200);
    assert.equal(guarded.entered.length, 2);
    assert.match(guarded.entered[0] ?? '', /^activity \/api\/messages\?other=1 /);
    assert.equal(guarded.entered.join().includes(bot), false);
  });

  it('stands in no other address, and in that one once (5.1.1-b)', async () => {
    const valid = `code=${gateway}`;
    const asked = [
      ...everything.filter(([method, path]) => !(method === 'POST' && path === '/api/messages')),
      ['GET', '/api/messages'],
      ['POST', '/api/messages/'],
      ['POST', '/API/messages'],
      ['POST', '/api//messages'],
      ['POST', '/api/messages/x'],
      ['POST', '/auth/callback'],
    ];
    for (const [method = '', path = ''] of asked) {
      const answer = await guarded.ask(`${path}?${valid}`, { method, headers: forwarded });
      assert.equal(answer.status, 401, `${method} ${path}`);
    }
    for (const query of [
      `${valid}&${valid}`,
      `${valid}&code=`,
      'code=',
      'code',
      `Code=${gateway}`,
      `code=${gateway.slice(0, -1)}`,
      `code=${'A'.repeat(43)}`,
      `x-functions-key=${gateway}`,
    ]) {
      const answer = await guarded.ask(`/api/messages?${query}`, {
        method: 'POST',
        body: '{}',
        headers: forwarded,
      });
      assert.equal(answer.status, 401, query);
    }
    assert.deepEqual(guarded.entered, []);
  });

  it('in the header decides where the address carries one too', async () => {
    const wrong = await guarded.ask(`/api/messages?code=${gateway}`, {
      method: 'POST',
      headers: ['x-functions-key', 'A'.repeat(43)],
    });

    assert.equal(wrong.status, 401);
    assert.deepEqual(guarded.entered, []);
  });

  it('is each caller’s own: revoking one leaves the others (5.1.1-c)', async () => {
    const named = new Map([['gateway', gateway]]);
    for (const name of ['bot', 'probe']) {
      named.set(name, (await createEdgeKey(world, name)).secret);
    }
    for (const [name, secret] of named) {
      await revokeEdgeKeys(world, name);
      world.clock.advance(10_000);

      const answer = await guarded.ask('/', { headers: ['x-functions-key', secret] });
      assert.equal(answer.status, 401, name);
      const left = [...named].slice([...named.keys()].indexOf(name) + 1);
      for (const [other, key] of left) {
        assert.equal((await guarded.ask('/', withKey(key))).status, 200, other);
      }
    }
  });

  it('is rotated without an outage: both open until the old one is revoked', async () => {
    const opens = async (key: string) => (await guarded.ask('/', withKey(key))).status === 200;
    assert.equal(await opens(gateway), true);
    world.clock.advance(1);

    const { secret: fresh } = await rotateEdgeKey(world, 'gateway');
    world.clock.advance(10_000);
    assert.deepEqual([await opens(gateway), await opens(fresh)], [true, true]);

    const [old] = (await listEdgeKeys(world)).sort((one, other) => one.createdAt - other.createdAt);
    assert.ok(old);
    await revokeEdgeKeys(world, old.id);
    world.clock.advance(9_999);
    assert.equal(await opens(fresh), true);
    world.clock.advance(1);

    assert.deepEqual([await opens(gateway), await opens(fresh)], [false, true]);
  });

  it('is asked of the probes too, unless they ask from the machine itself', async () => {
    for (const path of ['/livez', '/readyz']) {
      assert.equal((await guarded.ask(path)).status, 200);
      for (const from of ['x-forwarded-for', 'forwarded']) {
        const answer = await guarded.ask(path, { headers: [from, '127.0.0.1'] });
        assert.equal(answer.status, 401, from);
      }
      assert.equal((await guarded.ask(path, { method: 'POST' })).status, 401);
      assert.equal((await guarded.ask(`${path}?x=1`)).status, 401);
    }
    assert.equal((await guarded.ask('/')).status, 401);
  });

  it('goes on for a minute when the store cannot be read, and then nobody comes in', async () => {
    const status = async () => (await guarded.ask('/', withKey(gateway))).status;
    assert.equal(await status(), 200);
    world.state.isDown = true;

    world.clock.advance(10_000);
    assert.equal(await status(), 200);
    world.clock.advance(49_999);
    assert.equal(await status(), 200);
    world.clock.advance(1);
    assert.equal(await status(), 503);
    assert.ok(world.failures.every((error) => error instanceof StoreBusy));
    assert.ok(world.failures.length > 0);

    world.state.isDown = false;
    world.clock.advance(1_000);
    assert.equal(await status(), 200);
  });

  it('is read from the store once in ten seconds, however many ask', async () => {
    await Promise.all(Array.from({ length: 20 }, () => guarded.ask('/', withKey(gateway))));
    world.clock.advance(9_999);
    await guarded.ask('/', withKey(gateway));
    assert.equal(world.state.reads, 1);

    world.clock.advance(1);
    await Promise.all(Array.from({ length: 20 }, () => guarded.ask('/', withKey(gateway))));
    assert.equal(world.state.reads, 2);
  });

  it('is believed anew after the clock was set back', async () => {
    assert.equal((await guarded.ask('/', withKey(gateway))).status, 200);
    await revokeEdgeKeys(world, 'gateway');
    world.clock.advance(-3_600_000);

    assert.equal((await guarded.ask('/', withKey(gateway))).status, 401);
  });

  it('stands in no answer and no log, whoever sends it (5.1.1-b)', async () => {
    const answers: Answered[] = [];
    for (const [method, path] of everything) {
      answers.push(await guarded.ask(path, { method, ...withKey(gateway) }));
      answers.push(await guarded.ask(`${path}?code=${gateway}`, { method, ...withKey(gateway) }));
    }

    assert.equal(JSON.stringify(answers).includes(gateway), false);
    assert.ok(guarded.logged.length > 0);
    assert.equal(guarded.logged.join().includes(gateway), false);
  });

  it('off, lets everybody through to the handlers: what is behind the door is seen to be entered (control)', async () => {
    const open = await new Guarded(openDoor).listen();
    const answer = await open.ask('/readyz', { headers: forwarded });
    open.close();

    assert.equal(answer.status, 200);
    assert.ok(open.entered.includes('dependencies.store'));
  });
});
