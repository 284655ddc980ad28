import assert from 'node:assert/strict';
import sharp from 'sharp';
import { hasActiveContent } from '../../api/src/adapters/images/svg-check.ts';
import { setOperation } from '../support/set-operation.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorld,
  between,
  given,
  knownPeople,
  type TestWorld,
} from '../support/world.ts';

const ada = anActor('ada');
const hanako = anActor('hanako');
const admin = anAdministrator();
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
const nextDay = between('2026-10-07T08:00:00+09:00', '2026-10-07T12:00:00+09:00');

describe('floors', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ada, hanako);
    floor = await aFloor(world);
  });
  afterEach(() => world.stores.close());

  const id = () => floor.floor.id;
  const book = (actor: typeof ada, at: number, period = morning) =>
    world.useCases.bookSeat(actor, { seat: floor.seats[at] ?? floor.seat, period, key: aKey() });
  const draftOf = async () => given(await world.useCases.seeDraft(admin, id()));
  const save = async (seats: number) => {
    const draft = await draftOf();
    const { name, zones } = draft.floor;
    const wish = {
      name,
      zones,
      seats: draft.floor.seats.slice(0, seats),
      plan: undefined,
    };
    return given(
      await world.useCases.saveDraft(admin, { floor: id(), wish, version: draft.version }),
    );
  };

  it('show people what is published, not the draft', async () => {
    const saved = await save(2);
    const seen = given(await world.useCases.seeFloor(ada, id()));

    assert.equal(saved.state, 'published-with-changes');
    assert.equal(seen.floor.seats.length, 4);
  });

  it('take a draft from the version it was read in only', async () => {
    const stale = (await draftOf()).version;
    await save(3);

    const { name, zones, seats } = floor.floor;
    const wish = { name, zones, seats, plan: undefined };
    const lost = await world.useCases.saveDraft(admin, { floor: id(), wish, version: stale });

    assert.deepEqual(lost, { ok: false, refusal: { code: 'changed-meanwhile' } });
  });

  it('refuse a draft with two seats of one name or a seat of another floor', async () => {
    const draft = await draftOf();
    const [first, second] = draft.floor.seats;
    assert.ok(first && second);
    const other = await aFloor(world, { name: '13F' });
    const foreign = { ...second, id: other.seat };
    const trySaving = (seats: readonly (typeof first)[]) => {
      const { name, zones } = draft.floor;
      const wish = { name, zones, seats, plan: undefined };
      return world.useCases.saveDraft(admin, { floor: id(), wish, version: draft.version });
    };

    const doubled = await trySaving([first, { ...second, name: first.name }]);
    const astray = await trySaving([first, foreign]);

    assert.deepEqual(doubled, {
      ok: false,
      refusal: { code: 'floor-has-flaws', flaws: [{ kind: 'two-seats-of-one-name', name: 'S-1' }] },
    });
    assert.equal(!astray.ok && astray.refusal.code, 'floor-has-flaws');
  });

  it('keep bookings of seats that stay, and ask before they cancel those of seats that go', async () => {
    const kept = given(await book(ada, 0));
    const lost = given(await book(hanako, 3));
    const { version } = await save(3);

    const asked = await world.useCases.publishFloor(admin, {
      floor: id(),
      version,
      bookings: 'refuse',
    });
    given(await world.useCases.publishFloor(admin, { floor: id(), version, bookings: 'cancel' }));

    assert.deepEqual(asked, {
      ok: false,
      refusal: { code: 'floor-has-bookings', bookings: 1, people: 1 },
    });
    const stateOf = async (actor: typeof ada, booking: typeof kept) =>
      given(await world.useCases.seeBooking(actor, booking.booking.id)).booking.state;
    assert.equal(await stateOf(ada, kept), 'booked');
    assert.equal(await stateOf(hanako, lost), 'cancelled');
  });

  it('are deleted with a defined outcome for their bookings', async () => {
    const booking = given(await book(ada, 0));
    given(await book(ada, 0, nextDay));
    const { version } = await draftOf();

    const asked = await world.useCases.deleteFloor(admin, {
      floor: id(),
      version,
      bookings: 'refuse',
    });
    const done = await world.useCases.deleteFloor(admin, {
      floor: id(),
      version,
      bookings: 'cancel',
    });

    assert.deepEqual(asked, {
      ok: false,
      refusal: { code: 'floor-has-bookings', bookings: 2, people: 1 },
    });
    assert.deepEqual(done, { ok: true, value: { cancelled: 2, people: 1 } });
    assert.equal((await world.useCases.seeFloor(ada, id())).ok, false);
    assert.deepEqual(await world.useCases.listBookings(ada, {}), []);
    const gone = given(await world.useCases.seeBooking(ada, booking.booking.id));
    assert.deepEqual(
      [gone.booking.state, gone.seatName, gone.floorName],
      ['cancelled', 'S-1', '12F'],
    );
  });

  it('leave nothing of what was set for them behind, nor the codes of their seats', async () => {
    given(await setOperation(world, id(), { own: { daysAhead: 3 } }));
    given(await world.useCases.seeSeatCodes(admin, id()));
    const documents = async () => {
      const { items } = await world.stores.changes(undefined, 1000);
      return items.flatMap((item) => (item.id.includes(id()) ? [item.type] : [])).sort();
    };
    const before = await documents();
    const { version } = await draftOf();

    given(await world.useCases.deleteFloor(admin, { floor: id(), version, bookings: 'cancel' }));

    assert.deepEqual(before, ['draft', 'floor', 'floor-operation', 'key', 'seat-codes']);
    // The key that it was made with stays used.
    assert.deepEqual(await documents(), ['key']);
  });

  it('leave no booking behind that was made while they were deleted', async () => {
    const { version } = await draftOf();

    const [booked] = await Promise.all([
      book(ada, 0),
      world.useCases.deleteFloor(admin, { floor: id(), version, bookings: 'cancel' }),
      book(hanako, 1, nextDay),
    ]);

    assert.deepEqual(await world.useCases.listBookings(ada, {}), []);
    assert.deepEqual(await world.useCases.listBookings(hanako, {}), []);
    assert.ok(!booked.ok || (await world.useCases.seeBooking(ada, booked.value.booking.id)).ok);
  });

  describe('plans', () => {
    const upload = (picture: Uint8Array) =>
      world.useCases.uploadPlan(admin, { floor: id(), picture, key: aKey() });
    const because = async (picture: Uint8Array) => {
      const refused = await upload(picture);
      return !refused.ok && refused.refusal.code === 'picture-unusable' && refused.refusal.because;
    };
    const svg = (inner: string) =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${inner}<rect width="9" height="9"/></svg>`,
      );

    it('are re-encoded as WebP in the sizes shown', async () => {
      const png = await sharp({
        create: { width: 3000, height: 1500, channels: 3, background: '#eee' },
      })
        .png()
        .toBuffer();

      const plan = given(await upload(png));
      const small = given(await world.useCases.seePicture(ada, { plan: plan.id, width: 600 }));
      const { format, width, exif } = await sharp(small.bytes).metadata();

      assert.deepEqual([plan.width, plan.height], [3000, 1500]);
      assert.deepEqual([format, width, exif], ['webp', 640, undefined]);
    });

    it('come from PNG, JPEG and SVG, and from nothing else', async () => {
      const base = sharp({ create: { width: 300, height: 300, channels: 3, background: '#fff' } });
      const jpeg = await base.clone().jpeg().toBuffer();
      const gif = await base.clone().gif().toBuffer();

      assert.equal((await upload(jpeg)).ok, true);
      assert.equal((await upload(svg(''))).ok, true);
      assert.equal(await because(gif), 'not-a-picture');
      assert.equal(await because(Buffer.from('%PDF-1.7')), 'not-a-picture');
      assert.equal(await because(new Uint8Array()), 'not-a-picture');
      assert.equal(await because(jpeg.subarray(0, 40)), 'not-a-picture');
    });

    it('carry no script and no reference to anywhere', async () => {
      for (const active of [
        '<script>alert(1)</script>',
        '<rect onload="alert(1)"/>',
        '<image href="https://evil.example/x.png"/>',
        '<image href="file:///etc/passwd"/>',
        '<foreignObject/>',
        '<style>@import url(https://evil.example)</style>',
        '<a href="javascript:alert(1)"/>',
      ]) {
        assert.equal(await because(svg(active)), 'active-content', active);
      }
      assert.equal(hasActiveContent(svg('<use href="#a"/>')), false);
    });

    it('of 30,000 × 30,000 pixels are refused without being decoded', async () => {
      const before = process.memoryUsage().rss;

      const flood = await because(pngClaiming(30_000, 30_000));
      const wide = await because(
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>'),
      );

      assert.deepEqual([flood, wide], ['too-many-pixels', 'too-many-pixels']);
      assert.ok(process.memoryUsage().rss - before < 200_000_000);
    });
  });
});

/** A PNG whose header claims a size; enough for whoever looks before decoding. */
function pngClaiming(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4);
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  header.set([8, 2, 0, 0, 0], 16);
  header.writeUInt32BE(crc32(header.subarray(4, 21)), 21);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const dataLength = Buffer.from([0, 0, 0, 0]);
  const data = Buffer.concat([dataLength, Buffer.from('IDAT'), crcOf('IDAT')]);
  const end = Buffer.concat([dataLength, Buffer.from('IEND'), crcOf('IEND')]);
  return Buffer.concat([signature, header, data, end]);
}

function crcOf(type: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(Buffer.from(type)));
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
