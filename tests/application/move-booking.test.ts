import assert from 'node:assert/strict';
import { readFloorClaims } from '../../api/src/application/floor-moment.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { bookingId, type SeatId } from '../../api/src/domain/ids.ts';
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
const hanako = anActor('hanako');
const tuesday = workday('2026-10-06');
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
const wholeDay = between('2026-10-06T08:00:00+09:00', '2026-10-06T20:00:00+09:00');

describe('moving and releasing a booking', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ada, hanako);
    floor = await aFloor(world);
  });
  afterEach(() => world.stores.close());

  const seat = (nth: number) => floor.seats[nth - 1] ?? floor.seat;
  const book = async (who: typeof ada, where: SeatId, period = wholeDay) =>
    given(await world.useCases.bookSeat(who, { seat: where, period, key: aKey() })).booking;
  const claimedSeats = async () => {
    const claims = await readFloorClaims(world.stores.forTenant(midori), floor.floor.id, tuesday);
    return [...claims.keys()].sort();
  };

  it('moves to a free seat and frees the one it left', async () => {
    const { id } = await book(ada, seat(1));

    const moved = given(
      await world.useCases.moveBooking(ada, { booking: id, to: seat(2), key: aKey() }),
    );

    assert.deepEqual(
      [moved.booking.id, moved.booking.seat, moved.seatName, moved.booking.period],
      [id, seat(2), 'S-2', wholeDay],
    );
    assert.deepEqual(await claimedSeats(), [seat(2)]);
    const mine = await world.useCases.listBookings(ada, {});
    assert.deepEqual(
      mine.map(({ booking }) => booking.seat),
      [seat(2)],
    );
  });

  it('moves to a seat of another floor on the same date', async () => {
    const { id } = await book(ada, seat(1));
    const upstairs = await aFloor(world, { name: '13F' });

    const moved = given(
      await world.useCases.moveBooking(ada, { booking: id, to: upstairs.seat, key: aKey() }),
    );

    assert.deepEqual([moved.floorName, moved.booking.floor], ['13F', upstairs.floor.id]);
    assert.deepEqual(await claimedSeats(), []);
  });

  it('names who stands in the way, and changes nothing', async () => {
    const { id } = await book(ada, seat(1));
    await book(hanako, seat(2), morning);

    const refused = await world.useCases.moveBooking(ada, {
      booking: id,
      to: seat(2),
      key: aKey(),
    });

    assert.ok(!refused.ok && refused.refusal.code === 'seat-taken');
    assert.deepEqual(refused.refusal.by, { id: 'hanako', name: 'hanako さん' });
    assert.deepEqual(await claimedSeats(), [seat(1), seat(2)]);
  });

  it('takes only the time that is left, so that an earlier guest of the seat is not in the way', async () => {
    const { id } = await book(ada, seat(1));
    await book(hanako, seat(2), morning);
    world.clock.set(at('2026-10-06T14:00:30+09:00'));

    const moved = given(
      await world.useCases.moveBooking(ada, { booking: id, to: seat(2), key: aKey() }),
    );

    assert.deepEqual(
      moved.booking.period,
      between('2026-10-06T14:00:00+09:00', '2026-10-06T20:00:00+09:00'),
    );
  });

  it('moves once for one key, and refuses the key for another seat', async () => {
    const { id } = await book(ada, seat(1));
    const key = aKey();
    given(await world.useCases.moveBooking(ada, { booking: id, to: seat(2), key }));
    given(await world.useCases.moveBooking(ada, { booking: id, to: seat(3), key: aKey() }));

    const again = given(await world.useCases.moveBooking(ada, { booking: id, to: seat(2), key }));
    const other = await world.useCases.moveBooking(ada, { booking: id, to: seat(4), key });

    assert.equal(again.booking.seat, seat(3));
    assert.deepEqual(other, { ok: false, refusal: { code: 'key-reused' } });
  });

  it('refuses somebody else’s booking, a missing one, a missing seat, and one that is over', async () => {
    const { id } = await book(ada, seat(1));
    const missing = bookingId('2026-10-06.nothing');
    const nowhere = floor.seat.replace(/.$/, 'x') as SeatId;
    const move = (who: typeof ada, booking: typeof id, to: SeatId) =>
      world.useCases.moveBooking(who, { booking, to, key: aKey() });

    const outcomes = [
      await move(hanako, id, seat(2)),
      await move(ada, missing, seat(2)),
      await move(ada, id, nowhere),
    ];
    given(await world.useCases.cancelBooking(ada, id));
    outcomes.push(await move(ada, id, seat(2)));

    assert.deepEqual(
      outcomes.map((outcome) => !outcome.ok && outcome.refusal.code),
      ['not-permitted', 'not-found', 'not-found', 'booking-over'],
    );
  });

  it('refuses a site where that time is another date', async () => {
    const { id } = await book(ada, seat(1), morning);
    const losAngeles = await aFloor(world, { name: 'Beach', timeZone: 'America/Los_Angeles' });

    const refused = await world.useCases.moveBooking(ada, {
      booking: id,
      to: losAngeles.seat,
      key: aKey(),
    });

    assert.deepEqual(refused, {
      ok: false,
      refusal: { code: 'spans-workdays', workday: tuesday, there: workday('2026-10-05') },
    });
  });

  it('lets one of two people who move to the same seat at once have it', async () => {
    const bookings = [await book(ada, seat(1)), await book(hanako, seat(2))];

    const outcomes = await Promise.all(
      [ada, hanako].map((who, nth) => {
        const booking = bookings[nth]?.id ?? bookingId('');
        return world.useCases.moveBooking(who, { booking, to: seat(3), key: aKey() });
      }),
    );

    assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1);
    assert.equal((await claimedSeats()).length, 2);
  });

  it('leaves no booking on a floor that goes away at that moment', async () => {
    const { id } = await book(ada, seat(1));
    const upstairs = await aFloor(world, { name: '13F' });
    const stores = deletingBeforeCommit(world.stores, `floor:${upstairs.floor.id}`);
    const useCases = useCasesOver({ ...world, stores });

    const refused = await useCases.moveBooking(ada, {
      booking: id,
      to: upstairs.seat,
      key: aKey(),
    });

    const after = given(await world.useCases.seeBooking(ada, id));
    assert.deepEqual(refused, { ok: false, refusal: { code: 'not-found', what: 'seat' } });
    assert.equal(after.booking.state, 'cancelled');
  });

  it('frees a released seat at once and keeps the booking for reports', async () => {
    const { id } = await book(ada, seat(1));
    world.clock.set(at('2026-10-06T15:00:00+09:00'));

    const released = given(await world.useCases.releaseBooking(ada, id));
    const again = given(await world.useCases.releaseBooking(ada, id));
    const hers = await book(hanako, seat(1));

    assert.deepEqual(
      [released.booking.state, released.booking.endedAt, again.booking],
      ['released', at('2026-10-06T15:00:00+09:00'), released.booking],
    );
    assert.equal(hers.period.start, at('2026-10-06T15:00:00+09:00'));
    assert.equal(given(await world.useCases.seeBooking(ada, id)).booking.state, 'released');
  });

  it('releases nothing that is somebody else’s, cancelled, or over', async () => {
    const { id } = await book(ada, seat(1), morning);
    const cancelled = await book(hanako, seat(2));
    given(await world.useCases.cancelBooking(hanako, cancelled.id));
    world.clock.set(morning.end);

    const outcomes = [
      await world.useCases.releaseBooking(hanako, id),
      await world.useCases.releaseBooking(hanako, cancelled.id),
      await world.useCases.releaseBooking(ada, id),
    ];

    assert.deepEqual(
      outcomes.map((outcome) => !outcome.ok && outcome.refusal.code),
      ['not-permitted', 'booking-over', 'booking-over'],
    );
  });
});

/** Somebody else deletes a document of the configuration right before the first commit of a day. */
function deletingBeforeCommit(stores: Stores, id: string): Stores {
  let isDone = false;
  return {
    ...stores,
    forService: stores.forService,
    forTenant(tenant) {
      const store = stores.forTenant(tenant);
      return {
        read: (scope, item) => store.read(scope, item),
        query: (scope, query) => store.query(scope, query),
        async commit(scope, operations) {
          if (!isDone && scope.startsWith('day:')) {
            isDone = true;
            await store.commit('cfg', [{ kind: 'delete', id }]);
          }
          return store.commit(scope, operations);
        },
      };
    },
  };
}
