import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openTelemetryTraces } from '../../api/src/adapters/telemetry/open-telemetry-traces.ts';
import type { Operations } from '../../api/src/application/audit/operations.ts';
import { searchAudit } from '../../api/src/application/audit/search-audit.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { StoreBusy } from '../../api/src/application/store-faults.ts';
import type { EdgeDoor } from '../../api/src/http/edge-key.ts';
import type { World } from '../../api/src/http/handler.ts';
import { neverBehind } from '../../api/src/http/load-shedding.ts';
import { noLimits, TooManyRequests } from '../../api/src/http/rate-limits.ts';
import { createServer } from '../../api/src/http/server.ts';
import { recordingIn } from '../audit/recording.ts';
import { aroundCommits } from '../support/around-commits.ts';
import { aWorld, type TestWorld } from '../support/world.ts';

/** Lets in whoever carries any key, but `unreadable`. */
const door: EdgeDoor = {
  verdictOn: async ({ headers: { 'x-functions-key': key } }) => {
    if (key === undefined) return 'refused';
    return key === 'unreadable' ? 'unknown' : { key: undefined, isGateway: true };
  },
};
const withKey = { 'x-functions-key': 'any' };

describe('what leads to no operation (3.4-a)', () => {
  let world: TestWorld;
  let server: Server;
  beforeEach(async () => {
    world = await aWorld();
  });
  afterEach(async () => {
    server.close();
    server.closeAllConnections();
    await world.stores.close();
  });

  async function serve(operations: Operations): Promise<void> {
    const strict = {
      ...noLimits,
      admitStranger: async (address: string) => {
        if (address === 'too often') throw new TooManyRequests(1);
      },
    };
    server = createServer({ publicUrl: new URL('https://sekitori.example') } as unknown as World, {
      log: pino({ level: 'silent' }),
      edge: door,
      limits: strict,
      load: neverBehind,
      trustedHops: 0,
      operations,
      traces: openTelemetryTraces(undefined),
      siteFolder: mkdtempSync(join(tmpdir(), 'sekitori-site-')),
      extraAncestors: [],
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }

  async function ask(path: string, headers: object = withKey, method = 'GET'): Promise<number> {
    const at = server.address();
    const port = typeof at === 'object' && at ? at.port : 0;
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { ...headers } }).end();
    const [answer] = await once(asked, 'response');
    answer.resume();
    await once(answer, 'end');
    return answer.statusCode;
  }

  async function onRecord(): Promise<string[]> {
    const wish = { from: 0, to: world.clock.now() + 1 };
    const { items } = await searchAudit(world.stores, { tenant: undefined, wish });
    return items
      .map(({ event, outcome, code, status, count, actor, isCounting }) =>
        [event, actor, outcome, code, status, count, isCounting ?? ''].join(' ').trim(),
      )
      .sort();
  }

  it('is counted by the minute, few records for whatever a scanner asks', async () => {
    const { operations, tallies } = recordingIn(world);
    await serve(operations);
    const statuses = new Map<number, number>();
    const count = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
    for (let n = 0; n < 40; n += 1) {
      count(await ask(`/api/v9/${n}`));
      count(await ask(`/nowhere/${n}.php?id=${n}`, {}));
    }
    for (const path of ['/wp-login.php', '/api/v1/me/x']) count(await ask(path, withKey, 'POST'));
    count(await ask('/api/v1/me', withKey, 'DELETE'));
    count(await ask(`/${'a'.repeat(9_000)}`));
    count(await ask('/api/messages', withKey, 'POST'));
    count(await ask('/livez', { 'x-functions-key': 'unreadable' }));
    await tallies.settle('all');

    assert.deepEqual([...statuses].sort(), [
      [401, 40],
      [404, 41],
      [405, 3],
      [414, 1],
      [503, 1],
    ]);
    assert.deepEqual(await onRecord(), [
      'request.unrouted nobody denied address-too-long 414 1',
      'request.unrouted nobody denied method-not-allowed 405 3',
      'request.unrouted nobody denied no-such-route 404 41',
      'request.without-key nobody denied no-edge-key 401 40',
      'request.without-key nobody denied store-busy 503 1',
    ]);
  });

  it('is answered at once where nothing can be written, and written with its count when it can', async () => {
    let isFull = true;
    const stores: Stores = aroundCommits(world.stores, (commit) => async (scope, operations) => {
      if (isFull) throw new StoreBusy('The disk is full');
      return commit(scope, operations);
    });
    const { operations, tallies } = recordingIn({ stores, clock: world.clock });
    await serve(operations);

    for (let n = 0; n < 20; n += 1) assert.equal(await ask('/x', {}), 401);
    await assert.rejects(tallies.settle('all'), StoreBusy);
    assert.deepEqual(await onRecord(), []);
    isFull = false;
    await tallies.settle('all');

    assert.deepEqual(await onRecord(), ['request.without-key nobody denied no-edge-key 401 20']);
  });
});
