import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTouched, type TouchedBooking } from '../../api/src/application/touched-bookings.ts';
import { nothingSet } from '../../api/src/domain/operation.ts';
import { overlaps } from '../../api/src/domain/period.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { addDays, allDay } from '../../api/src/domain/workday.ts';
import { countedStores } from '../support/counted-stores.ts';
import { operated } from '../support/operated.ts';
import { booked, changeOf, setOnFloor } from '../support/touched-world.ts';
import {
  aFloor,
  aKey,
  anActor,
  aWorld,
  between,
  knownPeople,
  midori,
  siteClock,
  type TestWorld,
  workday,
} from '../support/world.ts';

const ada = anActor('ada');
const bob = anActor('bob');
const eve = anActor('eve');
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
/** Later than the morning, so that of the two the morning's comes first. */
const late = { ...morning, start: morning.start + 3_600_000 };
const afternoon = between('2026-10-06T12:00:00+09:00', '2026-10-06T18:00:00+09:00');
const closedOn = (day: string) => [
  { id: 'c', first: workday(day), last: workday(day), reason: '空調の点検' },
];

const said = (touched: readonly TouchedBooking[]) =>
  touched.map(({ claim, refusal, moveTo }) => [claim.person, refusal.code, moveTo?.name]);

describe('the bookings of floors that changes touch', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    floor = await aFloor(world, { seats: 6 });
    await knownPeople(world, ada, bob, eve);
  });
  afterEach(() => world.stores.close());

  const touchedBy = async (
    ...change: Parameters<typeof changeOf> extends [unknown, ...infer R] ? R : never
  ) => said(await readTouched(world, midori, [await changeOf(world, ...change)]));
  const seatClosed = (at: number) => () => ({
    seats: { [floor.seats[at] ?? floor.seat]: { ...nothingSet, closures: closedOn('2026-10-06') } },
  });

  it('are those of a closed seat, each with the nearest free seat, those of its zone first', async () => {
    await booked(world, ada, { seat: floor.seats[2], period: morning });
    await booked(world, bob, { seat: floor.seats[3], period: morning });
    await booked(world, eve, { seat: floor.seats[2], period: afternoon });

    const touched = await touchedBy(floor.floor.id, seatClosed(2));

    // S-2 lies nearer than S-5, but outside their zone.
    assert.deepEqual(touched, [
      ['ada', 'seat-closed', 'S-5'],
      ['eve', 'seat-closed', 'S-4'],
    ]);
  });

  it('are promised different seats where their times meet', async () => {
    const seats = [floor.seats[0], floor.seats[1]];
    await booked(world, ada, { seat: seats[0], period: morning });
    await booked(world, bob, { seat: seats[1], period: late });
    const closed = { ...nothingSet, closures: closedOn('2026-10-06') };

    const touched = await touchedBy(floor.floor.id, () => ({
      seats: Object.fromEntries(seats.map((seat) => [seat, closed])),
    }));

    assert.deepEqual(touched, [
      ['ada', 'seat-closed', 'S-3'],
      ['bob', 'seat-closed', 'S-4'],
    ]);
  });

  it('have no seat to move to where the whole floor is closed', async () => {
    await booked(world, ada, { seat: floor.seat, period: morning });

    const touched = await touchedBy(floor.floor.id, () => ({
      floor: { ...nothingSet, closures: closedOn('2026-10-06') },
    }));

    assert.deepEqual(touched, [['ada', 'seat-closed', undefined]]);
  });

  it('are judged for their holders where a rule asks who it is', async () => {
    await booked(world, ada, { seat: floor.seats[2], period: morning });
    await booked(world, bob, { seat: floor.seats[3], period: morning });
    const own = { mayBook: { people: [ada.person], groups: [] } };

    const touched = await touchedBy(floor.floor.id, () => ({
      zones: { back: { ...nothingSet, own } },
    }));

    assert.deepEqual(touched, [['bob', 'not-for-you', 'S-2']]);
  });

  it('may move to a seat that is for their holder alone, and to none that is for somebody else', async () => {
    await booked(world, ada, { seat: floor.seats[4], period: morning });
    const assignedTo = (actor: Actor) => ({
      ...nothingSet,
      own: { seatMode: { kind: 'assigned', to: actor.person } as const },
    });
    const closing = (near: Actor) => () => ({
      seats: {
        ...seatClosed(4)().seats,
        [floor.seats[3] ?? '']: assignedTo(near),
        [floor.seats[5] ?? '']: assignedTo(bob),
      },
    });

    const toOwn = await touchedBy(floor.floor.id, closing(ada));
    const toOthers = await touchedBy(floor.floor.id, closing(bob));

    assert.deepEqual(toOwn, [['ada', 'seat-closed', 'S-4']]);
    assert.deepEqual(toOthers, [['ada', 'seat-closed', 'S-3']]);
  });

  it('are of too many for a quota the last ones, wherever the others are', async () => {
    const other = await aFloor(world, { name: '14F' });
    await booked(world, ada, { seat: floor.seat, period: afternoon });
    await booked(world, ada, { seat: other.seat, period: morning });

    const touched = await touchedBy(floor.floor.id, setOnFloor({ quota: { perDay: 1 } }));

    assert.deepEqual(touched, [['ada', 'quota-reached', undefined]]);
  });

  it('are the second of two at a time, where only one is allowed', async () => {
    await operated(world, floor.floor.id, { own: { seatsAtATime: 'any' } });
    await booked(world, ada, { seat: floor.seats[0], period: morning });
    await booked(world, ada, {
      seat: floor.seats[1],
      period: { ...morning, start: morning.start + 3_600_000 },
    });

    const touched = await readTouched(world, midori, [
      await changeOf(world, floor.floor.id, setOnFloor({ seatsAtATime: 'one' })),
    ]);

    assert.deepEqual(
      touched.map(({ claim, refusal, moveTo }) => [claim.seat, refusal.code, moveTo]),
      [[floor.seats[1], 'already-booked', undefined]],
    );
  });

  it('are only those from the day on from which it holds', async () => {
    const later = { start: morning.start + 2 * 86_400_000, end: morning.end + 2 * 86_400_000 };
    await booked(world, ada, { seat: floor.seat, period: morning });
    await booked(world, bob, { seat: floor.seat, period: later });
    const own = { longestMinutes: 120 };

    const touched = await touchedBy(floor.floor.id, () => ({
      floor: { ...nothingSet, later: [{ from: workday('2026-10-08'), own }] },
    }));

    assert.deepEqual(touched, [['bob', 'too-long', undefined]]);
  });

  it('are also what has begun, but never what is over', async () => {
    const today = between('2026-10-05T09:00:00+09:00', '2026-10-05T12:00:00+09:00');
    await booked(world, ada, { seat: floor.seat, period: today });
    const closing = () => ({ floor: { ...nothingSet, closures: closedOn('2026-10-05') } });
    world.clock.set(today.end - 1);
    const amid = await touchedBy(floor.floor.id, closing);
    world.clock.set(today.end);

    assert.deepEqual(amid, [['ada', 'seat-closed', undefined]]);
    assert.deepEqual(await touchedBy(floor.floor.id, closing), []);
  });

  it('are found on all the floors of a tenant', async () => {
    const others = [];
    for (const name of ['a', 'b', 'c', 'd']) others.push(await aFloor(world, { name, seats: 2 }));
    const all = [floor, ...others];
    for (const [at, { seat }] of all.entries()) {
      const actor = anActor(`p${at}`);
      await booked(world, actor, { seat, period: morning });
    }
    const changes = await Promise.all(
      all.map((each) => changeOf(world, each.floor.id, setOnFloor({ longestMinutes: 60 }))),
    );

    const touched = await readTouched(world, midori, changes);

    assert.deepEqual(touched.map(({ claim }) => claim.person).sort(), [
      'p0',
      'p1',
      'p2',
      'p3',
      'p4',
    ]);
  });

  it('are never promised a seat that somebody has, or two of them the same one, whatever they are', async () => {
    const hour = fc.integer({ min: 9, max: 16 });
    const wish = fc.record({
      person: fc.integer({ min: 0, max: 5 }),
      seat: fc.integer({ min: 0, max: 5 }),
      hour,
      hours: fc.integer({ min: 1, max: 4 }),
    });
    const closed = fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(wish, { minLength: 4, maxLength: 14 }),
        closed,
        async (wishes, gone) => {
          const own = await aWorld();
          const on = await aFloor(own, { seats: 6 });
          const { start } = allDay(workday('2026-10-06'), siteClock('Asia/Tokyo'));
          for (const { person, seat, hour: from, hours } of wishes) {
            const period = {
              start: start + from * 3_600_000,
              end: start + (from + hours) * 3_600_000,
            };
            // Whoever finds it taken has no booking.
            await own.useCases.bookSeat(anActor(`p${person}`), {
              seat: on.seats[seat] ?? on.seat,
              period,
              key: aKey(),
            });
          }
          const everything = await changeOf(own, on.floor.id, () => ({
            floor: { ...nothingSet, closures: closedOn('2026-10-06') },
          }));
          const held = (await readTouched(own, midori, [everything])).map(({ claim }) => claim);
          const change = await changeOf(own, on.floor.id, () => ({
            seats: Object.fromEntries(
              gone.map((at) => [on.seats[at], { ...nothingSet, closures: closedOn('2026-10-06') }]),
            ),
          }));

          const touched = await readTouched(own, midori, [change]);

          const takenLater = [
            ...held.map(({ seat, period, booking }) => ({ seat, period, booking })),
            ...touched.flatMap(({ moveTo, claim }) =>
              moveTo ? [{ seat: moveTo.id, period: claim.period, booking: claim.booking }] : [],
            ),
          ];
          const clashes = takenLater.filter((one, at) =>
            takenLater
              .slice(at + 1)
              .some(
                (other) =>
                  one.seat === other.seat &&
                  one.booking !== other.booking &&
                  overlaps(one.period, other.period),
              ),
          );
          const isGone = (seat: string) => gone.some((at) => on.seats[at] === seat);
          assert.deepEqual(clashes, []);
          assert.equal(touched.length, held.filter(({ seat }) => isGone(seat)).length);
          assert.ok(touched.every(({ moveTo }) => !moveTo || !isGone(moveTo.id)));
          await own.stores.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  describe('among a thousand', () => {
    const seatsOfFloor = 40;
    const days = 14;

    async function aThousand() {
      const big = await aFloor(world, { seats: seatsOfFloor, name: 'big' });
      const clock = siteClock('Asia/Tokyo');
      for (let day = 1; day <= days; day += 1) {
        const whole = allDay(addDays(workday('2026-10-05'), day), clock);
        const noon = whole.start + 12 * 3_600_000;
        for (const [at, seat] of big.seats.entries()) {
          await booked(world, anActor(`m${at}`), {
            seat,
            period: { start: whole.start, end: noon },
          });
          await booked(world, anActor(`n${at}`), { seat, period: { start: noon, end: whole.end } });
        }
      }
      return big;
    }

    it('are found with a query a day, and with reads of people only where a rule asks who they are', async function () {
      this.timeout(120_000);
      const big = await aThousand();
      const { stores, costs, reset } = countedStores(world.stores);
      const cost = async (own: Parameters<typeof setOnFloor>[0]) => {
        const change = await changeOf(world, big.floor.id, setOnFloor(own));
        reset();
        const touched = await readTouched({ ...world, stores }, midori, [change]);
        return { touched: touched.length, reads: costs.reads, queries: costs.queries };
      };

      const shorter = await cost({ longestMinutes: 60 });
      const others = await cost({ mayBook: { people: [ada.person], groups: [] } });
      const fewer = await cost({ quota: { perWeek: 3 } });

      const people = 2 * seatsOfFloor;
      const all = people * days;
      assert.deepEqual(shorter, { touched: all, reads: 0, queries: 61 });
      // Each person once, and what they hold on each of those days and around them.
      const reads = people * (days + 3);
      assert.deepEqual(others, { touched: all, reads, queries: 61 });
      // Of Tuesday to Sunday, Monday to Sunday, and a Monday; three whole weeks are read.
      const tooMany = people * (3 + 4);
      assert.deepEqual(fewer, { touched: tooMany, reads: people * 22, queries: 61 });
    });
  });
});
