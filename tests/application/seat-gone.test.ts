import assert from 'node:assert/strict';
import { configScope } from '../../api/src/application/scopes.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import {
  aFloor,
  aKey,
  anActor,
  aWorld,
  between,
  given,
  knownPeople,
  midori,
} from '../support/world.ts';

const ada = anActor('ada');
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');

describe('a booking whose maker died before looking for its seat again', () => {
  it('is ended by the worker once the seat is surely gone, and its holder is told', async () => {
    const world = await aWorld();
    await knownPeople(world, ada);
    const floor = await aFloor(world);
    const deliverer = aDeliverer(world, toldChats().chats);
    const wish = { seat: floor.seat, period: morning, key: aKey() };
    const { id } = given(await world.useCases.bookSeat(ada, wish)).booking;
    const gone = { kind: 'delete', id: `floor:${floor.floor.id}` } as const;
    await world.stores.forTenant(midori).commit(configScope, [gone]);
    const stateOf = async () => given(await world.useCases.seeBooking(ada, id)).booking.state;

    await deliverer.deliver();
    const soon = await stateOf();
    world.clock.advance(60_000);
    await deliverer.deliver();
    const later = await stateOf();
    await deliverer.deliver();
    const notices = await world.useCases.seeNotices(ada);
    await world.stores.close();

    assert.deepEqual([soon, later], ['booked', 'cancelled']);
    assert.deepEqual(
      notices.map(({ about }) => about.booking.id),
      [id],
    );
  });
});
