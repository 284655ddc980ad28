import assert from 'node:assert/strict';
import { type Client, clientOf } from '../support/client.ts';
import { type RunningService, sharedService } from '../support/service.ts';
import { findTellingLabels, valueOfSeries } from './figures-text.ts';

const booked = 'sekitori_bookings_total{action="book",outcome="done"}';
const refused = 'sekitori_bookings_total{action="book",outcome="seat-taken"}';
const problem = 'sekitori_http_problems_total{route="bookSeat",code="seat-taken"}';
const answered =
  'sekitori_http_request_duration_seconds_count{route="bookSeat",status_class="2xx"}';
const backlog = [
  'sekitori_notices_waiting',
  'sekitori_notices_oldest_seconds',
  'sekitori_notices_parked',
  'sekitori_audit_oldest_unsealed_seconds',
];

/** Of the demonstration: tenants, people in both scripts, and what addresses and ids of theirs hold. */
const names = ['midori', 'contoso', '.example', 'emily', 'carter', 'alice', 'suzuki', '鈴木'];

describe('the figures of a running service (3.1-a)', function () {
  this.timeout(150_000);
  let service: RunningService;
  let emily: Client;
  let kenichi: Client;

  const scrape = async () => {
    const answer = await fetch(`http://127.0.0.1:${service.metricsPort}/metrics`);
    return answer.text();
  };

  before(async () => {
    service = await sharedService();
    emily = await clientOf(service, 'emily.carter@midori.example');
    kenichi = await clientOf(service, 'kenichi.suzuki@midori.example');
  });

  it('count a booking and a refusal, and how long they took', async () => {
    const { body } = await emily.get('/api/v1/floors');
    const floor = body.items.find(
      (one: { site: { timeZone: string } }) => one.site.timeZone === 'Asia/Tokyo',
    );
    const { seats } = (await emily.get(`/api/v1/floors/${floor.id}`)).body;
    const seat = seats.findLast((one: { closedBecause?: string }) => !one.closedBecause);
    const day = floor.bookable.last;
    const wish = {
      seatId: seat.id,
      from: `${day}T18:00:00+09:00`,
      to: `${day}T18:30:00+09:00`,
    };
    const before = await scrape();

    const made = await emily.send('POST', '/api/v1/bookings', wish);
    const lost = await kenichi.send('POST', '/api/v1/bookings', wish);
    const after = await scrape();
    await emily.send('POST', `/api/v1/bookings/${made.body.id}/cancel`);

    assert.deepEqual([made.status, lost.body.code], [201, 'seat-taken']);
    for (const series of [booked, refused, problem, answered]) {
      const grown = (valueOfSeries(after, series) ?? 0) - (valueOfSeries(before, series) ?? 0);
      assert.ok(grown >= 1, `${series} grew by ${grown}`);
    }
  });

  it('tell what is waiting, from the one process that measures it', async () => {
    const text = await scrape();

    for (const series of backlog) {
      assert.notEqual(valueOfSeries(text, series), undefined, series);
    }
    assert.ok((valueOfSeries(text, 'sekitori_confirmation_age_seconds_count') ?? 0) > 0);
    assert.ok(
      (valueOfSeries(text, 'sekitori_worker_rounds_total{job="notices",outcome="done"}') ?? 0) > 0,
    );
  });

  it('name no tenant, no person, no address and no path (3.4-c)', async () => {
    await fetch(`${service.url}/api/v1/bookings/emily.carter@midori.example`);
    await fetch(`${service.url}/midori/鈴木`);

    const text = await scrape();

    assert.deepEqual(findTellingLabels(text, names), []);
    assert.ok(text.split('\n').length > 100, 'hardly a figure was told');
  });

  it('are told at no address of the service itself', async () => {
    const answers = await Promise.all(
      ['/metrics', '/api/metrics', '/api/v1/metrics'].map(async (path) => {
        const answer = await fetch(`${service.url}${path}`);
        return answer.text();
      }),
    );

    for (const text of answers) assert.doesNotMatch(text, /sekitori_\w+\{|# TYPE/);
  });
});
