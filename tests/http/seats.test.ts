import assert from 'node:assert/strict';
import { isoAt } from '../../api/src/domain/workday.ts';
import { type Client, clientOf } from '../support/client.ts';
import { type RunningService, sharedService } from '../support/service.ts';
import { zone } from '../support/world.ts';

describe('seats over HTTP', () => {
  let service: RunningService;
  let kenichi: Client;
  let naoki: Client;
  let alice: Client;
  let floorId: string;
  let last: string;
  let seats: { id: string; name: string }[];
  before(async function () {
    this.timeout(150_000);
    service = await sharedService();
    kenichi = await clientOf(service, 'kenichi.suzuki@midori.example');
    naoki = await clientOf(service, 'naoki.tanaka@midori.example');
    alice = await clientOf(service, 'alice.morgan@contoso.example');
    const { body } = await kenichi.get('/api/v1/floors');
    const tokyo = body.items.find(
      (floor: { site: { timeZone: string } }) => floor.site.timeZone === 'Asia/Tokyo',
    );
    floorId = tokyo.id;
    last = tokyo.bookable.last;
    seats = (await kenichi.get(`/api/v1/floors/${floorId}`)).body.seats;
  });

  const codes = (of = floorId) => `/api/v1/admin/floors/${of}/seat-codes`;
  const seat = (id = seats[0]?.id) => `/api/v1/seats/${id}`;

  describe('codes', () => {
    it('are addresses of our own for operations administrators, the same until they are renewed', async () => {
      const [first, second] = [await naoki.get(codes()), await naoki.get(codes())];
      const key = { 'idempotency-key': `renew-${Date.now()}` };
      const renewed = await naoki.send('POST', codes(), undefined, key);
      const repeated = await naoki.send('POST', codes(), undefined, key);

      assert.deepEqual([first.status, renewed.status], [200, 200]);
      assert.deepEqual(second.body, first.body);
      assert.deepEqual(repeated.body, renewed.body);
      assert.notDeepEqual(renewed.body, first.body);
      assert.equal(first.body.items.length, seats.length);
      for (const { seatId, href } of first.body.items) {
        const { origin, pathname, searchParams } = new URL(href);
        assert.deepEqual([origin, pathname], [service.url, `/seats/${seatId}`]);
        assert.match(searchParams.get('code') ?? '', /^[a-z2-7]{10}$/);
      }
    });

    it('are for nobody else, and of no floor that is not there', async () => {
      const others = await Promise.all([kenichi.get(codes()), kenichi.send('POST', codes())]);
      const missing = await Promise.all([
        naoki.get(codes('nowhere')),
        naoki.send('POST', codes('nowhere')),
      ]);

      assert.deepEqual(
        [...others, ...missing].map(({ status, body }) => [status, body.code]),
        [...Array(2).fill([403, 'not-permitted']), ...Array(2).fill([404, 'not-found'])],
      );
    });
  });

  describe('at this moment', () => {
    it('say where they are, how they stand, and what can be done there', async () => {
      const { status, body } = await kenichi.get(seat());

      assert.equal(status, 200);
      assert.deepEqual(
        [body.seat.id, body.floor.id, body.site.timeZone],
        [seats[0]?.id, floorId, 'Asia/Tokyo'],
      );
      assert.equal(body.workday, body.now.slice(0, 10));
      assert.ok(Math.abs(Date.parse(body.now) - Date.now()) < 60_000);
      assert.equal(body.now, isoAt(Date.parse(body.now), zone('Asia/Tokyo')));
    });

    it('are another tenant’s as little as nobody’s', async () => {
      const nowhere = seats[0]?.id.replace(/.$/, 'x');
      const answers = [await alice.get(seat()), await alice.get(seat(nowhere))];

      assert.deepEqual(
        answers.map(({ status, body: { requestId: _, ...body } }) => [status, body]),
        [answers[1], answers[1]].map((answer) => {
          const { requestId: _, ...body } = answer?.body ?? {};
          return [404, body];
        }),
      );
      assert.equal(answers[0]?.body.code, 'not-found');
    });

    it('are named by an id and nothing else', async () => {
      const ids = ['a%20b', 'a%2Fb', 'x'.repeat(81)];
      const answers = await Promise.all(ids.map((id) => kenichi.get(`/api/v1/seats/${id}`)));

      assert.deepEqual(
        answers.map(({ status }) => status),
        [400, 400, 400],
      );
    });
  });

  describe('of a range of days', () => {
    const cancel = (body: unknown) => kenichi.send('POST', '/api/v1/bookings/cancel', body);

    it('are given back at once', async () => {
      const [from, to] = [`${last}T09:00:00+09:00`, `${last}T10:00:00+09:00`];
      const wish = { seatId: seats[0]?.id, from, to };
      const booked = await kenichi.send('POST', '/api/v1/bookings', wish);
      const cancelled = await cancel({ first: last, last });
      const again = await cancel({ first: last, last });

      assert.equal(booked.status, 201);
      assert.deepEqual(
        cancelled.body.items.map((item: { id: string; state: string }) => [item.id, item.state]),
        [[booked.body.id, 'cancelled']],
      );
      assert.deepEqual(again.body, { items: [] });
    });

    it('must be days, in order, and no more than can be booked', async () => {
      const bodies = [
        { first: '2026-10-07', last: '2026-10-06' },
        { first: '2026-10-01', last: '2026-12-03' },
        { first: '2026-02-30', last: '2026-03-01' },
        { first: '2026-10-06' },
        { first: '2026-10-06', last: '2026-10-06', also: 1 },
      ];
      const answers = [];
      for (const body of bodies) answers.push(await cancel(body));
      const longest = await cancel({ first: '2026-10-01', last: '2026-12-02' });

      assert.deepEqual(
        answers.map(({ status, body }) => [status, body.issues[0].path]),
        [
          [400, 'body.last'],
          [400, 'body.last'],
          [400, 'body.first'],
          [400, 'body.last'],
          [400, 'body'],
        ],
      );
      assert.equal(longest.status, 200);
    });
  });

  it('are counted against a quota around a workday', async () => {
    const quota = `/api/v1/floors/${floorId}/quota`;
    const today = await kenichi.get(quota);
    const day = await kenichi.get(`${quota}?workday=${last}`);
    const unusable = await kenichi.get(`${quota}?workday=tomorrow`);
    const theirs = await alice.get(quota);

    assert.deepEqual(
      [today.status, day.status, unusable.status, theirs.status],
      [200, 200, 400, 404],
    );
    assert.ok(Array.isArray(today.body.items));
  });

  it('open for booking on the next day at an instant that the floor tells (A6)', async () => {
    const { body } = await kenichi.get(`/api/v1/floors/${floorId}`);
    const { next } = body.bookable;

    assert.ok(next.workday > body.bookable.last);
    assert.ok(Date.parse(next.opensAt) > Date.now());
    assert.match(next.opensAt, /\+09:00$/);
  });

  it('are read on the clock that a person chose, which nobody else sees (A8)', async () => {
    const set = (body: unknown) => kenichi.send('PUT', '/api/v1/me/preferences', body);
    const before = (await kenichi.get('/api/v1/me')).body.preferences;
    const chosen = await set({ clock: '12-hour', weekStartsOn: 'sunday' });
    const older = await set({ visibility: before.visibility });
    const unusable = [await set({ clock: '12h' }), await set({ weekStartsOn: 'friday' })];
    const back = await set({ clock: 'locale', weekStartsOn: 'locale' });

    assert.deepEqual(chosen.body.preferences, {
      visibility: before.visibility,
      clock: '12-hour',
      weekStartsOn: 'sunday',
    });
    assert.deepEqual(older.body.preferences, chosen.body.preferences);
    assert.deepEqual(
      unusable.map(({ status }) => status),
      [400, 400],
    );
    assert.deepEqual(back.body.preferences, before);
  });
});
