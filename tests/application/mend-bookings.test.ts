import assert from 'node:assert/strict';
import type { Mended } from '../../api/src/application/mend-bookings.ts';
import { seatGuardId } from '../../api/src/application/scopes.ts';
import type { Stores, TenantStore } from '../../api/src/application/store.ts';
import type { Booking } from '../../api/src/domain/booking.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { aroundCommits } from '../support/around-commits.ts';
import { dyingAt, Killed } from '../support/failing-stores.ts';
import {
  ada,
  admin,
  aFloorToClose,
  bob,
  day,
  eve,
  type FloorToClose,
  morning,
} from '../support/floor-to-close.ts';
import { operated } from '../support/operated.ts';
import { contradictionsIn, readStoredDay } from '../support/storm/stored-truth.ts';
import { booked } from '../support/touched-world.ts';
import { aKey, anActor, given, midori } from '../support/world.ts';

const none: Mended = { kept: 0, notified: 0, moved: 0, released: 0 };

describe('mending the bookings that a change touches', () => {
  let on: FloorToClose;
  let world: FloorToClose['world'];
  let floor: FloorToClose['floor'];
  let adas: Booking;
  let bobs: Booking;
  beforeEach(async () => {
    on = await aFloorToClose();
    ({ world, floor, adas, bobs } = on);
  });
  afterEach(() => world.stores.close());

  const mend: FloorToClose['mend'] = (...how) => on.mend(...how);
  const stand = async (actor: Actor) => {
    const views = await world.useCases.listBookings(actor, {});
    return views.map(({ seatName, booking }) => `${seatName} ${booking.state}`);
  };
  const both = async () => [await stand(ada), await stand(bob)];
  const contradictions = async () =>
    contradictionsIn(await readStoredDay(world.stores.forTenant(midori), day));
  const eventsOf = async () => {
    const { events } = await readStoredDay(world.stores.forTenant(midori), day);
    return events
      .filter(({ kind }) => kind !== 'booking-made')
      .map(({ kind, booking, by }) => `${kind} ${booking === adas.id ? 'ada' : 'bob'} ${by}`)
      .sort();
  };

  it('keeps them all, and does nothing', async () => {
    const mended = await mend('keep');

    assert.deepEqual(mended, { ...none, kept: 2 });
    assert.deepEqual(await both(), [['S-1 booked'], ['S-2 booked']]);
    assert.deepEqual(await eventsOf(), []);
  });

  it('tells their holders, and changes nothing else', async () => {
    const mended = await mend('notify');

    assert.deepEqual(mended, { ...none, notified: 2 });
    assert.deepEqual(await both(), [['S-1 booked'], ['S-2 booked']]);
    assert.deepEqual(await eventsOf(), ['booking-touched ada admin', 'booking-touched bob admin']);
    assert.deepEqual(await contradictions(), []);
  });

  it('moves each to its nearest free seat', async () => {
    const mended = await mend('move');

    assert.deepEqual(mended, { ...none, moved: 2 });
    assert.deepEqual(await both(), [['S-3 booked'], ['S-4 booked']]);
    assert.deepEqual(await eventsOf(), ['booking-moved ada admin', 'booking-moved bob admin']);
    assert.deepEqual(await contradictions(), []);
  });

  it('holds who is moved to what was agreed about checking in, and to no more', async () => {
    const { id } = floor.floor;
    await operated(world, id, { own: { checkInMode: 'anywhere', checkInGrace: 90 } });
    const asked = {
      seat: floor.seats[2],
      period: { start: morning.end, end: morning.end + 7_200_000 },
    };
    const awaited = await booked(world, eve, asked);
    const stricter = { checkInMode: 'at-seat', checkInGrace: 5 } as const;
    await operated(world, id, { own: stricter });
    const touched = await on.closing(3);

    await mend('move', { touched });

    const { bookings } = await readStoredDay(world.stores.forTenant(midori), day);
    const agreed = (wanted: Booking) => bookings.find((one) => one.id === wanted.id)?.checkIn;
    assert.deepEqual([agreed(awaited), agreed(adas)], [awaited.checkIn, undefined]);
    assert.ok(awaited.checkIn);
  });

  it('releases them, and gives back what they counted in a quota', async () => {
    await operated(world, floor.floor.id, { own: { quota: { perDay: 1 } } });

    const mended = await mend('release');

    assert.deepEqual(mended, { ...none, released: 2 });
    assert.deepEqual(await both(), [[], []]);
    assert.deepEqual(await contradictions(), []);
    const again = { seat: floor.seats[4] ?? floor.seat, period: morning, key: aKey() };
    assert.equal((await world.useCases.bookSeat(ada, again)).ok, true);
  });

  it('does the same once, however often it is asked', async () => {
    const touched = await on.closing();

    const outcomes = [await mend('move', { touched }), await mend('move', { touched })];

    assert.deepEqual(outcomes, [
      { ...none, moved: 2 },
      { ...none, moved: 2 },
    ]);
    assert.deepEqual(await eventsOf(), ['booking-moved ada admin', 'booking-moved bob admin']);
  });

  it('takes the next nearest where somebody took the seat meanwhile, and leaves the promised ones to others', async () => {
    const touched = await on.closing();
    await booked(world, eve, { seat: floor.seats[2], period: morning });

    const mended = await mend('move', { touched });

    assert.deepEqual(mended, { ...none, moved: 2 });
    assert.deepEqual(await both(), [['S-5 booked'], ['S-4 booked']]);
  });

  it('takes the next nearest where somebody takes the seat at that very moment', async () => {
    const stores = justBefore(world.stores, 'booking-moved', () =>
      booked(world, eve, { seat: floor.seats[2], period: morning }),
    );

    const mended = await mend('move', { stores });

    assert.deepEqual(mended, { ...none, moved: 2 });
    assert.deepEqual(await both(), [['S-5 booked'], ['S-4 booked']]);
    assert.deepEqual(await contradictions(), []);
  });

  it('takes the next nearest where somebody takes the seat just after it was looked at', async () => {
    const touched = await on.closing();
    const wanted = seatGuardId(floor.seats[2] ?? floor.seat);
    const stores = justAfterReading(world.stores, wanted, () =>
      booked(world, eve, { seat: floor.seats[2], period: morning }),
    );

    const mended = await mend('move', { touched, stores });

    assert.deepEqual(mended, { ...none, moved: 2 });
    assert.deepEqual(await both(), [['S-5 booked'], ['S-4 booked']]);
    assert.deepEqual(await contradictions(), []);
  });

  it('releases what finds no free seat any more, and says so', async () => {
    const touched = await on.closing();
    for (const [at, seat] of floor.seats.slice(2).entries()) {
      await booked(world, anActor(`p${at}`), { seat, period: morning });
    }

    const mended = await mend('move', { touched });

    assert.deepEqual(mended, { ...none, released: 2 });
    assert.deepEqual(await both(), [[], []]);
  });

  it('leaves alone what its holder changed meanwhile', async () => {
    const touched = await on.closing();
    given(await world.useCases.cancelBooking(ada, adas.id));
    const to = floor.seats[4] ?? floor.seat;
    given(await world.useCases.moveBooking(bob, { booking: bobs.id, to, key: aKey() }));

    const outcomes = [
      await mend('notify', { touched, change: 'a' }),
      await mend('move', { touched, change: 'b' }),
      await mend('release', { touched, change: 'c' }),
    ];

    assert.deepEqual(outcomes, [none, none, none]);
    assert.deepEqual(await both(), [[], ['S-5 booked']]);
  });

  it('leaves alone what its holder changes at that very moment', async () => {
    const stores = justBefore(world.stores, 'booking-released', async () => {
      given(await world.useCases.cancelBooking(ada, adas.id));
    });

    const mended = await mend('release', { stores });

    assert.deepEqual(mended, { ...none, released: 1 });
    assert.deepEqual(await eventsOf(), ['booking-cancelled ada ada', 'booking-released bob admin']);
  });

  it('leaves alone what is over, and moves with the time that is left what has begun', async () => {
    const touched = await on.closing();
    world.clock.set(morning.end - 3_600_000);
    const amid = await mend('move', { touched: touched.slice(0, 1) });
    world.clock.set(morning.end);
    const after = await mend('move', { touched });

    const [moved] = (await readStoredDay(world.stores.forTenant(midori), day)).bookings.filter(
      ({ id }) => id === adas.id,
    );
    assert.deepEqual(
      [amid, after],
      [
        { ...none, moved: 1 },
        { ...none, moved: 1 },
      ],
    );
    assert.deepEqual(moved?.period, { start: morning.end - 3_600_000, end: morning.end });
  });

  for (const when of ['before', 'after'] as const) {
    for (const at of [1, 2]) {
      for (const mending of ['notify', 'move', 'release'] as const) {
        it(`does the rest when it is cut off just ${when} its commit ${at} (${mending})`, async () => {
          const touched = await on.closing();
          const stores = dyingAt(world.stores, at, when);
          await assert.rejects(mend(mending, { touched, stores }), Killed);

          const mended = await mend(mending, { touched });

          const count = { notify: 'notified', move: 'moved', release: 'released' } as const;
          assert.deepEqual(mended, { ...none, [count[mending]]: 2 });
          assert.equal((await eventsOf()).length, 2);
          assert.deepEqual(await contradictions(), []);
        });
      }
    }
  }

  it('does one thing to each, when two administrators choose differently at once', async () => {
    const touched = await on.closing();

    const [moving, releasing] = await Promise.all([
      mend('move', { touched, change: 'one' }),
      mend('release', { touched, change: 'other' }),
    ]);

    const done = moving.moved + moving.released + releasing.released;
    assert.equal(done, 2);
    assert.equal((await eventsOf()).length, 2);
    assert.deepEqual(await contradictions(), []);
  });

  it('ends a booking again whose new seat is taken out of the plan at that moment', async () => {
    const seats = floor.floor.seats.slice(0, 2);
    const stores = justBefore(world.stores, 'booking-moved', async () => {
      const { id, name, zones } = floor.floor;
      const { version } = given(await world.useCases.seeDraft(admin, id));
      const wish = { name, zones, seats, plan: undefined };
      const saved = given(await world.useCases.saveDraft(admin, { floor: id, wish, version }));
      const asked = { floor: id, version: saved.version, bookings: 'refuse' as const };
      given(await world.useCases.publishFloor(admin, asked));
    });
    const [touched] = await on.closing();

    await mend('move', { stores, touched: touched ? [touched] : [] });

    assert.deepEqual(await stand(ada), []);
    assert.deepEqual(await eventsOf(), [
      'booking-cancelled ada floor-removed',
      'booking-moved ada admin',
    ]);
  });
});

/** Does something just before the first commit whose event is of a kind. */
function justBefore(stores: Stores, kind: string, work: () => Promise<unknown>): Stores {
  let isDone = false;
  return aroundCommits(stores, (commit) => async (scope, operations) => {
    const isIt = operations.some((one) => JSON.stringify(one).includes(`"kind":"${kind}"`));
    const isFirst = isIt && !isDone;
    isDone ||= isIt;
    if (isFirst) await work();
    return commit(scope, operations);
  });
}

/** Does something after a document was read for the first time, before whoever read it goes on. */
function justAfterReading(stores: Stores, wanted: string, work: () => Promise<unknown>): Stores {
  let isDone = false;
  const around = (store: TenantStore): TenantStore => ({
    query: (scope, query) => store.query(scope, query),
    commit: (scope, operations) => store.commit(scope, operations),
    async read<Body>(scope: string, id: string) {
      const item = await store.read<Body>(scope, id);
      const isFirst = id === wanted && !isDone;
      isDone ||= isFirst;
      if (isFirst) await work();
      return item;
    },
  });
  return { ...stores, forTenant: (tenant) => around(stores.forTenant(tenant)) };
}
