import assert from 'node:assert/strict';
import type { EventBody } from '../../api/src/application/documents.ts';
import { dayScope } from '../../api/src/application/scopes.ts';
import { allOf, type Stores } from '../../api/src/application/store.ts';
import { aroundCommits } from '../support/around-commits.ts';
import { type ToldChats, toldChats } from '../support/delivery.ts';
import { dyingAt, Killed } from '../support/failing-stores.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { operated } from '../support/operated.ts';
import { contradictionsIn, readStoredDay } from '../support/storm/stored-truth.ts';
import { aWorker, passQuickly, passTime } from '../support/watched-day.ts';
import {
  aFloor,
  aKey,
  anActor,
  at,
  aWorld,
  between,
  given,
  knownPeople,
  midori,
  type TestWorld,
  workday,
} from '../support/world.ts';

const ada = anActor('ada');
const tuesday = workday('2026-10-06');
const nineToSix = between('2026-10-06T09:00:00+09:00', '2026-10-06T18:00:00+09:00');
const clock = (time: string) => at(`2026-10-06T${time}+09:00`);

/** Ada has a seat from nine to six, is expected by ten, reminded at 10:45, and keeps it until eleven. */
async function aMorning() {
  const world = await aWorld('2026-10-06T07:50:00+09:00');
  await knownPeople(world, ada);
  const floor = await aFloor(world);
  const own = { checkInMode: 'anywhere' } as const;
  await operated(world, floor.floor.id, { tenant: midori, own });
  const user = await linkedTeamsUser(world, ada);
  await world.useCases.keepChat(user, {
    language: 'ja',
    referenceFor: () => ({ conversation: 'chat', place: 'chat', details: {} }),
  });
  const wish = { seat: floor.seat, period: nineToSix, key: aKey() };
  const { id } = given(await world.useCases.bookSeat(ada, wish)).booking;
  const told = toldChats();
  return {
    world,
    told,
    id,
    worker: aWorker(world, told),
    booking: async () => given(await world.useCases.seeBooking(ada, id)).booking,
  };
}

const remindersIn = ({ told }: ToldChats) => told.filter((line) => line.startsWith('remind'));

async function eventsOf({ stores }: TestWorld): Promise<string[]> {
  const query = { type: 'event', key: 'k1' } as const;
  const events = await allOf<EventBody>(stores.forTenant(midori), dayScope(tuesday), query);
  return events.map(({ body }) => body.kind).sort();
}

const wholeStory = ['booking-expected', 'booking-lapsed', 'booking-made', 'booking-reminded'];

describe('nobody loses a seat because of the service (C7)', () => {
  it('that slept through the morning: it waits as long again, and reminds before that ends', async () => {
    const { world, told, worker, booking } = await aMorning();
    await passTime(world, worker, clock('08:00:00'));
    world.clock.set(clock('12:30:00'));
    await worker.work();
    const atNoon = await booking();
    await passTime(world, worker, clock('15:14:30'));
    const before = remindersIn(told);
    await passTime(world, worker, clock('15:29:30'));
    const waiting = (await booking()).state;
    await passTime(world, worker, clock('15:32:00'));

    assert.equal(atNoon.state, 'booked');
    assert.deepEqual([before.length, remindersIn(told).length], [0, 1]);
    assert.deepEqual([waiting, (await booking()).state], ['booked', 'lapsed']);
    await world.stores.close();
  });

  it('that slept after it reminded: who had ten minutes left has them still', async () => {
    const { world, worker, booking } = await aMorning();
    await passTime(world, worker, clock('10:50:00'));
    world.clock.set(clock('11:50:00'));
    await worker.work();
    await passTime(world, worker, clock('11:59:00'));
    const waiting = (await booking()).state;
    await passTime(world, worker, clock('12:01:00'));

    assert.deepEqual([waiting, (await booking()).state], ['booked', 'lapsed']);
    await world.stores.close();
  });

  it('whose clock jumps an hour ahead and is set back', async () => {
    const { world, told, worker, booking } = await aMorning();
    await passTime(world, worker, clock('10:30:00'));
    for (const [jump, until] of [
      [60, '11:35:00'],
      [-60, '10:40:00'],
      [61, '11:45:00'],
      [-61, '11:50:30'],
    ] as const) {
      world.clock.advance(jump * 60_000);
      await passTime(world, worker, clock(until));
    }
    const { state } = await booking();
    await passTime(world, worker, clock('12:10:00'));

    assert.deepEqual([state, remindersIn(told).length], ['booked', 1]);
    assert.equal((await booking()).state, 'lapsed');
    await world.stores.close();
  });

  it('whose clock goes on while it looks: it looks anew before it ends anything', async () => {
    const { world, worker, told, booking } = await aMorning();
    await passTime(world, worker, clock('10:59:30'));
    const sleeping: Stores = {
      ...world.stores,
      forTenant: (tenant) => {
        const store = world.stores.forTenant(tenant);
        return {
          read: (scope, id) => store.read(scope, id),
          commit: (scope, operations) => store.commit(scope, operations),
          async query(scope, query) {
            const page = await store.query(scope, query);
            // The machine sleeps for an hour, with what is due in its hands.
            if (page.items.length > 0 && query.key === 'k2') world.clock.advance(60 * 60_000);
            return page as never;
          },
        };
      },
    };
    world.clock.set(clock('11:00:00'));
    await aWorker(world, told, sleeping).watcher.round();

    assert.equal((await booking()).state, 'booked');
    await worker.work();
    assert.equal((await booking()).state, 'booked');
    await world.stores.close();
  });

  it('whose lease another process took amid its look: one of them ends it, once', async () => {
    const { world, told, booking } = await aMorning();
    const first = aWorker(world, told);
    await passTime(world, first, clock('10:59:30'));
    world.clock.set(clock('11:00:00'));
    const other = { ...world };
    let isTaken = false;
    const overtaken = aroundCommits(world.stores, (commit) => async (scope, operations) => {
      if (!isTaken && scope === dayScope(tuesday)) {
        isTaken = true;
        world.clock.advance(16_000);
        const second = aWorker(other, told, world.stores);
        const { lease } = second.watcher;
        assert.equal(await lease.hold(), true);
        await second.work();
      }
      return commit(scope, operations);
    });
    const slow = aWorker(world, told, overtaken);
    await first.watcher.lease.giveBack();
    await slow.watcher.round();
    await slow.watcher.round();

    assert.equal(isTaken, true);
    assert.equal((await booking()).state, 'lapsed');
    assert.deepEqual(await eventsOf(world), wholeStory);
    assert.deepEqual(
      contradictionsIn(await readStoredDay(world.stores.forTenant(midori), tuesday)),
      [],
    );
    await world.stores.close();
  });

  it('that died between telling somebody and writing it down: they are not told again', async () => {
    const { world, told, booking } = await aMorning();
    world.clock.set(clock('10:45:00'));
    const dying = aroundCommits(world.stores, (commit) => (scope, operations) => {
      const isToBeWritten = operations.some(
        (one) => one.kind === 'create' && JSON.stringify(one.item).includes('booking-reminded'),
      );
      if (isToBeWritten) throw new Killed();
      return commit(scope, operations);
    });
    const first = aWorker(world, told, dying);
    await first.watcher.watch();
    await first.deliverer.deliver();
    const before = (await booking()).remindedAt;
    world.clock.advance(16_000);
    await passTime(world, aWorker(world, told), clock('10:50:00'));

    assert.equal(before, undefined);
    assert.deepEqual(remindersIn(told), ['remind chat S-1']);
    assert.notEqual((await booking()).remindedAt, undefined);
    await world.stores.close();
  });

  it('killed before or after each of its commits: one reminder on record, one lapse, at the right time', async function () {
    this.timeout(120_000);
    for (const when of ['before', 'after'] as const) {
      for (let nth = 1; ; nth += 1) {
        const { world, told, booking } = await aMorning();
        world.clock.set(clock('10:41:00'));
        const first = aWorker(world, told, dyingAt(world.stores, nth, when));
        const isKilled = await passQuickly(world, first, clock('11:01:00')).then(
          () => false,
          (error: unknown) => {
            if (!(error instanceof Killed)) throw error;
            return true;
          },
        );
        // The next process begins at once, but for the lease.
        const next = aWorker(world, told);
        world.clock.advance(16_000);
        const waitsUntil = ((await booking()).checkIn?.lapsesAt ?? 0) - 1000;
        if (world.clock.now() < waitsUntil) {
          await passQuickly(world, next, waitsUntil);
          assert.equal((await booking()).state, 'booked');
        }
        await passQuickly(world, next, clock('11:20:00'));

        assert.equal((await booking()).state, 'lapsed', `killed ${when} commit ${nth}`);
        assert.deepEqual(await eventsOf(world), wholeStory);
        const reminded = remindersIn(told).length;
        assert.ok(reminded === 1 || (isKilled && reminded === 2), `${reminded} reminders`);
        const day = await readStoredDay(world.stores.forTenant(midori), tuesday);
        assert.deepEqual(contradictionsIn(day), []);
        await world.stores.close();
        if (!isKilled) break;
      }
    }
  });
});
