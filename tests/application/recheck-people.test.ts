import assert from 'node:assert/strict';
import { readEntitlement } from '../../api/src/application/entitlement-record.ts';
import { leaseOver } from '../../api/src/application/lease.ts';
import { RsiUnreachable } from '../../api/src/application/ports.ts';
import { recheckPeopleWith } from '../../api/src/application/recheck-people.ts';
import { releaseLeaversWith } from '../../api/src/application/release-leavers.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { aMovableRsi, withdrawn } from '../support/rsi.ts';
import { entitled } from '../support/signed-in.ts';
import {
  aFloor,
  aKey,
  anActor,
  aWorld,
  between,
  given,
  knownPeople,
  type TestWorld,
} from '../support/world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('people who hold bookings and do not come (2.2.1-e)', () => {
  let world: TestWorld;
  let rsi: ReturnType<typeof aMovableRsi>['rsi'];
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    const movable = aMovableRsi();
    rsi = movable.rsi;
    world = await aWorld('2026-10-05T09:00:00+09:00', movable.port);
    floor = await aFloor(world, { seats: 40 });
  });
  afterEach(() => world.stores.close());

  const fail = (error: unknown) => assert.fail(String(error));
  function aWorker() {
    const lease = leaseOver(world, { name: 'recheck', holder: 'one' });
    const run = recheckPeopleWith({ ...world, fail });
    return {
      lease,
      /** So many rounds, as far apart as the worker's. */
      async work(rounds: number) {
        for (let round = 0; round < rounds; round += 1) {
          if (await lease.hold()) await run(lease);
          world.clock.advance(15_000);
        }
      },
    };
  }

  /** People with a booking on the last day that can be booked, whom RSI confirmed now. */
  async function holders(count: number): Promise<Actor[]> {
    const people = Array.from({ length: count }, (_, nth) => anActor(`p${nth}`));
    await knownPeople(world, ...people);
    const period = between('2026-10-19T09:00:00+09:00', '2026-10-19T12:00:00+09:00');
    for (const [nth, actor] of people.entries()) {
      const seat = floor.seats[nth] ?? floor.seat;
      given(await world.useCases.bookSeat(actor, { seat, period, key: aKey() }));
      await entitled(world, actor);
    }
    return people;
  }
  const stateOf = async (actor: Actor) => (await readEntitlement(world.stores, actor))?.body.state;

  it('are asked about once a day, and those without bookings not at all', async () => {
    await holders(3);
    const idle = anActor('idle');
    await knownPeople(world, idle);
    await entitled(world, idle);
    const { work } = aWorker();
    world.clock.advance(day - hour);
    await work(3);
    const early = rsi.asked;
    world.clock.advance(hour);
    await work(3);
    const daily = rsi.asked;
    world.clock.advance(day / 2);
    await work(3);

    assert.deepEqual([early, daily, rsi.asked], [0, 3, 3]);
  });

  it('are found out when RSI takes the right from them, and lose their bookings after the grace', async () => {
    const [left, stays] = await holders(2);
    assert.ok(left && stays);
    const { answer } = rsi;
    rsi.answer = (credentials) =>
      credentials.subject.includes('"p0"') ? withdrawn(credentials) : answer(credentials);
    world.clock.advance(day);
    await aWorker().work(1);
    world.clock.advance(day);
    const lease = leaseOver(world, { name: 'leavers', holder: 'one' });
    await lease.hold();
    await releaseLeaversWith({ ...world, fail })(lease);

    const bookings = await Promise.all(
      [left, stays].map((actor) => world.useCases.listBookings(actor, {})),
    );
    assert.deepEqual([await stateOf(left), await stateOf(stays)], ['withdrawn', 'entitled']);
    assert.deepEqual(
      bookings.map(({ length }) => length),
      [0, 1],
    );
  });

  it('are asked about a few at a time, each once', async () => {
    await holders(25);
    world.clock.advance(day);
    const { work } = aWorker();
    const asked: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await work(1);
      asked.push(rsi.asked);
    }

    assert.deepEqual(asked, [10, 20, 25, 25]);
  });

  it('stay as they are while RSI is silent, which is left alone for a while', async () => {
    const people = await holders(12);
    const { answer: yes } = rsi;
    rsi.answer = () => Promise.reject(new RsiUnreachable('down'));
    world.clock.advance(day);
    const { work } = aWorker();
    await work(20);
    const silently = rsi.asked;
    const states = await Promise.all(people.map(stateOf));
    rsi.answer = yes;
    world.clock.advance(hour);
    await work(4);
    await work(240);
    const due = await Promise.all(
      people.map(async (actor) => {
        const known = await readEntitlement(world.stores, actor);
        return world.clock.now() - (known?.body.confirmedAt ?? 0) >= day;
      }),
    );

    assert.equal(silently, 3);
    assert.deepEqual(new Set(states), new Set(['entitled']));
    assert.deepEqual(new Set(due), new Set([false]));
  });

  it('are not held up by one of them whom RSI says nothing about', async () => {
    await holders(5);
    const { answer } = rsi;
    rsi.answer = (credentials) =>
      credentials.subject.includes('"p0"')
        ? Promise.reject(new RsiUnreachable('this one only'))
        : answer(credentials);
    world.clock.advance(day);
    await aWorker().work(10);

    assert.equal(rsi.asked, 5);
  });

  it('are asked about by the process that holds the lease alone', async () => {
    await holders(3);
    world.clock.advance(day);
    await leaseOver(world, { name: 'recheck', holder: 'two' }).hold();

    await aWorker().work(1);

    assert.equal(rsi.asked, 0);
  });

  it('are left to the next process once this one slept and lost its lease', async () => {
    await holders(3);
    world.clock.advance(day);
    const { answer } = rsi;
    rsi.answer = async (credentials) => {
      world.clock.advance(minute);
      await leaseOver(world, { name: 'recheck', holder: 'two' }).hold();
      return answer(credentials);
    };
    await aWorker().work(1);

    assert.equal(rsi.asked, 1);
  });
});
