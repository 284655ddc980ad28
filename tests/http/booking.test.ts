import assert from 'node:assert/strict';
import { type Client, clientOf } from '../support/client.ts';
import { eventsOf } from '../support/events-of.ts';
import { type RunningService, sharedService } from '../support/service.ts';
import { aKey } from '../support/world.ts';

describe('booking over HTTP', () => {
  let service: RunningService;
  let emily: Client;
  let kenichi: Client;
  let alice: Client;
  let floorId: string;
  let seats: { id: string; name: string }[];
  let from: string;
  let to: string;
  before(async function () {
    this.timeout(150_000);
    service = await sharedService();
    emily = await clientOf(service, 'emily.carter@midori.example');
    kenichi = await clientOf(service, 'kenichi.suzuki@midori.example');
    alice = await clientOf(service, 'alice.morgan@contoso.example');
    const { body } = await emily.get('/api/v1/floors');
    const tokyo = body.items.find(
      (floor: { site: { timeZone: string } }) => floor.site.timeZone === 'Asia/Tokyo',
    );
    floorId = tokyo.id;
    seats = (await emily.get(`/api/v1/floors/${floorId}`)).body.seats.filter(
      (seat: { closedBecause?: string }) => !seat.closedBecause,
    );
    from = `${tokyo.bookable.last}T13:00:00+09:00`;
    to = `${tokyo.bookable.last}T15:00:00+09:00`;
  });

  const availability = () =>
    `/api/v1/floors/${floorId}/availability?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;
  const stateOf = (
    body: { seats: { seatId: string; state: string }[] },
    seatId: string | undefined,
  ) => body.seats.find((seat) => seat.seatId === seatId)?.state;

  it('books, shows it to others at once with the reason, and cancels', async () => {
    const seatId = seats[0]?.id;
    const made = await emily.send('POST', '/api/v1/bookings', { seatId, from, to });
    const hers = await emily.get(availability());
    const his = await kenichi.get(availability(), { 'accept-language': 'en' });
    const lost = await kenichi.send('POST', '/api/v1/bookings', { seatId, from, to });
    const listed = await emily.get('/api/v1/bookings');
    const cancelled = await emily.send('POST', `/api/v1/bookings/${made.body.id}/cancel`);
    const after = await kenichi.get(availability());

    assert.equal(made.status, 201);
    assert.deepEqual([made.body.from, made.body.to, made.body.timeZone], [from, to, 'Asia/Tokyo']);
    assert.equal(stateOf(hers.body, seatId), 'mine');
    assert.equal(stateOf(his.body, seatId), 'taken');
    assert.equal(lost.status, 409);
    assert.equal(lost.body.code, 'seat-taken');
    assert.equal(lost.body.detail, 'Emily Carter has it 13:00–15:00.');
    assert.equal(lost.body.alternatives.length, 3);
    assert.ok(listed.body.items.some((booking: { id: string }) => booking.id === made.body.id));
    assert.equal(cancelled.body.state, 'cancelled');
    assert.equal(stateOf(after.body, seatId), 'free');
  });

  it('moves a booking to a free seat in one step, and leaves it early', async () => {
    const [here, there] = [seats[3]?.id, seats[4]?.id];
    const made = await emily.send('POST', '/api/v1/bookings', { seatId: here, from, to });
    const one = `/api/v1/bookings/${made.body.id}`;
    const moved = await emily.send('POST', `${one}/move`, { seatId: there });
    const during = await kenichi.get(availability());
    const his = await kenichi.send('POST', `${one}/release`);
    const released = await emily.send('POST', `${one}/release`);
    const over = await emily.send('POST', `${one}/move`, { seatId: here });
    const after = await kenichi.get(availability());

    assert.deepEqual([moved.status, moved.body.id, moved.body.seatId], [200, made.body.id, there]);
    assert.deepEqual([stateOf(during.body, here), stateOf(during.body, there)], ['free', 'taken']);
    assert.deepEqual([his.status, his.body.code], [403, 'not-permitted']);
    assert.deepEqual([released.status, released.body.state], [200, 'released']);
    assert.deepEqual([over.status, over.body.code], [409, 'booking-over']);
    assert.equal(stateOf(after.body, there), 'free');
  });

  it('does once what is sent twice with one key', async () => {
    const wish = { seatId: seats[1]?.id, from, to };
    const headers = { 'idempotency-key': `${aKey()}-twice-${process.pid}` };

    const [first, again] = await Promise.all([
      emily.send('POST', '/api/v1/bookings', wish, headers),
      emily.send('POST', '/api/v1/bookings', wish, headers),
    ]);
    const other = await emily.send(
      'POST',
      '/api/v1/bookings',
      { ...wish, seatId: seats[2]?.id },
      headers,
    );
    await emily.send('POST', `/api/v1/bookings/${first.body.id}/cancel`);

    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.equal(first.body.id, again.body.id);
    assert.deepEqual([other.status, other.body.code], [422, 'key-reused']);
  });

  it('answers what another tenant owns as what is not there, to the byte (2.3-c)', async () => {
    const { body } = await alice.get('/api/v1/floors');
    const foreignFloor = (await alice.get(`/api/v1/floors/${body.items[0].id}`)).body;
    const foreignSeat = foreignFloor.seats[0].id;
    const missing = (text: string) => text.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
    const without = (answer: { body: { requestId: string } }) => ({
      ...answer.body,
      requestId: '',
    });

    const pairs = [
      [`/api/v1/floors/${foreignFloor.id}`, `/api/v1/floors/${missing(foreignFloor.id)}`],
      [foreignFloor.plan.href, missing(foreignFloor.plan.href)],
    ] as const;
    for (const [theirs, nobodys] of pairs) {
      const foreign = await emily.get(theirs);
      const absent = await emily.get(nobodys);

      assert.equal(foreign.status, 404);
      assert.deepEqual(without(foreign), without(absent));
    }
    const booked = await emily.send('POST', '/api/v1/bookings', { seatId: foreignSeat, from, to });
    assert.deepEqual([booked.status, booked.body.code], [404, 'not-found']);
  });

  it('keeps a colleague’s booking from being read or cancelled', async () => {
    const made = await emily.send('POST', '/api/v1/bookings', { seatId: seats[3]?.id, from, to });

    const read = await kenichi.get(`/api/v1/bookings/${made.body.id}`);
    const cancelled = await kenichi.send('POST', `/api/v1/bookings/${made.body.id}/cancel`);
    const still = await emily.get(`/api/v1/bookings/${made.body.id}`);
    await emily.send('POST', `/api/v1/bookings/${made.body.id}/cancel`);

    assert.deepEqual([read.status, cancelled.status], [404, 403]);
    assert.equal(still.body.state, 'booked');
  });

  it('answers an unchanged availability with 304', async () => {
    const first = await emily.get(availability());

    const again = await emily.get(availability(), {
      'if-none-match': first.headers.get('etag') ?? '',
    });

    assert.equal(first.status, 200);
    assert.equal(again.status, 304);
    assert.equal(again.body, '');
  });

  it('tells an open page of another person’s booking, and of its end', async () => {
    const path = availability().replace('availability', 'live');
    const aborter = new AbortController();
    const stream = await emily.raw(path, { signal: aborter.signal });
    const events = eventsOf(stream);
    const seatId = seats[5]?.id;

    const made = await kenichi.send('POST', '/api/v1/bookings', { seatId, from, to });
    const taken = await events.next();
    await kenichi.send('POST', `/api/v1/bookings/${made.body.id}/cancel`);
    const free = await events.next();
    aborter.abort();

    assert.equal(stream.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    assert.deepEqual([taken.value.seats[0].seatId, taken.value.seats[0].state], [seatId, 'taken']);
    assert.deepEqual([free.value.seats[0].seatId, free.value.seats[0].state], [seatId, 'free']);
  });

  it('serves the plan in the width that is asked for, to the signed-in of its tenant alone', async () => {
    const { plan } = (await emily.get(`/api/v1/floors/${floorId}`)).body;

    const small = await emily.raw(`${plan.href}?width=400`, {});
    const large = await emily.raw(`${plan.href}?width=4000`, {});
    const [smallBytes, largeBytes] = [await small.arrayBuffer(), await large.arrayBuffer()];
    const foreign = await alice.raw(plan.href, {});

    assert.equal(small.headers.get('content-type'), 'image/webp');
    assert.ok(smallBytes.byteLength < largeBytes.byteLength);
    assert.equal(foreign.status, 404);
  });

  it('ends the session on the server when somebody signs out, and clears the cookie', async () => {
    const minh = await clientOf(service, 'minhanh.nguyen@midori.example');

    const before = await minh.get('/api/v1/me');
    const out = await minh.send('POST', '/auth/sign-out');
    const after = await minh.get('/api/v1/me');

    assert.deepEqual([before.status, out.status, after.status], [200, 204, 401]);
    assert.match(
      out.headers.get('set-cookie') ?? '',
      /^__Host-sekitori=; Path=\/; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=0$/,
    );
  });
});
