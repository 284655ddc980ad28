import assert from 'node:assert/strict';
import {
  type DeliverNotices,
  deliverNoticesWith,
} from '../../api/src/application/deliver-notices.ts';
import { holdLease } from '../../api/src/application/lease.ts';
import { ChatGone, type Chats, ChatUnreachable } from '../../api/src/application/ports.ts';
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
const minute = 60_000;

/** Chats that write down what they are told; `failing` says what the next calls throw. */
function recordingChats() {
  const told: string[] = [];
  const failing: Error[] = [];
  const note = (line: string) => {
    const error = failing.shift();
    if (error) throw error;
    told.push(line);
  };
  const chats: Chats = {
    async post(channel, { seatName, holder, booking }) {
      note(
        `post ${channel.reference.conversation} ${seatName} ${holder?.name ?? 'hidden'} ${booking.state}`,
      );
      return `activity-${told.length}`;
    },
    async updatePost(_channel, post, { booking }) {
      note(`update ${post} ${booking.state}`);
    },
    async updateCard(card, { booking }) {
      note(`card ${card.activity} ${booking.state}`);
    },
  };
  return { chats, told, failing };
}

describe('delivering notices', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  let recorded: ReturnType<typeof recordingChats>;
  let deliver: DeliverNotices;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ada);
    floor = await aFloor(world);
    recorded = recordingChats();
    deliver = deliverNoticesWith({ ...world, chats: recorded.chats });
    await follow(floor.floor.id);
  });
  afterEach(() => world.stores.close());

  const follow = (id: typeof floor.floor.id) =>
    world.useCases.followFloor(admin, {
      floor: id,
      reference: { conversation: 'channel-1', details: {} },
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

    assert.deepEqual(recorded.told, [
      'post channel-1 S-1 ada さん booked',
      'update activity-1 cancelled',
    ]);
  });

  it('leaves the name of a hidden person out (E3, E4)', async () => {
    given(await world.useCases.setVisibility(ada, 'nobody'));
    await book();
    await deliver();

    assert.deepEqual(recorded.told, ['post channel-1 S-1 hidden booked']);
  });

  it('is silent about a booking that came and went before anybody was told', async () => {
    const { booking } = await book();
    await world.useCases.cancelBooking(ada, booking.id);
    await deliver();

    assert.deepEqual(recorded.told, []);
  });

  it('posts no floor that nobody asked for, and none of another floor', async () => {
    given(
      await world.useCases.unfollowFloor(admin, {
        floor: floor.floor.id,
        conversation: 'channel-1',
      }),
    );
    const other = await aFloor(world, { name: '13F' });
    await follow(other.floor.id);
    await book();
    await deliver();

    assert.deepEqual(recorded.told, []);
  });

  it('tries again, later and later, where Teams does not answer', async () => {
    recorded.failing.push(new ChatUnreachable('1'), new ChatUnreachable('2'));
    await book();

    await deliver();
    await deliver();
    const atOnce = recorded.failing.length;
    world.clock.advance(2_000);
    await deliver();
    world.clock.advance(4_000);
    await deliver();

    assert.equal(atOnce, 1);
    assert.deepEqual(recorded.told, ['post channel-1 S-1 ada さん booked']);
  });

  it('parks what fails for hours, and goes on with the rest', async () => {
    recorded.failing.push(...Array.from({ length: 13 }, () => new ChatUnreachable('never')));
    await book();
    for (let round = 0; round < 20; round += 1) {
      await deliver();
      world.clock.advance(11 * minute);
    }

    assert.deepEqual(recorded.told, []);
    const { items } = await world.stores.changes(undefined, 1000);
    assert.equal(items.filter((item) => item.type === 'parked-notice').length, 1);
  });

  it('forgets a channel that the bot was removed from', async () => {
    recorded.failing.push(new ChatGone('removed'));
    const { booking } = await book();
    await deliver();
    await world.useCases.cancelBooking(ada, booking.id);
    await book();
    await deliver();

    assert.deepEqual(recorded.told, []);
  });

  it('rests when nothing happens: no write of its own keeps it busy', async () => {
    await book();
    await deliver();
    const before = await world.stores.now();

    const again = [await deliver(), await deliver(), await deliver()];

    assert.deepEqual(again, ['done', 'done', 'done']);
    assert.equal(await world.stores.now(), before);
  });

  it('works through a backlog page by page', async () => {
    for (let at = 0; at < 250; at += 1)
      await world.useCases.requestTeamsLink({
        entraTenant: 'e',
        user: `u${at}`,
        conversation: 'c',
      });
    await book();

    let rounds = 0;
    while ((await deliver()) === 'more') rounds += 1;

    assert.ok(rounds >= 5);
    assert.equal(recorded.told.length, 1);
  });

  it('updates the cards of a booking that is cancelled elsewhere', async () => {
    const { booking } = await book();
    await world.useCases.rememberCard(ada, {
      booking: booking.id,
      reference: { conversation: 'chat-1', details: {} },
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
    await world.useCases.dismissNotice(ada, booking.id);

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
      reference: { conversation: 'channel-2', details: {} },
      language: 'ja',
    });

    assert.deepEqual(refused, {
      ok: false,
      refusal: { code: 'not-permitted', needs: 'manage-floors' },
    });
  });

  it('is the work of one holder at a time, and of the next when the first is gone', async () => {
    const hold = (holder: string) => holdLease(world, { name: 'notices', holder });

    const first = await hold('one');
    const second = await hold('two');
    const renewed = await hold('one');
    world.clock.advance(15_001);
    const taken = await hold('two');
    const late = await hold('one');

    assert.deepEqual([first, second, renewed, taken, late], [true, false, true, true, false]);
  });
});
