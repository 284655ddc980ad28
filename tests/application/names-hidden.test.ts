import assert from 'node:assert/strict';
import { readAvailabilityForBystanders } from '../../api/src/application/see-floors.ts';
import { noHolidayAnywhere } from '../../api/src/domain/holiday.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import { operated } from '../support/operated.ts';
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
const hanako = anActor('hanako');
const admin = anAdministrator();
const today = between('2026-10-05T09:00:00+09:00', '2026-10-05T18:00:00+09:00');

describe('a floor that shows no names (E3)', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ada, hanako, admin);
    floor = await aFloor(world);
    await operated(world, floor.floor.id, {
      tenant: midori,
      own: { names: 'hidden' },
      seats: {
        [floor.seats[1] ?? floor.seat]: {
          own: { seatMode: { kind: 'assigned', to: ada.person } },
        },
      },
    });
  });
  afterEach(() => world.stores.close());

  const book = () => world.useCases.bookSeat(ada, { seat: floor.seat, period: today, key: aKey() });
  const seats = async (actor: typeof ada) =>
    given(await world.useCases.seeAvailability(actor, { floor: floor.floor.id, period: today }))
      .seats;

  it('says to colleagues that seats are taken and assigned, and not by and to whom', async () => {
    given(await book());
    const refused = await world.useCases.bookSeat(hanako, {
      seat: floor.seat,
      period: today,
      key: aKey(),
    });
    const seen = given(await world.useCases.seeSeat(hanako, floor.seat));
    const shared = await readAvailabilityForBystanders(world.stores.forTenant(midori), {
      floor: floor.floor.id,
      period: today,
      now: world.clock.now(),
      holidayOn: noHolidayAnywhere,
    });

    const said = JSON.stringify([await seats(hanako), refused, { ...seen, on: undefined }, shared]);

    assert.match(said, /seat-taken/);
    assert.match(said, /seat-assigned/);
    assert.doesNotMatch(said, /\bada\b/);
  });

  it('shows their own seat to whoever has it', async () => {
    given(await book());

    const [own] = await seats(ada);

    assert.deepEqual([own?.state, own?.holder?.name], ['mine', 'ada さん']);
  });

  it('posts bookings to channels without a name', async () => {
    const reference = { conversation: 'c', place: 'team', details: {} };
    const asked = { floor: floor.floor.id, reference, language: 'ja' as const };
    given(await world.useCases.followFloor(admin, asked));
    given(await book());
    const chats = toldChats();

    await aDeliverer(world, chats.chats).deliver();

    assert.deepEqual(chats.told, ['post c S-1 hidden booked #1']);
  });
});
