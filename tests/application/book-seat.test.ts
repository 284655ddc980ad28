import assert from 'node:assert/strict';
import fc, { type Scheduler } from 'fast-check';
import { readFloorClaims } from '../../api/src/application/floor-moment.ts';
import type { Stores, TenantStore } from '../../api/src/application/store.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { personId, type SeatId } from '../../api/src/domain/ids.ts';
import { overlaps } from '../../api/src/domain/period.ts';
import { operated } from '../support/operated.ts';
import {
  aFloor,
  aKey,
  anActor,
  aWorld,
  between,
  contoso,
  given,
  knownInGroups,
  knownPeople,
  type TestWorld,
  workday,
} from '../support/world.ts';

const ada = anActor('ada');
const hanako = anActor('hanako');
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
const afternoon = between('2026-10-06T12:00:00+09:00', '2026-10-06T20:00:00+09:00');
const wholeDay = between('2026-10-06T00:00:00+09:00', '2026-10-07T00:00:00+09:00');

describe('bookSeat', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ada, hanako);
    floor = await aFloor(world);
  });
  afterEach(() => world.stores.close());

  it('books a free seat', async () => {
    const wish = { seat: floor.seat, period: morning, key: aKey() };

    const { booking, seatName, floorName, holder } = given(
      await world.useCases.bookSeat(ada, wish),
    );

    assert.equal(booking.state, 'booked');
    assert.equal(booking.workday, '2026-10-06');
    assert.deepEqual(booking.period, morning);
    assert.deepEqual([seatName, floorName, holder?.name], ['S-1', '12F', 'ada さん']);
  });

  it('names the booking that stands in the way, and free seats nearby', async () => {
    await world.useCases.bookSeat(ada, { seat: floor.seat, period: morning, key: aKey() });

    const second = await world.useCases.bookSeat(hanako, {
      seat: floor.seat,
      period: wholeDay,
      key: aKey(),
    });

    assert.deepEqual(second, {
      ok: false,
      refusal: {
        code: 'seat-taken',
        by: { id: 'ada', name: 'ada さん' },
        period: morning,
        clock: floor.site,
        alternatives: [1, 2, 3].map((at) => ({
          seat: floor.seats[at],
          floor: floor.floor.id,
          name: `S-${at + 1}`,
        })),
      },
    });
  });

  it('does not tell who it is where they are hidden', async () => {
    given(await world.useCases.setPreferences(ada, { visibility: 'nobody' }));
    await world.useCases.bookSeat(ada, { seat: floor.seat, period: morning, key: aKey() });

    const second = await world.useCases.bookSeat(hanako, {
      seat: floor.seat,
      period: morning,
      key: aKey(),
    });

    assert.equal(second.ok, false);
    assert.doesNotMatch(JSON.stringify(second), /\bada\b/);
  });

  it('lets the next booking begin at the instant the last ends (A2)', async () => {
    given(await world.useCases.bookSeat(ada, { seat: floor.seat, period: morning, key: aKey() }));

    const next = await world.useCases.bookSeat(hanako, {
      seat: floor.seat,
      period: afternoon,
      key: aKey(),
    });

    assert.equal(next.ok, true);
  });

  it('gives a person one seat at a time, on whatever floor (B2)', async () => {
    const other = await aFloor(world, { name: '13F' });
    given(await world.useCases.bookSeat(ada, { seat: floor.seat, period: morning, key: aKey() }));

    const second = await world.useCases.bookSeat(ada, {
      seat: other.seat,
      period: wholeDay,
      key: aKey(),
    });

    assert.equal(!second.ok && second.refusal.code, 'already-booked');
    assert.equal(
      !second.ok && second.refusal.code === 'already-booked' && second.refusal.seatName,
      'S-1',
    );
  });

  it('lets people of a group hold as many as their rule says, the fewer of two, and says whose it is (B2, B3)', async () => {
    await knownInGroups(world, ada, ['受付', '派遣']);
    const rule = (group: string, seatsAtATime: 'one' | 'any') => ({ group, seatsAtATime });
    const set = (...groupRules: ReturnType<typeof rule>[]) =>
      operated(world, floor.floor.id, { own: { groupRules } });
    const bookAt = (nth: number) =>
      world.useCases.bookSeat(ada, {
        seat: floor.seats[nth] ?? floor.seat,
        period: morning,
        key: aKey(),
      });
    given(await bookAt(0));

    await set(rule('受付', 'any'));
    const second = await bookAt(1);
    await set(rule('受付', 'any'), rule('派遣', 'one'));
    const third = await bookAt(2);

    assert.equal(second.ok, true);
    assert.ok(!third.ok && third.refusal.code === 'already-booked');
    assert.deepEqual([third.refusal.group, third.refusal.setAt], ['派遣', 'floor']);
  });

  it('sees that a person is elsewhere in a far zone on another date', async () => {
    const newYork = await aFloor(world, { timeZone: 'America/New_York' });
    given(
      await world.useCases.bookSeat(ada, {
        seat: floor.seat,
        period: between('2026-10-07T00:00:00+09:00', '2026-10-07T12:00:00+09:00'),
        key: aKey(),
      }),
    );

    const sameInstant = await world.useCases.bookSeat(ada, {
      seat: newYork.seat,
      period: between('2026-10-06T12:00:00-04:00', '2026-10-06T18:00:00-04:00'),
      key: aKey(),
    });

    assert.equal(!sameInstant.ok && sameInstant.refusal.code, 'already-booked');
  });

  it('answers a repeated command with the same booking, and refuses its key for another wish that day', async () => {
    const wish = { seat: floor.seat, period: morning, key: aKey() };
    const first = given(await world.useCases.bookSeat(ada, wish));

    const again = given(await world.useCases.bookSeat(ada, wish));
    const other = await world.useCases.bookSeat(ada, {
      ...wish,
      period: between('2026-10-06T13:00:00+09:00', '2026-10-06T17:00:00+09:00'),
    });

    assert.deepEqual(again.booking, first.booking);
    assert.deepEqual(other, { ok: false, refusal: { code: 'key-reused' } });
  });

  it('refuses a key that stood for a move that day, whether the seat is free or not', async () => {
    const [first, second, third] = floor.seats;
    const key = aKey();
    const wish = { period: morning, key: aKey() };
    const { booking } = given(
      await world.useCases.bookSeat(ada, { ...wish, seat: first ?? floor.seat }),
    );
    given(
      await world.useCases.moveBooking(ada, { booking: booking.id, to: second ?? floor.seat, key }),
    );

    const inTheWay = await world.useCases.bookSeat(ada, { ...wish, seat: floor.seat, key });
    const free = await world.useCases.bookSeat(ada, {
      seat: third ?? floor.seat,
      period: afternoon,
      key,
    });

    const refusal = { ok: false, refusal: { code: 'key-reused' } };
    assert.deepEqual([inTheWay, free], [refusal, refusal]);
  });

  it('takes the same key of two people for two commands', async () => {
    const key = aKey();
    given(await world.useCases.bookSeat(ada, { seat: floor.seat, period: morning, key }));

    const hers = await world.useCases.bookSeat(hanako, {
      seat: floor.seats[1] ?? floor.seat,
      period: morning,
      key,
    });

    assert.equal(hers.ok, true);
  });

  it('knows no seat of another tenant', async () => {
    const foreign = await aFloor(world, { tenant: contoso });

    const missing = await world.useCases.bookSeat(ada, {
      seat: foreign.seat,
      period: morning,
      key: aKey(),
    });

    assert.deepEqual(missing, { ok: false, refusal: { code: 'not-found', what: 'seat' } });
  });

  it('books for nobody else', async () => {
    const forAnother = await world.useCases.bookSeat(ada, {
      seat: floor.seat,
      period: morning,
      holder: personId('hanako'),
      key: aKey(),
    });

    assert.equal(!forAnother.ok && forAnother.refusal.code, 'not-permitted');
  });

  it('never lets two bookings share a seat or a person, however the commits interleave', async () => {
    const periods = [morning, afternoon, wholeDay];
    const requests = fc.array(
      fc.record({
        person: fc.constantFrom('ada', 'hanako', 'ken'),
        seat: fc.integer({ min: 0, max: 1 }),
        period: fc.constantFrom(...periods),
      }),
      { minLength: 2, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        requests,
        fc.boolean(),
        async (scheduler, wanted, areGuardsThere) => {
          const fresh = await aWorld();
          const on = await aFloor(fresh, { seats: 2 });
          if (areGuardsThere) await leaveEmptyGuards(fresh, on.seats);
          const stores = interleaved(fresh.stores, scheduler);
          const { bookSeat } = useCasesOver({ ...fresh, stores });
          const all = wanted.map(({ person, seat, period }) =>
            bookSeat(anActor(person), { seat: on.seats[seat] ?? on.seat, period, key: aKey() }),
          );

          const outcomes = await scheduler.waitFor(Promise.all(all));

          const claims = await readFloorClaims(
            fresh.stores.forTenant(ada.tenant),
            on.floor.id,
            workday('2026-10-06'),
          );
          const live = [...claims.values()].flat();
          for (const [at, claim] of live.entries()) {
            for (const other of live.slice(at + 1)) {
              const shares = claim.seat === other.seat || claim.person === other.person;
              assert.equal(shares && overlaps(claim.period, other.period), false);
            }
          }
          assert.equal(live.length, outcomes.filter((outcome) => outcome.ok).length);
          await fresh.stores.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** A seat and a person whose bookings of the day are over have guards without claims: then commits replace. */
async function leaveEmptyGuards({ useCases }: TestWorld, seats: readonly SeatId[]): Promise<void> {
  for (const seat of seats) {
    for (const name of ['ada', 'hanako', 'ken']) {
      const actor = anActor(name);
      const made = given(await useCases.bookSeat(actor, { seat, period: morning, key: aKey() }));
      given(await useCases.cancelBooking(actor, made.booking.id));
    }
  }
}

/** Holds every read and commit back until the scheduler lets it go, in whatever order it likes. */
function interleaved(stores: Stores, scheduler: Scheduler): Stores {
  const held = (store: TenantStore): TenantStore =>
    ({
      read: scheduler.scheduleFunction(store.read),
      query: scheduler.scheduleFunction(store.query),
      commit: scheduler.scheduleFunction(store.commit),
    }) as TenantStore;
  return {
    ...stores,
    forTenant: (tenant) => held(stores.forTenant(tenant)),
    forService: stores.forService,
  };
}
