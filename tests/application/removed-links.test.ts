import assert from 'node:assert/strict';
import { listParked, retryParked } from '../../api/src/application/parked-notices.ts';
import { ChatUnreachable } from '../../api/src/application/ports.ts';
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
const conversation = 'channel-1';
const minute = 60_000;

describe('once a link is removed', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  let recorded: ToldChats;
  let deliverer: ReturnType<typeof aDeliverer>;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ada);
    floor = await aFloor(world);
    recorded = toldChats();
    deliverer = aDeliverer(world, recorded.chats);
    await follow();
  });
  afterEach(() => world.stores.close());

  const follow = () =>
    world.useCases.followFloor(admin, {
      floor: floor.floor.id,
      reference: { conversation, place: 'team-1', details: {} },
      language: 'ja',
    });
  const book = async () =>
    given(await world.useCases.bookSeat(ada, { seat: floor.seat, period: morning, key: aKey() }))
      .booking;
  const removals: { readonly [how: string]: () => Promise<unknown> } = {
    'a channel that stopped following': () =>
      world.useCases.unfollowFloor(admin, { floor: floor.floor.id, conversation }),
    'a team that the bot was taken out of': () => world.useCases.leavePlace('team-1'),
    'a team that the bot was taken out of, as Teams says in two ways': async () => {
      await world.useCases.leavePlace('team-1');
      await world.useCases.leavePlace('team-1');
    },
  };

  for (const [who, remove] of Object.entries(removals)) {
    it(`${who} hears of no booking`, async () => {
      await remove();
      await book();
      await deliverer.deliver();

      assert.deepEqual(recorded.told, []);
    });

    it(`${who} hears of no end of a booking it was told of`, async () => {
      const booking = await book();
      await deliverer.deliver();
      await remove();
      await world.useCases.cancelBooking(ada, booking.id);
      await deliverer.deliver();

      assert.equal(recorded.told.length, 1);
    });

    it(`${who} gets nothing that was waiting to be tried again`, async () => {
      recorded.failing.push(new ChatUnreachable('down'));
      await book();
      await deliverer.deliver();
      await remove();
      world.clock.advance(11 * minute);
      await deliverer.deliver();

      assert.deepEqual([recorded.told, recorded.failing], [[], []]);
    });

    it(`${who} gets nothing that was parked and is put back`, async () => {
      recorded.failing.push(...Array.from({ length: 12 }, () => new ChatUnreachable('down')));
      await book();
      for (let round = 0; round < 14; round += 1) {
        await deliverer.deliver();
        world.clock.advance(11 * minute);
      }
      await remove();
      const retried = await retryParked(world, 'all');
      await deliverer.deliver();

      assert.equal(retried, 1);
      assert.deepEqual([recorded.told, recorded.failing], [[], []]);
      assert.deepEqual(await listParked(world), []);
    });
  }

  it('a channel that asks anew hears of bookings again', async () => {
    await world.useCases.leavePlace('team-1');
    await follow();
    await book();
    await deliverer.deliver();

    assert.equal(recorded.told.length, 1);
  });

  it('another team is told as before', async () => {
    await world.useCases.leavePlace('team-2');
    await book();
    await deliverer.deliver();

    assert.equal(recorded.told.length, 1);
  });

  describe('of a person', () => {
    const chat = { conversation: 'chat-ada', place: 'chat-ada', details: {} };
    const aCard = async () => {
      const user = await linkedTeamsUser(world, ada);
      const booking = await book();
      const card = { booking: booking.id, reference: chat, user, activity: 'card-7' };
      await world.useCases.rememberCard(ada, { ...card, language: 'ja' });
      return { user, booking };
    };
    const cards = () => recorded.told.filter((line) => line.startsWith('card'));

    it('their card is brought up to date while they are linked', async () => {
      const { booking } = await aCard();
      await world.useCases.cancelBooking(ada, booking.id);
      await deliverer.deliver();

      assert.deepEqual(cards(), ['card card-7 cancelled']);
    });

    it('their card stays as it is once they signed out', async () => {
      const { user, booking } = await aCard();
      await world.useCases.unlinkTeamsUser(user);
      await world.useCases.cancelBooking(ada, booking.id);
      await deliverer.deliver();

      assert.deepEqual(cards(), []);
    });

    it('their card stays as it is once somebody else is linked there', async () => {
      const { user, booking } = await aCard();
      await world.useCases.unlinkTeamsUser(user);
      await linkedTeamsUser(world, anActor('grace'), user.user);
      await world.useCases.cancelBooking(ada, booking.id);
      await deliverer.deliver();

      assert.deepEqual(cards(), []);
    });

    it('their card stays as it is once the bot was taken out of the chat', async () => {
      const { booking } = await aCard();
      await world.useCases.leavePlace(chat.place);
      await world.useCases.cancelBooking(ada, booking.id);
      await deliverer.deliver();

      assert.deepEqual(cards(), []);
    });
  });
});
