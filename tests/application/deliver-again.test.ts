import assert from 'node:assert/strict';
import { leaseOver } from '../../api/src/application/lease.ts';
import { listParked, retryParked } from '../../api/src/application/parked-notices.ts';
import { ChatGone, ChatUnreachable } from '../../api/src/application/ports.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { StoreBusy, StoreOutcomeUnknown } from '../../api/src/application/store-faults.ts';
import type { Booking } from '../../api/src/domain/booking.ts';
import { noticeId } from '../../api/src/domain/ids.ts';
import { aDeliverer, type ToldChats, toldChats } from '../support/delivery.ts';
import { lagging, withoutReading } from '../support/late-readers.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorld,
  between,
  given,
  knownPeople,
  midori,
  type TestWorld,
} from '../support/world.ts';

const ada = anActor('ada');
const bob = anActor('bob');
const admin = anAdministrator();
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
const minute = 60_000;
const adasPost = 'post channel-1 S-1 ada さん booked #1';

describe('delivering again', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  let recorded: ToldChats;
  let deliverer: ReturnType<typeof aDeliverer>;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ada, bob);
    floor = await aFloor(world);
    recorded = toldChats();
    deliverer = aDeliverer(world, recorded.chats);
    await follow('channel-1');
  });
  afterEach(() => world.stores.close());

  const follow = (conversation: string) =>
    world.useCases.followFloor(admin, {
      floor: floor.floor.id,
      reference: { conversation, place: `team of ${conversation}`, details: {} },
      language: 'ja',
    });
  async function book(actor = ada, at = 0): Promise<Booking> {
    const seat = floor.seats[at] ?? floor.seat;
    const wish = { seat, period: morning, key: aKey() };
    return given(await world.useCases.bookSeat(actor, wish)).booking;
  }
  const inTime = async (rounds: number) => {
    for (let round = 0; round < rounds; round += 1) {
      await deliverer.deliver();
      world.clock.advance(11 * minute);
    }
  };
  const outcomes = () => deliverer.troubles.map(({ outcome, attempts }) => [outcome, attempts]);

  it('waits longer and longer where Teams does not answer', async () => {
    recorded.failing.push(new ChatUnreachable('1'), new ChatUnreachable('2'));
    await book();

    await deliverer.deliver();
    await deliverer.deliver();
    const atOnce = recorded.failing.length;
    world.clock.advance(2_000);
    await deliverer.deliver();
    world.clock.advance(3_999);
    await deliverer.deliver();
    const early = [...recorded.told];
    world.clock.advance(1);
    await deliverer.deliver();

    assert.equal(atOnce, 1);
    assert.deepEqual(early, []);
    assert.deepEqual(recorded.told, [adasPost]);
  });

  for (const error of [
    new ChatUnreachable('Teams answered 502'),
    new TypeError('hanako@example.com is not iterable'),
    'not even an error',
  ]) {
    it(`parks after twelve tries what fails with ${String(error)}, and tells operators twice`, async () => {
      recorded.failing.push(...Array.from({ length: 12 }, () => error));
      const booking = await book();
      await inTime(20);

      const [parked, ...more] = await listParked(world);

      assert.deepEqual([recorded.told, recorded.failing, more], [[], [], []]);
      assert.deepEqual(outcomes(), [
        ['tried-again', 1],
        ['parked', 12],
      ]);
      assert.deepEqual(
        [parked?.tenant, parked?.kind, parked?.booking, parked?.attempts],
        [midori, 'booking-made', booking.id, 12],
      );
      assert.doesNotMatch(JSON.stringify(parked), /\b(hanako|ada)\b/);
    });
  }

  it('goes on with its neighbours while one of them fails', async () => {
    recorded.before = async (line) => {
      if (/\bada\b/.test(line)) throw new Error('This one never');
    };
    await book(ada, 0);
    await book(bob, 1);
    await inTime(14);

    assert.deepEqual(recorded.told, ['post channel-1 S-2 bob さん booked #1']);
    assert.equal((await listParked(world)).length, 1);
  });

  for (const error of [new ChatUnreachable('down'), new TypeError('a bug')]) {
    it(`tells the other channels where one fails with ${error.name}, and only that one again`, async () => {
      await follow('channel-2');
      await follow('channel-3');
      let isDown = true;
      recorded.before = async (line) => {
        if (isDown && line.includes('channel-2')) throw error;
      };
      await book();
      await deliverer.deliver();
      const before = recorded.told.map((line) => line.split(' ')[1]).sort();
      isDown = false;
      await inTime(2);

      assert.deepEqual(before, ['channel-1', 'channel-3']);
      assert.deepEqual(recorded.told.map((line) => line.split(' ')[1]).slice(2), ['channel-2']);
    });
  }

  it('delivers parked notices once an operator puts them back', async () => {
    recorded.failing.push(...Array.from({ length: 24 }, () => new ChatUnreachable('down')));
    await book(ada, 0);
    await book(bob, 1);
    await inTime(20);
    const [first] = await listParked(world);

    const one = await retryParked(world, { id: first?.id ?? '' });
    await deliverer.deliver();
    const others = await retryParked(world, 'all');
    await deliverer.deliver();

    assert.deepEqual([one, others, recorded.told.length], [1, 1, 2]);
    assert.deepEqual(await listParked(world), []);
    assert.equal(await retryParked(world, { id: 'unknown' }), 0);
  });

  it('parks an event that cannot be read, and delivers it once it can', async () => {
    const booking = await book();
    const scope = `day:${booking.workday}`;
    const { items } = await world.stores.changes(undefined, 1000);
    const event = items.find(({ type }) => type === 'event');
    const unreadable = withoutReading(world.stores, event?.id ?? '');
    deliverer = aDeliverer({ ...world, stores: unreadable }, recorded.chats);
    await inTime(14);
    const parked = await listParked({ stores: unreadable });
    await retryParked(world, 'all');
    await aDeliverer(world, recorded.chats, 'newer').deliver();
    world.clock.advance(20_000);
    await aDeliverer(world, recorded.chats, 'newer').deliver();

    assert.deepEqual(
      parked.map(({ kind, because }) => [kind, because]),
      [[undefined, `StoreTooNew: ${event?.id} in ${scope} is too new`]],
    );
    assert.deepEqual(recorded.told, [adasPost]);
  });

  it('waits for a booking that a replica does not show yet, and for its end', async () => {
    const user = await linkedTeamsUser(world, ada);
    const booking = await book();
    await world.useCases.rememberCard(ada, {
      booking: booking.id,
      reference: { conversation: 'chat', place: 'chat', details: {} },
      user,
      activity: 'card-7',
      language: 'ja',
    });
    const lag: { shows: 'nothing' | 'before' | 'now' } = { shows: 'nothing' };
    deliverer = aDeliverer(
      { ...world, stores: lagging(world.stores, lag, booking) },
      recorded.chats,
    );

    await deliverer.deliver();
    const unseen = [...recorded.told];
    lag.shows = 'before';
    world.clock.advance(2_000);
    await deliverer.deliver();
    await world.useCases.cancelBooking(ada, booking.id);
    await deliverer.deliver();
    const before = [...recorded.told];
    lag.shows = 'now';
    world.clock.advance(2_000);
    await deliverer.deliver();

    assert.deepEqual(unseen, []);
    assert.deepEqual(before, [adasPost]);
    assert.deepEqual(recorded.told.slice(1), [
      'update activity-1 S-1 cancelled #1',
      'card card-7 cancelled',
    ]);
  });

  for (const trouble of [new StoreBusy('busy'), new StoreOutcomeUnknown('who knows')]) {
    it(`holds ${trouble.name} against no notice: the round ends and begins again`, async () => {
      await book();
      recorded.failing.push(trouble);

      await assert.rejects(deliverer.deliver(), trouble);
      await deliverer.deliver();

      assert.deepEqual(recorded.told, [adasPost]);
      assert.deepEqual(outcomes(), []);
    });
  }

  it('is recognised by the key of the post where it was cut off before it was recorded', async () => {
    await book();
    const cut: Stores = {
      ...world.stores,
      forTenant: (tenant) => ({
        ...world.stores.forTenant(tenant),
        commit: () => Promise.reject(new StoreOutcomeUnknown('cut off')),
      }),
    };
    await assert.rejects(aDeliverer({ ...world, stores: cut }, recorded.chats).deliver());

    await deliverer.deliver();

    assert.deepEqual(recorded.told, [adasPost, adasPost]);
  });

  it('forgets a channel that Teams says is gone', async () => {
    recorded.failing.push(new ChatGone('removed'));
    const booking = await book();
    await deliverer.deliver();
    await world.useCases.cancelBooking(ada, booking.id);
    await book();
    await deliverer.deliver();

    assert.deepEqual(recorded.told, []);
  });

  it('leaves a notice that was read alone, and none that is over', async () => {
    const booking = await book();
    const draft = given(await world.useCases.seeDraft(admin, floor.floor.id));
    const asked = { floor: floor.floor.id, version: draft.version, bookings: 'cancel' as const };
    given(await world.useCases.deleteFloor(admin, asked));
    await deliverer.deliver();
    await world.useCases.dismissNotice(ada, noticeId(booking.id));
    await fromTheStart(world.stores);
    await deliverer.deliver();
    const read = await world.useCases.seeNotices(ada);
    world.clock.advance(31 * 24 * 60 * minute);
    await fromTheStart(world.stores);
    await deliverer.deliver();

    assert.deepEqual([read, await world.useCases.seeNotices(ada)], [[], []]);
    assert.deepEqual(outcomes(), []);
  });

  describe('with two workers on one store', () => {
    it('lets the one that stalled move nothing, and loses nothing', async () => {
      const other = toldChats();
      const second = aDeliverer(world, other.chats, 'two');
      let goOn: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        recorded.before = () => {
          resolve();
          return new Promise((go) => {
            goOn = go;
          });
        };
      });
      await book(ada, 0);
      await book(bob, 1);
      const stalled = deliverer.deliver();
      await held;
      world.clock.advance(20_000);
      await second.deliver();
      const cursor = await cursorOf(world.stores);
      recorded.before = async () => undefined;
      goOn();

      await stalled;

      assert.equal(other.told.length, 2);
      assert.deepEqual(recorded.told, [adasPost]);
      assert.deepEqual(await cursorOf(world.stores), cursor);
      assert.equal(await deliverer.round(), 'not-held');
    });

    it('lets the next one deliver once the first is gone, or has given its lease back', async () => {
      const other = toldChats();
      const second = aDeliverer(world, other.chats, 'two');
      await deliverer.deliver();
      await book(ada, 0);
      const before = await second.round();
      world.clock.advance(15_001);
      await second.deliver();
      await second.lease.giveBack();
      await book(bob, 1);
      await deliverer.deliver();

      assert.equal(before, 'not-held');
      assert.deepEqual(other.told, [adasPost]);
      assert.deepEqual(recorded.told, ['post channel-1 S-2 bob さん booked #1']);
    });

    it('leaves what failed to whoever holds the lease', async () => {
      const other = toldChats();
      const second = aDeliverer(world, other.chats, 'two');
      await book();
      recorded.before = async () => {
        world.clock.advance(20_000);
        await second.deliver();
        throw new ChatUnreachable('and it took twenty seconds');
      };
      const kept = () =>
        world.stores.forService.query('worker', { type: 'pending-notice', key: 'k1' });

      await deliverer.deliver();

      assert.deepEqual([recorded.told, other.told], [[], [adasPost]]);
      assert.deepEqual((await kept()).items, []);
    });

    it('lets the one that slept through its last event move nothing', async () => {
      const other = toldChats();
      const second = aDeliverer(world, other.chats, 'two');
      await book(ada, 0);
      recorded.before = async () => {
        world.clock.advance(20_000);
        await second.deliver();
        await book(bob, 1);
        await second.deliver();
      };
      const place = async () => (await cursorOf(world.stores))?.body.cursor;

      await deliverer.deliver();
      const moved = await place();
      await second.deliver();

      assert.equal(await place(), moved);
      assert.deepEqual(other.told, [adasPost, 'post channel-1 S-2 bob さん booked #2']);
    });

    it('ends a page at once where the lease is gone: the rest is the next one’s', async () => {
      const next = leaseOver(world, { name: 'notices', holder: 'two' });
      await book(ada, 0);
      await book(bob, 1);
      recorded.before = async () => {
        world.clock.advance(20_000);
        await next.hold();
      };

      await deliverer.deliver();

      assert.deepEqual(recorded.told, [adasPost]);
      assert.equal(await cursorOf(world.stores), undefined);
    });
  });
});

type CursorItem = { readonly etag: string; readonly body: { readonly cursor: string } };

const cursorOf = async (stores: Stores): Promise<CursorItem | undefined> => {
  const known = await stores.forService.read<{ cursor: string }>('worker', 'notices-cursor');
  return known && { etag: known.etag, body: known.body };
};

/** As if the cursor had been restored from the first day: everything is told once more. */
async function fromTheStart(stores: Stores): Promise<void> {
  await stores.forService.commit('worker', [{ kind: 'delete', id: 'notices-cursor' }]);
}
