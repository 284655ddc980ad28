import assert from 'node:assert/strict';
import { randomIds } from '../../api/src/adapters/system/random-ids.ts';
import { anonymous } from '../../api/src/application/age-day.ts';
import { offTheRecord } from '../../api/src/application/audit/off-the-record.ts';
import { leaseOver } from '../../api/src/application/lease.ts';
import { retainBookingsWith } from '../../api/src/application/retain-bookings.ts';
import type { Booking } from '../../api/src/domain/booking.ts';
import { openSimulatedStore, type SimulatedStore } from '../support/cosmos/simulated-store.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import { operated } from '../support/operated.ts';
import { contradictionsIn, readStoredDay } from '../support/storm/stored-truth.ts';
import { aWorker, passQuickly } from '../support/watched-day.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorldOver,
  between,
  given,
  knownPeople,
  midori,
  type TestWorld,
  workday,
} from '../support/world.ts';

const admin = anAdministrator();
const people = ['ada', 'bob', 'eve', 'joe', 'sue'].map((name) => anActor(name));
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
const dayMs = 24 * 60 * 60 * 1000;

/** What the worker does on the store that many processes share, whose replicas may lag behind. */
describe('the worker on Azure Cosmos DB, simulated', () => {
  let store: SimulatedStore;
  let world: TestWorld;
  let another: TestWorld;
  beforeEach(async () => {
    store = await openSimulatedStore();
    world = aWorldOver(store.stores, store.clock);
    another = aWorldOver(await store.openAnother(), store.clock);
    await knownPeople(world, ...people);
  });
  afterEach(async () => {
    await Promise.all([world.stores.close(), another.stores.close()]);
    await store.end();
  });

  /** From now on reads are so many writes old, where nothing tells the store what must be seen. */
  const lagBehind = (writes: number) => {
    store.simulator.settings.lag = writes;
  };

  async function aFollowedFloor() {
    const floor = await aFloor(world, { seats: people.length });
    await world.useCases.followFloor(admin, {
      floor: floor.floor.id,
      reference: { conversation: 'channel', place: 'team', details: {} },
      language: 'ja',
    });
    return floor;
  }

  async function bookingsOn({ seats, seat }: Awaited<ReturnType<typeof aFollowedFloor>>) {
    const made: Booking[] = [];
    for (const [at, actor] of people.entries()) {
      const wish = { seat: seats[at] ?? seat, period: morning, key: aKey() };
      made.push(given(await world.useCases.bookSeat(actor, wish)).booking);
    }
    return made;
  }

  it('reminds once and lets each booking lapse once, although replicas lag and two processes look', async () => {
    const floor = await aFollowedFloor();
    const own = { checkInMode: 'anywhere' } as const;
    // So often that no replica is still behind the floor itself on the day after.
    for (let write = 0; write < 4; write += 1) {
      await operated(world, floor.floor.id, { tenant: midori, own });
    }
    await bookingsOn(floor);
    const told = toldChats();
    world.clock.set(Date.parse('2026-10-06T10:40:00+09:00'));
    lagBehind(3);
    const [one, two] = [aWorker(world, told), aWorker(another, told)];
    const turns = { work: () => Promise.all([one.work(), two.work()]).then(() => undefined) };
    await passQuickly(world, turns, Date.parse('2026-10-06T11:20:00+09:00'));
    lagBehind(0);

    const day = await readStoredDay(world.stores.forTenant(midori), workday('2026-10-06'));
    const expected = day.events.filter(({ kind }) => kind === 'booking-expected');
    assert.deepEqual(
      day.bookings.map(({ state }) => state),
      people.map(() => 'lapsed'),
    );
    assert.equal(expected.length, people.length);
    assert.deepEqual(contradictionsIn(day), []);
  });

  it('tells every booking once, although replicas lag behind what another process wrote', async () => {
    const recorded = toldChats();
    const { deliver, troubles } = aDeliverer(another, recorded.chats);
    const floor = await aFollowedFloor();
    await deliver();
    lagBehind(3);
    const [first] = await bookingsOn(floor);
    assert.ok(first);
    await deliver();
    given(await world.useCases.cancelBooking(anActor('ada'), first.id));
    await deliver();
    lagBehind(0);
    for (let round = 0; round < 4; round += 1) {
      store.clock.advance(5_000);
      await deliver();
    }

    const posts = recorded.told.filter((line) => line.startsWith('post'));
    const seats = new Set(posts.map((line) => line.split(' ')[2]));
    const ends = recorded.told.filter((line) => line.includes('cancelled'));
    assert.deepEqual([posts.length, seats.size, ends.length], [5, 5, 1]);
    assert.deepEqual(
      troubles.filter(({ outcome }) => outcome === 'parked'),
      [],
    );
  });

  it('is fenced: the process that stalled moves nothing, the other one tells everything', async () => {
    const [slow, quick] = [toldChats(), toldChats()];
    const first = aDeliverer(world, slow.chats, 'one');
    const second = aDeliverer(another, quick.chats, 'two');
    await bookingsOn(await aFollowedFloor());
    slow.before = async () => {
      slow.before = async () => undefined;
      store.clock.advance(20_000);
      for (let round = 0; round < 6; round += 1) {
        await second.deliver();
        store.clock.advance(5_000);
      }
    };

    await first.deliver();

    assert.equal(quick.told.length, people.length);
    assert.equal(slow.told.length, 1);
    assert.equal(await first.round(), 'not-held');
  });

  it('takes the people out of a day that is a year past', async () => {
    const made = await bookingsOn(await aFollowedFloor());
    await aDeliverer(world, toldChats().chats).deliver();
    store.clock.advance(367 * dayMs);
    const parts = { stores: another.stores, clock: store.clock, ids: randomIds };
    const lease = leaseOver(parts, { name: 'retention', holder: 'two' });
    await lease.hold();

    await retainBookingsWith({
      ...parts,
      operations: offTheRecord,
      fail: (error) => assert.fail(String(error)),
    })(lease);

    const day = another.stores.forTenant(midori);
    const left = await day.query<Booking>('day:2026-10-06', { type: 'booking', key: 'k1' });
    assert.deepEqual(
      left.items.map(({ body }) => body.holder),
      made.map(() => anonymous),
    );
    for (const type of ['event', 'seat-guard', 'person-guard', 'post']) {
      const { items } = await day.query('day:2026-10-06', { type, key: 'k1' });
      assert.deepEqual(items, [], type);
    }
  });
});
