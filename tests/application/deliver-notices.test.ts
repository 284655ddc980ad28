import assert from 'node:assert/strict';
import { ChatClosed } from '../../api/src/application/ports.ts';
import { noticeId } from '../../api/src/domain/ids.ts';
import { countedStores } from '../support/counted-stores.ts';
import { aDeliverer, type ToldChats, toldChats } from '../support/delivery.ts';
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
  type TestWorld,
} from '../support/world.ts';

const ada = anActor('ada');
const admin = anAdministrator();
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
const posted = 'post channel-1 S-1 ada さん booked #1';

describe('delivering notices', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  let recorded: ToldChats;
  let deliver: () => Promise<number>;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ada);
    floor = await aFloor(world);
    recorded = toldChats();
    deliver = aDeliverer(world, recorded.chats).deliver;
    await follow(floor.floor.id);
  });
  afterEach(() => world.stores.close());

  const follow = (id: typeof floor.floor.id, conversation = 'channel-1') =>
    world.useCases.followFloor(admin, {
      floor: id,
      reference: { conversation, place: 'team-1', details: {} },
      language: 'ja',
    });
  const book = async () =>
    given(await world.useCases.bookSeat(ada, { seat: floor.seat, period: morning, key: aKey() }));

  it('posts a booking to the channel once, and brings the post up to date on cancel', async () => {
    const { booking } = await book();
    await deliver();
    await deliver();
    await world.useCases.cancelBooking(ada, booking.id);
    await deliver();

    assert.deepEqual(recorded.told, [posted, 'update activity-1 S-1 cancelled #1']);
  });

  it('brings the post up to date when the booking moves, and when it is released', async () => {
    const { booking } = await book();
    await deliver();
    const to = floor.seats[1] ?? floor.seat;
    given(await world.useCases.moveBooking(ada, { booking: booking.id, to, key: aKey() }));
    await deliver();
    given(await world.useCases.releaseBooking(ada, booking.id));
    await deliver();

    assert.deepEqual(recorded.told, [
      posted,
      'update activity-1 S-2 booked #1',
      'update activity-1 S-2 released #1',
    ]);
  });

  it('tells both floors of a booking that moves between them, and both of its end', async () => {
    const other = await aFloor(world, { name: '13F' });
    await follow(other.floor.id, 'channel-2');
    const { booking } = await book();
    await deliver();
    given(
      await world.useCases.moveBooking(ada, { booking: booking.id, to: other.seat, key: aKey() }),
    );
    await deliver();
    await world.useCases.cancelBooking(ada, booking.id);
    await deliver();

    assert.deepEqual(recorded.told, [
      posted,
      'post channel-2 S-1 ada さん booked #2',
      'update activity-1 S-1 booked #1',
      'update activity-2 S-1 cancelled #2',
      'update activity-1 S-1 cancelled #1',
    ]);
  });

  it('leaves out a channel whose organisation is disconnected, without trying again or forgetting it', async () => {
    await follow(floor.floor.id, 'channel-2');
    const { booking } = await book();
    recorded.failing.push(new ChatClosed('Its organisation is not connected'));
    await deliver();
    const toldAtFirst = [...recorded.told];
    world.clock.advance(24 * 60 * 60_000);
    await deliver();
    const toldLater = [...recorded.told];
    world.clock.set(morning.start - 60_000);
    const to = floor.seats[1] ?? floor.seat;
    given(await world.useCases.moveBooking(ada, { booking: booking.id, to, key: aKey() }));
    await deliver();

    assert.equal(toldAtFirst.length, 1);
    assert.deepEqual(toldLater, toldAtFirst);
    assert.equal(recorded.told.filter((line) => line.startsWith('post ')).length, 2);
  });

  it('leaves the name of a hidden person out (E3, E4)', async () => {
    given(await world.useCases.setPreferences(ada, { visibility: 'nobody' }));
    await book();
    await deliver();

    assert.deepEqual(recorded.told, ['post channel-1 S-1 hidden booked #1']);
  });

  it('is silent about a booking that came and went before anybody was told', async () => {
    const { booking } = await book();
    await world.useCases.cancelBooking(ada, booking.id);
    await deliver();

    assert.deepEqual(recorded.told, []);
  });

  it('posts no floor that nobody asked for, and none of another floor', async () => {
    const conversation = 'channel-1';
    given(await world.useCases.unfollowFloor(admin, { floor: floor.floor.id, conversation }));
    const other = await aFloor(world, { name: '13F' });
    await follow(other.floor.id);
    await book();
    await deliver();

    assert.deepEqual(recorded.told, []);
  });

  it('rests when nothing happens: no write of its own keeps it busy', async () => {
    await book();
    await deliver();
    const before = await world.stores.now();

    const again = [await deliver(), await deliver(), await deliver()];

    assert.deepEqual(again, [0, 0, 0]);
    assert.equal(await world.stores.now(), before);
  });

  it('costs two reads and a query a round at rest, and looks at no change twice', async () => {
    const { stores, costs, reset } = countedStores(world.stores);
    const limits: number[] = [];
    const idle = aDeliverer(
      {
        ...world,
        stores: {
          ...stores,
          async changes(cursor, limit) {
            const page = await stores.changes(cursor, limit);
            limits.push(page.items.length);
            return page;
          },
        },
      },
      recorded.chats,
    );
    await idle.deliver();
    reset();
    limits.length = 0;

    await idle.deliver();

    assert.deepEqual(costs, { reads: 2, queries: 1, commits: 0, operations: 0 });
    assert.deepEqual(limits, [0]);
  });

  it('works through a backlog page by page', async () => {
    for (let at = 0; at < 250; at += 1) {
      const user = { entraTenant: 'e', user: `u${at}`, conversation: 'c' };
      await world.useCases.requestTeamsLink(user);
    }
    await book();

    const rounds = await deliver();

    assert.ok(rounds >= 5, `${rounds} rounds`);
    assert.deepEqual(recorded.told, [posted]);
  });

  it('updates the cards of a booking that is cancelled elsewhere', async () => {
    const user = await linkedTeamsUser(world, ada);
    const { booking } = await book();
    await world.useCases.rememberCard(ada, {
      booking: booking.id,
      reference: { conversation: 'chat-1', place: 'chat-1', details: {} },
      user,
      activity: 'card-7',
      language: 'ja',
    });
    await deliver();
    await world.useCases.cancelBooking(ada, booking.id);
    await deliver();

    assert.ok(recorded.told.includes('card card-7 cancelled'));
  });

  it('leaves a notice for whoever lost a seat with the floor, until they have read it', async () => {
    const { booking } = await book();
    const draft = given(await world.useCases.seeDraft(admin, floor.floor.id));
    const asked = { floor: floor.floor.id, version: draft.version, bookings: 'cancel' as const };
    given(await world.useCases.deleteFloor(admin, asked));
    await deliver();
    const told = await world.useCases.seeNotices(ada);
    await world.useCases.dismissNotice(ada, noticeId(booking.id));

    assert.deepEqual(
      told.map(({ kind, about }) => [kind, about.booking.id, about.seatName]),
      [['seat-removed', booking.id, 'S-1']],
    );
    assert.deepEqual(await world.useCases.seeNotices(ada), []);
  });

  it('leaves no notice for what people cancel themselves', async () => {
    const { booking } = await book();
    await world.useCases.cancelBooking(ada, booking.id);
    await deliver();

    assert.deepEqual(await world.useCases.seeNotices(ada), []);
  });

  it('lets only who manages floors decide what a channel reads', async () => {
    const refused = await world.useCases.followFloor(ada, {
      floor: floor.floor.id,
      reference: { conversation: 'channel-2', place: 'team-1', details: {} },
      language: 'ja',
    });

    assert.deepEqual(refused, {
      ok: false,
      refusal: { code: 'not-permitted', needs: 'manage-floors' },
    });
  });
});
