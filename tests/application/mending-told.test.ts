import assert from 'node:assert/strict';
import { toldText } from '../../api/src/contract/notice-text.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import { ada, aFloorToClose, type FloorToClose } from '../support/floor-to-close.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { given } from '../support/world.ts';

describe('mending the bookings that a change touches tells their holders', () => {
  const chats = toldChats();
  let on: FloorToClose;
  let world: FloorToClose['world'];
  let cards: string[];
  beforeEach(async () => {
    on = await aFloorToClose();
    world = on.world;
    cards = [];
  });
  afterEach(() => world.stores.close());

  const deliver = () => {
    const updateCard: typeof chats.chats.updateCard = async ({ language }, { told, seatName }) => {
      cards.push(`${seatName}: ${told ? toldText(told, language) : ''}`);
    };
    return aDeliverer(world, { ...chats.chats, updateCard }).deliver();
  };
  const noticesOf = async (actor: Actor) => {
    const notices = await world.useCases.seeNotices(actor);
    return notices.map(({ kind, about, touching }) => [kind, about.seatName, touching]);
  };
  const touching = { code: 'seat-closed', seatName: 'S-1', reason: '空調の点検' };
  const withCard = async () => {
    const user = await linkedTeamsUser(world, ada);
    const reference = { conversation: 'chat-1', place: 'chat-1', details: {} };
    const card = {
      booking: on.adas.id,
      reference,
      user,
      activity: 'card-7',
      language: 'en' as const,
    };
    await world.useCases.rememberCard(ada, card);
  };

  for (const [mending, kind, seat, says] of [
    ['notify', 'rule-changed', 'S-1', 'You keep this booking as it is.'],
    ['move', 'moved', 'S-3', 'Your booking was moved to the nearest free seat.'],
    ['release', 'released', 'S-1', 'So your booking was released.'],
  ] as const) {
    it(`on their pages and their card, with the reason (${kind})`, async () => {
      await withCard();
      await on.mend(mending);

      await deliver();

      assert.deepEqual(await noticesOf(ada), [[kind, seat, touching]]);
      assert.deepEqual(cards, [`${seat}: S-1 is closed at that time: 空調の点検. ${says}`]);
    });
  }

  it('of every change of it, until they have read it', async () => {
    await on.mend('notify', { change: 'first' });
    await deliver();
    const [first] = await world.useCases.seeNotices(ada);
    await world.useCases.dismissNotice(ada, first?.id ?? assert.fail('No notice'));
    const read = await noticesOf(ada);
    world.clock.advance(60_000);
    await on.mend('notify', { change: 'second' });
    await deliver();

    assert.deepEqual([read, await noticesOf(ada)], [[], [['rule-changed', 'S-1', touching]]]);
  });

  it('of nothing that they have dealt with since', async () => {
    await on.mend('move');
    given(await world.useCases.cancelBooking(ada, on.adas.id));
    await deliver();

    assert.deepEqual(await noticesOf(ada), []);
  });
});
