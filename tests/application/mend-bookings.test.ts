import assert from 'node:assert/strict';
import { type Mended, mendBookings } from '../../api/src/application/mend-bookings.ts';
import { seatGuardId } from '../../api/src/application/scopes.ts';
import type { Stores, TenantStore } from '../../api/src/application/store.ts';
import { readTouched } from '../../api/src/application/touched-bookings.ts';
import { toldText } from '../../api/src/contract/notice-text.ts';
import type { Booking } from '../../api/src/domain/booking.ts';
import type { Mending } from '../../api/src/domain/mending.ts';
import { nothingSet } from '../../api/src/domain/operation.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { aroundCommits } from '../support/around-commits.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import { dyingAt, Killed } from '../support/failing-stores.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { contradictionsIn, readStoredDay } from '../support/storm/stored-truth.ts';
import { booked, changeOf, operating } from '../support/touched-world.ts';
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
  workday,
} from '../support/world.ts';

const ada = anActor('ada');
const bob = anActor('bob');
const eve = anActor('eve');
const admin = anAdministrator();
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
/** Later than the morning, so that of the two the morning's comes first. */
const late = { ...morning, start: morning.start + 3_600_000 };
const day = workday('2026-10-06');
const closed = {
  ...nothingSet,
  closures: [{ id: 'c', first: day, last: day, reason: '空調の点検' }],
};
const none: Mended = { kept: 0, notified: 0, moved: 0, released: 0 };

describe('mending the bookings that a change touches', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  let adas: Booking;
  let bobs: Booking;
  beforeEach(async () => {
    world = await aWorld();
    floor = await aFloor(world, { seats: 5 });
    await knownPeople(world, ada, bob, eve);
    adas = await booked(world, ada, { seat: floor.seats[0], period: morning });
    bobs = await booked(world, bob, { seat: floor.seats[1], period: late });
  });
  afterEach(() => world.stores.close());

  /** The first two seats are to be closed on that day. */
  const closing = async () => {
    const seats = Object.fromEntries(floor.seats.slice(0, 2).map((seat) => [seat, closed]));
    const change = await changeOf(world, floor.floor.id, () => ({ seats }));
    return readTouched(world, midori, [change]);
  };
  const mend = async (
    mending: Mending,
    {
      stores,
      ...more
    }: { stores?: Stores; change?: string; touched?: Awaited<ReturnType<typeof closing>> } = {},
  ) =>
    mendBookings({ ...world, ...(stores ? { stores } : {}) }, midori, {
      touched: await closing(),
      mending,
      by: admin.person,
      change: 'closing',
      ...more,
    });
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
    await operating(world, id, { checkInMode: 'anywhere', checkInGrace: 90 });
    const asked = {
      seat: floor.seats[2],
      period: { start: morning.end, end: morning.end + 7_200_000 },
    };
    const awaited = await booked(world, eve, asked);
    const stricter = { checkInMode: 'at-seat', checkInGrace: 5 } as const;
    await operating(world, id, stricter);
    const seats = Object.fromEntries(floor.seats.slice(0, 3).map((seat) => [seat, closed]));
    const touched = await readTouched(world, midori, [
      await changeOf(world, id, () => ({ seats })),
    ]);

    await mend('move', { touched });

    const { bookings } = await readStoredDay(world.stores.forTenant(midori), day);
    const agreed = (wanted: Booking) => bookings.find((one) => one.id === wanted.id)?.checkIn;
    assert.deepEqual([agreed(awaited), agreed(adas)], [awaited.checkIn, undefined]);
    assert.ok(awaited.checkIn);
  });

  it('releases them, and gives back what they counted in a quota', async () => {
    await operating(world, floor.floor.id, { quota: { perDay: 1 } });

    const mended = await mend('release');

    assert.deepEqual(mended, { ...none, released: 2 });
    assert.deepEqual(await both(), [[], []]);
    assert.deepEqual(await contradictions(), []);
    const again = { seat: floor.seats[4] ?? floor.seat, period: morning, key: aKey() };
    assert.equal((await world.useCases.bookSeat(ada, again)).ok, true);
  });

  it('does the same once, however often it is asked', async () => {
    const touched = await closing();

    const outcomes = [await mend('move', { touched }), await mend('move', { touched })];

    assert.deepEqual(outcomes, [
      { ...none, moved: 2 },
      { ...none, moved: 2 },
    ]);
    assert.deepEqual(await eventsOf(), ['booking-moved ada admin', 'booking-moved bob admin']);
  });

  it('takes the next nearest where somebody took the seat meanwhile, and leaves the promised ones to others', async () => {
    const touched = await closing();
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
    const touched = await closing();
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
    const touched = await closing();
    for (const [at, seat] of floor.seats.slice(2).entries()) {
      await booked(world, anActor(`p${at}`), { seat, period: morning });
    }

    const mended = await mend('move', { touched });

    assert.deepEqual(mended, { ...none, released: 2 });
    assert.deepEqual(await both(), [[], []]);
  });

  it('leaves alone what its holder changed meanwhile', async () => {
    const touched = await closing();
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
    const touched = await closing();
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
          const touched = await closing();
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
    const touched = await closing();

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
    const [touched] = await closing();

    await mend('move', { stores, touched: touched ? [touched] : [] });

    assert.deepEqual(await stand(ada), []);
    assert.deepEqual(await eventsOf(), [
      'booking-cancelled ada floor-removed',
      'booking-moved ada admin',
    ]);
  });

  describe('tells their holders', () => {
    const chats = toldChats();
    let cards: string[];
    beforeEach(() => {
      cards = [];
    });
    const deliver = () => {
      const updateCard: typeof chats.chats.updateCard = async (
        { language },
        { told, seatName },
      ) => {
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
        booking: adas.id,
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
        await mend(mending);

        await deliver();

        assert.deepEqual(await noticesOf(ada), [[kind, seat, touching]]);
        assert.deepEqual(cards, [`${seat}: S-1 is closed at that time: 空調の点検. ${says}`]);
      });
    }

    it('of every change of it, until they have read it', async () => {
      await mend('notify', { change: 'first' });
      await deliver();
      const [first] = await world.useCases.seeNotices(ada);
      await world.useCases.dismissNotice(ada, first?.id ?? assert.fail('No notice'));
      const read = await noticesOf(ada);
      world.clock.advance(60_000);
      await mend('notify', { change: 'second' });
      await deliver();

      assert.deepEqual([read, await noticesOf(ada)], [[], [['rule-changed', 'S-1', touching]]]);
    });

    it('of nothing that they have dealt with since', async () => {
      await mend('move');
      given(await world.useCases.cancelBooking(ada, adas.id));
      await deliver();

      assert.deepEqual(await noticesOf(ada), []);
    });
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
