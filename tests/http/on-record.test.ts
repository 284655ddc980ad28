import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pino } from 'pino';
import { openTelemetryTraces } from '../../api/src/adapters/telemetry/open-telemetry-traces.ts';
import type { AuditRecord } from '../../api/src/application/audit/audit-record.ts';
import { searchAudit } from '../../api/src/application/audit/search-audit.ts';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import type { Answer, Handler, World } from '../../api/src/http/handler.ts';
import { neverBehind } from '../../api/src/http/load-shedding.ts';
import { noLimits } from '../../api/src/http/rate-limits.ts';
import { addressReader } from '../../api/src/http/read-address.ts';
import { runRoute } from '../../api/src/http/run-route.ts';
import { Unusable } from '../../api/src/http/unusable.ts';
import { type AuditLog, anAuditLog } from '../audit/an-audit-log.ts';
import { recordingIn } from '../audit/recording.ts';
import { anAdministrator, midori } from '../support/world.ts';

const publicUrl = new URL('https://sekitori.example');
const actor = anAdministrator();
const address = `/api/v1/admin/audit/export?${new URLSearchParams({
  from: '2026-10-01T00:00:00Z',
  to: '2026-11-01T00:00:00Z',
  format: 'jsonl',
})}`;

describe('what goes out and comes in piece by piece (3.4-a)', () => {
  let log: AuditLog;
  let lines: string[];
  let server: Server;
  beforeEach(async () => {
    log = await anAuditLog();
    lines = [];
  });
  afterEach(async () => {
    server.close();
    server.closeAllConnections();
    await log.close();
  });

  /** Serves one route to an administrator by a handler of our own; answers its origin. */
  async function serve(name: RouteName, handle: () => Promise<Answer<never>>): Promise<string> {
    const run = runRoute({
      name,
      route: routes[name],
      handle: handle as unknown as Handler<never>,
      door: {
        sessions: { of: async () => ({ actor, tenantName: 'みどり' }) as never },
        readAddress: addressReader(),
        publicUrl,
        limits: noLimits,
        addressOf: () => 'here',
      },
      world: {
        following: async (_after: string, work: () => Promise<unknown>) => ({
          outcome: await work(),
          after: '',
        }),
      } as unknown as World,
      settings: {
        log: pino({}, { write: (line: string) => lines.push(line) }),
        load: neverBehind,
        operations: recordingIn(log).operations,
        traces: openTelemetryTraces(undefined),
      },
    });
    server = createServer((asked, answer) => void run(asked, answer)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = server.address();
    return typeof at === 'object' && at ? `http://127.0.0.1:${at.port}` : '';
  }

  const serveFile = (parts: () => AsyncIterable<string>, records = () => 0) =>
    serve('auditExport', async () => ({
      kind: 'download',
      type: 'application/jsonl',
      fileName: 'a.jsonl',
      parts: parts(),
      records,
    }));

  async function onRecord(): Promise<readonly AuditRecord[]> {
    const wish = { from: 0, to: log.clock.now() + 1 };
    return (await searchAudit(log.stores, { tenant: midori, wish })).items;
  }

  async function ended(): Promise<AuditRecord> {
    const deadline = performance.now() + 10_000;
    for (;;) {
      const [record, ...more] = await onRecord();
      assert.deepEqual(more, []);
      if (record && record.outcome !== 'begun') return record;
      if (performance.now() > deadline) throw new Error('It never ended');
      await nextTurn();
    }
  }

  const cookie = `__Host-sekitori=${'x'.repeat(43)}`;
  const faults = () => lines.filter((line) => line.includes('"msg":"fault"'));

  it('is under way while a file is made, and done with its number of records once it went out', async () => {
    const meanwhile: string[] = [];
    let made = 0;
    const origin = await serveFile(
      async function* parts() {
        meanwhile.push(...(await onRecord()).map(({ outcome }) => outcome));
        for (; made < 3; made += 1) yield `${made}\n`;
      },
      () => made,
    );

    const answer = await fetch(`${origin}${address}`, { headers: { cookie } });

    assert.equal(await answer.text(), '0\n1\n2\n');
    const { event, outcome, status, steps } = await ended();
    assert.deepEqual(meanwhile, ['begun']);
    assert.deepEqual([event, outcome, status], ['audit.export', 'done', 200]);
    assert.deepEqual(steps, [{ name: 'records', result: '3' }]);
  });

  it('was broken off where whoever takes the file leaves amid it, which is no fault', async () => {
    const origin = await serveFile(async function* parts() {
      for (;;) yield 'x'.repeat(100_000);
    });

    const asked = request(`${origin}${address}`, { headers: { cookie } }).end();
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    await once(answer ?? assert.fail(), 'data');
    asked.destroy();

    const { outcome, code } = await ended();
    assert.deepEqual([outcome, code], ['failed', 'broken-off']);
    assert.deepEqual(faults(), []);
  });

  it('says why where a file breaks off on our side: a fault, or a session that ended', async () => {
    const breaking = (error: Error) =>
      async function* parts() {
        yield 'a line\n';
        throw error;
      };
    const files = [breaking(new TypeError('planted')), breaking(new Unusable('not-signed-in'))];
    const origin = await serve('auditExport', async () => {
      const parts = (files.shift() ?? assert.fail())();
      return { kind: 'download', type: 'x/y', fileName: 'a', parts, records: () => 0 };
    });

    for (let times = 0; times < 2; times += 1) {
      const taken = fetch(`${origin}${address}`, { headers: { cookie } });
      await assert.rejects(taken.then((answer) => answer.text()));
      log.clock.advance(1);
    }

    const deadline = performance.now() + 10_000;
    while ((await onRecord()).some(({ outcome }) => outcome === 'begun')) {
      assert.ok(performance.now() < deadline);
      await nextTurn();
    }
    assert.deepEqual(
      (await onRecord()).map(({ outcome, code }) => [outcome, code]),
      [
        ['denied', 'not-signed-in'],
        ['failed', 'fault'],
      ],
    );
    assert.equal(faults().length, 1);
  });

  it('could not be used where whoever asks leaves amid the body, which is no fault', async () => {
    const origin = await serve('bookSeat', async () => assert.fail('nothing was asked'));
    const headers = {
      cookie,
      'content-type': 'application/json',
      'content-length': 100,
      'x-sekitori-request': '1',
      'idempotency-key': 'k'.repeat(20),
    };
    const asked = request(`${origin}/api/v1/bookings`, { method: 'POST', headers });
    asked.on('error', () => undefined);
    const came = once(server, 'request');
    asked.write('{"seatId":');
    await came;
    await nextTurn();
    asked.destroy();

    const { outcome, code, person } = await ended();
    assert.deepEqual([outcome, code, person], ['unusable', 'left-amid-body', actor.person]);
    assert.deepEqual(faults(), []);
  });
});
