import assert from 'node:assert/strict';
import { type Client, clientOf } from '../support/client.ts';
import { sharedService } from '../support/service.ts';

type SeatBody = { id: string; name: string; closedBecause?: string };

/** A floor of its own for each test, so that nobody else's bookings are on it. */
describe('what a change would do to bookings, over HTTP', () => {
  let emily: Client;
  let naoki: Client;
  let floorId: string;
  let day: string;
  let booking: { id: string; localText: string };
  const path = () => `/api/v1/admin/floors/${floorId}`;
  before(async function () {
    this.timeout(150_000);
    const service = await sharedService();
    emily = await clientOf(service, 'emily.carter@midori.example');
    naoki = await clientOf(service, 'naoki.tanaka@midori.example');
  });
  beforeEach(async () => {
    const { body: sites } = await naoki.get('/api/v1/admin/sites');
    const { id: siteId } = sites.items.find(
      (site: { timeZone: string }) => site.timeZone === 'Asia/Tokyo',
    );
    const made = await naoki.send('POST', '/api/v1/admin/floors', { siteId, name: 'Impact' });
    floorId = made.body.id;
    const seats = ['S-1', 'S-2', 'S-3'].map((name, at) => seatOf(name, at));
    await publish(await saveSeats(seats), '');
    day = (await emily.get(`/api/v1/floors/${floorId}`)).body.bookable.last;
    const wish = { seatId: `${floorId}.S-1`, from: hour('09'), to: hour('12') };
    booking = (await emily.send('POST', '/api/v1/bookings', wish)).body;
  });
  afterEach(async () => {
    const { version } = (await naoki.get(path())).body;
    const deleted = await naoki.send('DELETE', `${path()}?bookings=cancel`, undefined, {
      'if-match': version,
    });
    assert.equal(deleted.status, 200);
  });

  const hour = (time: string) => `${day}T${time}:00:00+09:00`;
  const seatOf = (name: string, at: number) => ({
    id: `${floorId}.${name}`,
    name,
    x: 100 * (at + 1),
    y: 100,
    turn: 0,
    equipment: [],
  });
  async function saveSeats(seats: readonly SeatBody[]): Promise<string> {
    const { version } = (await naoki.get(path())).body;
    const draft = { name: 'Impact', zones: [], seats };
    return (await naoki.send('PUT', path(), draft, { 'if-match': version })).body.version;
  }
  const publish = (version: string, query: string) =>
    naoki.send('POST', `${path()}/publish${query}`, undefined, { 'if-match': version });
  const hers = async () => {
    const { body } = await emily.get(`/api/v1/bookings/${booking.id}`);
    return [body.seatName, body.state];
  };
  const closing = () => ({
    place: { level: 'seat', seatIds: [`${floorId}.S-1`] },
    own: {},
    closures: [{ id: 'works', first: day, last: day, reason: '空調の点検' }],
  });
  const impact = (language: string, client = naoki) =>
    client.send('POST', `${path()}/operation/impact`, closing(), { 'accept-language': language });

  it('is told of settings and closures with whom it touches, why, and where they could sit', async () => {
    const [ja, en] = [await impact('ja'), await impact('en')];

    const [item] = en.body.items;
    assert.deepEqual([en.status, en.body.bookings, en.body.people], [200, 1, 1]);
    assert.deepEqual(
      { ...item, refusal: { code: item.refusal.code, detail: item.refusal.detail } },
      {
        bookingId: booking.id,
        seatId: `${floorId}.S-1`,
        seatName: 'S-1',
        floorId,
        floorName: 'Impact',
        from: hour('09'),
        to: hour('12'),
        timeZone: 'Asia/Tokyo',
        localText: booking.localText,
        holder: item.holder,
        refusal: { code: 'seat-closed', detail: item.refusal.detail },
        moveTo: { seatId: `${floorId}.S-2`, name: 'S-2' },
      },
    );
    assert.equal(item.holder.name, 'Emily Carter');
    assert.match(item.refusal.detail, /空調の点検/);
    assert.deepEqual(
      [ja.body.items[0].refusal.next, item.refusal.next],
      ['S-2に移せます。', 'It can move to S-2.'],
    );
    assert.notEqual(ja.body.items[0].refusal.title, item.refusal.title);
    assert.deepEqual(await hers(), ['S-1', 'booked']);
  });

  it('is for who manages floors alone, and for what can be understood', async () => {
    const others = [
      await impact('en', emily),
      await emily.get(`${path()}/publish/impact`),
      await emily.get('/api/v1/admin/floors/nowhere/publish/impact'),
    ];
    const missing = await naoki.get('/api/v1/admin/floors/nowhere/publish/impact');
    const wrong = await naoki.send('POST', `${path()}/operation/impact`, {
      ...closing(),
      own: { daysAhead: -1 },
    });

    const [closure] = closing().closures;
    const backwards = await naoki.send('POST', `${path()}/operation/impact`, {
      ...closing(),
      closures: [{ ...closure, last: '2020-01-01' }],
    });

    assert.deepEqual([backwards.status, backwards.body.code], [422, 'settings-have-flaws']);
    assert.deepEqual(
      others.map(({ status }) => status),
      [403, 403, 403],
    );
    assert.deepEqual([missing.status, missing.body.code], [404, 'not-found']);
    assert.equal(wrong.status, 400);
    assert.match(wrong.body.issues[0].path, /own\.daysAhead/);
  });

  it('is asked before seats with bookings go, and then moves them where that is chosen', async () => {
    const version = await saveSeats(['S-2', 'S-3'].map((name, at) => seatOf(name, at + 1)));

    const foretold = await naoki.get(`${path()}/publish/impact`);
    const refused = await publish(version, '');
    const still = await hers();
    const published = await publish(version, '?bookings=move');

    const [item] = foretold.body.items;
    assert.deepEqual([item.refusal.code, item.moveTo.name], ['not-found', 'S-2']);
    assert.deepEqual([refused.status, refused.body.code], [409, 'floor-has-bookings']);
    assert.deepEqual([refused.body.bookings, refused.body.people], [1, 1]);
    assert.deepEqual(still, ['S-1', 'booked']);
    assert.deepEqual([published.status, await hers()], [200, ['S-2', 'booked']]);
  });

  it('does with bookings of seats that stay just what is chosen', async () => {
    const closed = (reason: string) =>
      ['S-1', 'S-2', 'S-3'].map((name, at) => ({
        ...seatOf(name, at),
        ...(at === 0 ? { closedBecause: reason } : {}),
      }));
    const kept = await publish(await saveSeats(closed('漏水')), '');
    const afterKeeping = await hers();
    await publish(await saveSeats(['S-1', 'S-2', 'S-3'].map((name, at) => seatOf(name, at))), '');
    const released = await publish(await saveSeats(closed('漏水')), '?touched=release');
    const wrong = await publish('"1"', '?touched=whatever');

    assert.deepEqual([kept.status, afterKeeping], [200, ['S-1', 'booked']]);
    assert.deepEqual([released.status, await hers()], [200, ['S-1', 'released']]);
    assert.equal(wrong.status, 400);
  });
});
