import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Query, Stores } from '../../api/src/application/store.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { followChanges } from '../../api/src/application/what-changed.ts';
import { type FloorId, personId, zoneId } from '../../api/src/domain/ids.ts';
import type { OwnOperationSettings } from '../../api/src/domain/operation.ts';
import type { Place } from '../../api/src/domain/operation-change.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { seatIdOn } from '../../api/src/domain/seat.ts';
import { clockTime } from '../../api/src/domain/workday.ts';
import { floorAnswers } from '../../api/src/http/floor-answers.ts';
import { availabilityToWire } from '../../api/src/http/present/booking.ts';
import { setOperation } from '../support/set-operation.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorld,
  between,
  given,
  knownInGroups,
  knownPeople,
  type TestWorld,
  workday,
} from '../support/world.ts';

const people = ['ada', 'hanako', 'lucas'].map((name) => anActor(name));
const viewers = [...people, anActor('guest')];
const admin = anAdministrator();
const morning = between('2026-10-05T08:00:00+09:00', '2026-10-05T12:00:00+09:00');
const periods = [
  morning,
  between('2026-10-05T10:00:00+09:00', '2026-10-05T18:00:00+09:00'),
  between('2026-10-06T08:00:00+09:00', '2026-10-06T18:00:00+09:00'),
  // Opens at eight where days do; begins within a minute.
  between('2026-10-19T09:00:00+09:00', '2026-10-19T12:00:00+09:00'),
  between('2026-10-05T07:59:30+09:00', '2026-10-05T12:00:00+09:00'),
];

const doings = [
  ...(['book', 'book', 'cancel', 'hide', 'show', 'close', 'set', 'set'] as const),
  ...(['wait', 'to-eight', 'turn-back'] as const),
];

type Deed = {
  readonly what: (typeof doings)[number];
  readonly who: number;
  readonly seat: number;
  readonly period: number;
  /** By another process, known by the change feed alone. */
  readonly isElsewhere: boolean;
};

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...doings),
    who: fc.nat({ max: people.length - 1 }),
    seat: fc.nat({ max: 2 }),
    period: fc.nat({ max: periods.length - 1 }),
    isElsewhere: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6, size: 'max' },
);

/** On the floor, the last of what can be set there. */
const groupRuleSet: Deed = { what: 'set', who: 2, seat: 2, period: 2, isElsewhere: false };

/** A feed that says nothing of some documents. */
const deafTo = (stores: Stores, type: string): Stores => ({
  ...stores,
  forTenant: (tenant) => stores.forTenant(tenant),
  now: () => stores.now(),
  async changes(cursor, limit) {
    const page = await stores.changes(cursor, limit);
    return { ...page, items: page.items.filter((change) => change.type !== type) };
  },
});

async function aFloorWithAnswers(feedOf: (stores: Stores) => Stores = (stores) => stores) {
  const world = await aWorld('2026-10-05T07:58:30+09:00');
  await knownPeople(world, ...viewers);
  // Whose rules may be looser than those of others, or stricter.
  await knownInGroups(world, people[1] ?? admin, ['役員']);
  const floor = await aFloor(world, { seats: 3 });
  const whatChanged = followChanges(feedOf(world.stores), {
    clock: world.clock,
    everyMs: 0,
    gather: () => Promise.resolve(),
  });
  const answers = floorAnswers(whatChanged, world);
  const here = useCasesOver({ ...world, stores: whatChanged.stores });

  async function seen(actor: Actor, at: number) {
    await whatChanged.catchUp();
    const period = periods[at] ?? morning;
    const asked = { floor: floor.floor.id, period, language: 'en' } as const;
    return String(given(await answers.availability(actor, asked)).bytes);
  }

  async function asItIs(actor: Actor, at: number) {
    const period = periods[at] ?? morning;
    const asked = { floor: floor.floor.id, period };
    const found = given(await world.useCases.seeAvailability(actor, asked));
    return JSON.stringify(availabilityToWire(found, 'en'));
  }

  return { world, floor, here, seen, asItIs };
}

type Floor = Awaited<ReturnType<typeof aFloorWithAnswers>>;

async function carryOut(deed: Deed, { world, floor, here }: Floor): Promise<void> {
  const useCases = deed.isElsewhere ? world.useCases : here;
  const actor = people[deed.who] ?? admin;
  const period = periods[deed.period] ?? morning;
  const seat = floor.seats[deed.seat] ?? floor.seat;
  switch (deed.what) {
    case 'book':
      await useCases.bookSeat(actor, { seat, period, key: aKey() });
      return;
    case 'cancel': {
      const [first] = await useCases.listBookings(actor, {});
      if (first) await useCases.cancelBooking(actor, first.booking.id);
      return;
    }
    case 'hide':
      await useCases.setPreferences(actor, { visibility: 'nobody' });
      return;
    case 'show':
      await useCases.setPreferences(actor, { visibility: 'everyone' });
      return;
    case 'close':
      await closeSeat(useCases, floor.floor.id, deed.seat);
      return;
    case 'set':
      await set(useCases, floor.floor.id, deed);
      return;
    case 'to-eight':
      world.clock.set(Date.parse('2026-10-05T08:00:00+09:00'));
      return;
    case 'wait':
      world.clock.advance(95 * 60_000);
      return;
    case 'turn-back':
      world.clock.advance(-40 * 60_000);
      return;
  }
}

const day = workday('2026-10-06');
const closures = [{ id: 'c', first: day, last: day, reason: '空調の点検' }];

/** Sets something at some place, chosen by the figures of a deed; what was set there before is gone. */
async function set(useCases: TestWorld['useCases'], id: FloorId, { who, seat, period }: Deed) {
  const places: readonly Place[] = [
    { level: 'tenant' },
    { level: 'site' },
    { level: 'floor' },
    { level: 'zone', zoneId: zoneId('back') },
    { level: 'seat', seatIds: [seatIdOn(id, `s${seat + 1}`)] },
  ];
  const owns: readonly OwnOperationSettings[] = [
    {},
    { daysOpenAt: clockTime('08:00'), names: 'hidden' },
    { mayBook: { people: [personId('ada')], groups: [] } },
    { daysAhead: 0, quota: { perDay: 1 } },
    { daysAhead: 0, groupRules: [{ group: '役員', daysAhead: 20, seatsAtATime: 'any' }] },
  ];
  const place = places[period];
  const own = owns[who + seat];
  given(
    await setOperation({ useCases }, id, {
      ...(place ? { place } : {}),
      ...(own ? { own } : { closures }),
    }),
  );
}

/** Closes an open seat, or opens a closed one, for all to see. */
async function closeSeat(useCases: TestWorld['useCases'], id: FloorId, at: number) {
  const { floor: draft, version } = given(await useCases.seeDraft(admin, id));
  const seats = draft.seats.map((seat, index) => {
    const { closedBecause, ...open } = seat;
    return index === at && closedBecause === undefined
      ? { ...open, closedBecause: '改装中' }
      : open;
  });
  const wish = { ...draft, seats, plan: undefined };
  const saved = given(await useCases.saveDraft(admin, { floor: id, wish, version }));
  given(
    await useCases.publishFloor(admin, { floor: id, version: saved.version, bookings: 'cancel' }),
  );
}

/** Whatever happens, after each deed every viewer is answered what is so. */
async function checkAnswers(all: readonly Deed[], floor: Floor): Promise<void> {
  await carryOut({ what: 'book', who: 0, seat: 0, period: 0, isElsewhere: true }, floor);
  await carryOut({ what: 'book', who: 1, seat: 1, period: 1, isElsewhere: true }, floor);
  await checkEveryAnswer(floor, 'the beginning');
  for (const deed of all) {
    await carryOut(deed, floor);
    await checkEveryAnswer(floor, deed.what);
  }
}

async function checkEveryAnswer(floor: Floor, after: string): Promise<void> {
  for (const viewer of viewers) {
    for (const period of periods.keys()) {
      const known = await floor.seen(viewer, period);
      assert.equal(known, await floor.asItIs(viewer, period), `after ${after}`);
    }
  }
}

describe('floor answers that are kept', () => {
  it('say what is so to every viewer, whatever happens here, elsewhere and on the clock', async function () {
    this.timeout(90_000);
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        const floor = await aFloorWithAnswers();

        await checkAnswers(all, floor);

        await floor.world.stores.close();
      }),
      { numRuns: 20, examples: [[[groupRuleSet]]] },
    );
  });

  it('are found out where the feed is deaf to what a person holds', async () => {
    const deaf = fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        const floor = await aFloorWithAnswers((stores) => deafTo(stores, 'person-guard'));
        await checkAnswers(all, floor).finally(() => floor.world.stores.close());
      }),
      { numRuns: 200 },
    );

    await assert.rejects(deaf, ({ cause }) => cause instanceof assert.AssertionError);
  });

  it('are made once for all who have nothing that day', async () => {
    const reads: string[] = [];
    const { seen, world } = await aFloorWithAnswers((stores) => ({
      ...stores,
      now: () => stores.now(),
      changes: (cursor, limit) => stores.changes(cursor, limit),
      forTenant: (tenant) => {
        const store = stores.forTenant(tenant);
        return {
          ...store,
          query: (scope, query) => {
            reads.push(scope);
            return store.query(scope, query);
          },
        };
      },
    }));

    await Promise.all(viewers.map((viewer) => seen(viewer, 0)));
    await seen(admin, 0);

    assert.deepEqual(reads, ['day:2026-10-05']);
    await world.stores.close();
  });

  it('are not kept where somebody books between the reading and the keeping', async () => {
    const booked: string[] = [];
    const floor: Floor = await aFloorWithAnswers((stores) => ({
      ...stores,
      now: () => stores.now(),
      changes: (cursor, limit) => stores.changes(cursor, limit),
      forTenant: (tenant) => {
        const store = stores.forTenant(tenant);
        return {
          ...store,
          async query<Body>(scope: string, query: Query) {
            const page = await store.query<Body>(scope, query);
            if (booked.length === 0) await bookMeanwhile();
            return page;
          },
        };
      },
    }));
    async function bookMeanwhile() {
      booked.push('ada');
      const wish = { seat: floor.floor.seat, period: morning, key: aKey() };
      given(await floor.here.bookSeat(anActor('ada'), wish));
      // Somebody else's request reads the feed on before the first one is done.
      await floor.seen(anActor('lucas'), 2);
    }

    const before = await floor.seen(anActor('guest'), 0);
    const after = await floor.seen(anActor('guest'), 0);

    assert.doesNotMatch(before, /"taken"/);
    assert.match(after, /"taken"/);
    await floor.world.stores.close();
  });
});
