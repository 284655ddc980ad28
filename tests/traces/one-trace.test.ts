import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { rsiFetch } from '../../api/src/adapters/rsi/rsi-fetch.ts';
import {
  type EndedSpan,
  openTelemetryTraces,
} from '../../api/src/adapters/telemetry/open-telemetry-traces.ts';
import { deliverNoticesWith } from '../../api/src/application/deliver-notices.ts';
import { leaseOver } from '../../api/src/application/lease.ts';
import { ChatUnreachable } from '../../api/src/application/ports.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { composeAudit } from '../../api/src/compose-audit.ts';
import { toldChats } from '../support/delivery.ts';
import { everyRecord } from '../support/observed/what-is-stored.ts';
import { openSecrets } from '../support/secrets.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorld,
  between,
  given,
  knownPeople,
} from '../support/world.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const parent = `00-${trace}-00f067aa0ba902b7-01`;
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
const ada = anActor('ada');

/** A world with a channel that follows a floor, where everything is on record and traced. */
async function aTracedWorld() {
  const bare = await aWorld();
  await knownPeople(bare, ada);
  const floor = await aFloor(bare);
  await bare.useCases.followFloor(anAdministrator(), {
    floor: floor.floor.id,
    reference: { conversation: 'channel-1', place: 'team', details: {} },
    language: 'en',
  });
  const spans: EndedSpan[] = [];
  const traces = openTelemetryTraces((span) => spans.push(span));
  const audit = composeAudit({
    ...bare,
    secrets: openSecrets,
    log: pino({ level: 'silent' }),
    figures: { countedOperations: (operations) => operations, auditChainRewritten: assert.fail },
    traces,
  });
  const world = audit.worldOnRecord(bare);
  const useCases = audit.useCasesOnRecord(useCasesOver(world));
  const told = toldChats();
  const heardIn: (string | undefined)[] = [];
  const chats = audit.chatsOnRecord(told.chats);
  const lease = leaseOver(bare, { name: 'notices', holder: 'one' });
  const hear = () => heardIn.push(traces.current()?.traceId);
  const deliver = deliverNoticesWith({ ...world, chats, hear });
  return {
    ...bare,
    spans,
    told,
    heardIn,
    async round() {
      await lease.hold();
      await deliver(lease);
    },
    book: () =>
      audit.operations.operate(
        { event: 'booking.create', way: 'web', requestId: 'r1', parent },
        async () => {
          const wish = { seat: floor.seat, period: morning, key: aKey() };
          const outcome = given(await useCases.bookSeat(ada, wish));
          return { outcome, ending: { outcome: 'done' } };
        },
      ),
    async close() {
      await audit.stop();
      await bare.stores.close();
    },
  };
}

describe('one trace', () => {
  let world: Awaited<ReturnType<typeof aTracedWorld>>;
  beforeEach(async () => {
    world = await aTracedWorld();
  });
  afterEach(() => world.close());
  const namesOf = () =>
    world.spans.filter(({ traceId }) => traceId === trace).map(({ span }) => span);

  it('leads from a request through its commit and the worker to the chat that hears of it', async () => {
    await world.book();
    await world.round();

    assert.equal(world.told.told.length, 1);
    for (const span of ['booking.create', 'commit day', 'notice.deliver', 'teams post']) {
      assert.ok(namesOf().includes(span), `${span} is not in ${namesOf()}`);
    }
    const records = (await everyRecord(world.stores)).filter(({ traceId }) => traceId === trace);
    assert.deepEqual(records.map(({ event, way }) => [event, way]).sort(), [
      ['booking.create', 'web'],
      ['notice.deliver', 'worker'],
    ]);
  });

  it('is still known when a notice is tried again, and where somebody hears of its failure', async () => {
    world.told.failing.push(new ChatUnreachable('busy'));
    await world.book();
    await world.round();
    world.clock.advance(60_000);
    await world.round();

    assert.equal(world.told.told.length, 1);
    assert.deepEqual(world.heardIn, [trace]);
    assert.equal(namesOf().filter((name) => name === 'notice.deliver').length, 2);
  });

  it('is told to RSI with each question', async () => {
    const server = createServer((request, response) => {
      response.end(JSON.stringify(request.headers['traceparent'] ?? 'none'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const traces = openTelemetryTraces(undefined);
    const ask = async () => {
      const fetched = rsiFetch(AbortSignal.timeout(5_000), () => traces.current()?.traceparent);
      const wish = { method: 'GET', headers: {}, body: null, redirect: 'manual' } as const;
      return (await fetched(`http://127.0.0.1:${port}/`, wish)).json();
    };

    const within = await traces.span({ name: 'request', parent }, ask);
    const outside = await ask();
    server.close();

    assert.match(String(within), new RegExp(`^00-${trace}-[0-9a-f]{16}-`));
    assert.equal(outside, 'none');
  });
});
