import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { figureList } from '../../api/src/adapters/telemetry/figure-list.ts';
import { type Figures, openFigures } from '../../api/src/adapters/telemetry/figures.ts';
import { listenForFigures } from '../../api/src/adapters/telemetry/figures-listener.ts';
import { watchProcess } from '../../api/src/adapters/telemetry/process-figures.ts';
import { aClock } from '../support/world.ts';
import { findTellingLabels, valueOfSeries } from './figures-text.ts';

const allowedLabels = [
  'route',
  'status_class',
  'way',
  'code',
  'action',
  'outcome',
  'operation',
  'job',
  'quantile',
];

describe('figures', () => {
  it('have names of one kind, a sentence each, and labels that are closed sets (3.4-c)', () => {
    for (const [name, { kind, help, labels }] of Object.entries(figureList)) {
      assert.match(name, /^sekitori_[a-z_]+$/);
      assert.equal(name.endsWith('_total'), kind === 'counter', name);
      assert.ok(help.length > 20, name);
      for (const label of labels) assert.ok(allowedLabels.includes(label), `${name}: ${label}`);
    }
  });

  it('are told under the names of the list', async () => {
    const figures = openFigures();
    figures.count('sekitori_bookings_total', { action: 'book', outcome: 'done' });
    figures.count('sekitori_bookings_total', { action: 'book', outcome: 'done' });
    figures.observe('sekitori_confirmation_age_seconds', 61, {});
    figures.watch('sekitori_notices_parked', () => [{ value: 3, labels: {} }]);
    figures.watch('sekitori_notices_waiting', () => []);

    const text = await figures.asText();

    assert.equal(valueOfSeries(text, 'sekitori_bookings_total{action="book",outcome="done"}'), 2);
    assert.equal(valueOfSeries(text, 'sekitori_confirmation_age_seconds_bucket{le="60"}'), 0);
    assert.equal(valueOfSeries(text, 'sekitori_confirmation_age_seconds_bucket{le="80"}'), 1);
    assert.equal(valueOfSeries(text, 'sekitori_notices_parked'), 3);
    assert.equal(valueOfSeries(text, 'sekitori_notices_waiting'), undefined);
    assert.equal(valueOfSeries(text, 'sekitori_tenant_guard_trips_total'), 0);
  });

  it('tell how late a process is, what it holds, and its own clock', async () => {
    const figures = openFigures();
    watchProcess(figures, aClock('2026-10-05T00:00:00Z'));

    const text = await figures.asText();

    assert.equal(
      valueOfSeries(text, 'sekitori_clock_seconds'),
      Date.parse('2026-10-05T00:00:00Z') / 1000,
    );
    assert.ok((valueOfSeries(text, 'sekitori_memory_bytes') ?? 0) > 1e7);
    assert.ok(
      (valueOfSeries(text, 'sekitori_event_loop_delay_seconds{quantile="0.99"}') ?? -1) >= 0,
    );
  });

  it('would be found to name a person, an address, a tenant or a path', () => {
    const planted = [
      'sekitori_bookings_total{action="book",outcome="done"} 1',
      'sekitori_bookings_total{action="book",outcome="aiko.tanaka@contoso.example"} 1',
      'sekitori_http_problems_total{route="bookSeat",code="Tanaka Aiko"} 1',
      'sekitori_http_problems_total{route="/api/v1/bookings/b_123",code="not-found"} 1',
      'sekitori_bookings_total{tenant="contoso"} 1',
      'sekitori_sign_ins_total{outcome="3f2504e0-4f89-41d3-9a0c-0305e82c3301"} 1',
    ];

    const telling = findTellingLabels(planted.join('\n'), ['contoso']);

    assert.deepEqual(telling, planted.slice(1));
  });
});

describe('the listener for figures', () => {
  const told: Pick<Figures, 'asText'> = { asText: async () => 'sekitori_memory_bytes 1\n' };

  it('is heard on this machine alone, and knows one address', async () => {
    const server = await listenForFigures(told, {
      port: 0,
      fail: (error) => assert.fail(String(error)),
    });
    const { address, port } = server.address() as AddressInfo;
    const at = (path: string, method = 'GET') =>
      fetch(`http://127.0.0.1:${port}${path}`, { method });

    const answers = await Promise.all([
      at('/metrics'),
      at('/'),
      at('/metrics?all'),
      at('/metrics', 'POST'),
    ]);
    const text = await answers[0]?.text();
    server.close();

    assert.equal(address, '127.0.0.1');
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 404, 404, 405],
    );
    assert.equal(text, 'sekitori_memory_bytes 1\n');
    assert.match(answers[0]?.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  });

  it('answers 500 without a word where figures cannot be read, and tells its operator', async () => {
    const broken = new Error('planted');
    const heard: unknown[] = [];
    const server = await listenForFigures(
      { asText: () => Promise.reject(broken) },
      { port: 0, fail: (error) => heard.push(error) },
    );
    const { port } = server.address() as AddressInfo;

    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    const text = await answer.text();
    server.close();

    assert.deepEqual([answer.status, text, heard], [500, '', [broken]]);
  });
});
