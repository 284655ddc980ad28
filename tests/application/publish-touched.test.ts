import assert from 'node:assert/strict';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { zoneId } from '../../api/src/domain/ids.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import type { Seat } from '../../api/src/domain/seat.ts';
import { aroundCommits } from '../support/around-commits.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import { dyingAt, Killed } from '../support/failing-stores.ts';
import { operated } from '../support/operated.ts';
import { contradictionsIn, readStoredDay } from '../support/storm/stored-truth.ts';
import { booked, savedWith } from '../support/touched-world.ts';
import {
  aFloor,
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
const admin = anAdministrator();
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
type Chosen = Omit<Parameters<TestWorld['useCases']['publishFloor']>[1], 'floor' | 'version'>;

describe('publishing a floor amid bookings to come (H2)', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    floor = await aFloor(world, { seats: 5 });
    await knownPeople(world, ada, bob, admin);
    await booked(world, ada, { seat: floor.seats[3], period: morning });
  });
  afterEach(() => world.stores.close());

  const save = (change: (seats: readonly Seat[]) => readonly Seat[]) =>
    savedWith(world, floor.floor.id, change);
  const publish = async (chosen: Chosen, useCases = world.useCases) => {
    const { version } = given(await useCases.seeDraft(admin, floor.floor.id));
    return useCases.publishFloor(admin, { floor: floor.floor.id, version, ...chosen });
  };
  const without =
    (...gone: readonly number[]) =>
    (seats: readonly Seat[]) =>
      seats.filter((_, at) => !gone.includes(at));
  const changed = (at: number, change: Partial<Seat>) => (seats: readonly Seat[]) =>
    seats.map((seat, index) => (index === at ? { ...seat, ...change } : seat));
  const stand = async (actor: Actor) => {
    const views = await world.useCases.listBookings(actor, {});
    return views.map(({ seatName, booking }) => `${seatName} ${booking.state}`);
  };
  const noticesOf = async (actor: Actor) => {
    await aDeliverer(world, toldChats().chats).deliver();
    const notices = await world.useCases.seeNotices(actor);
    return notices.map(({ kind, touching }) => [kind, touching?.code, touching?.reason]);
  };
  const impact = async (asker = admin) => {
    const seen = given(await world.useCases.seePublishImpact(asker, floor.floor.id));
    const items = seen.items.map((one) => [
      one.before?.seat.name,
      one.refusal.code,
      one.moveTo?.name,
      one.seen?.name,
    ]);
    return { ...seen, items };
  };

  it('is refused where seats with bookings would go unasked, and nothing happens', async () => {
    await save(without(3));

    const refused = await publish({ bookings: 'refuse', touched: 'release' });

    assert.deepEqual(refused, {
      ok: false,
      refusal: { code: 'floor-has-bookings', bookings: 1, people: 1 },
    });
    assert.deepEqual(await stand(ada), ['S-4 booked']);
  });

  it('moves bookings of a seat that is gone to the nearest where that is asked, and says why', async () => {
    await save(without(3));

    given(await publish({ bookings: 'move' }));

    assert.deepEqual(await stand(ada), ['S-3 booked']);
    assert.deepEqual(await noticesOf(ada), [['moved', 'seat-gone', undefined]]);
  });

  it('releases with a notice what it finds no seat for', async () => {
    await booked(world, bob, { seat: floor.seats[0], period: morning });
    await save(without(1, 2, 3, 4));

    given(await publish({ bookings: 'move' }));

    assert.deepEqual([await stand(ada), await stand(bob)], [[], ['S-1 booked']]);
    assert.deepEqual(await noticesOf(ada), [['released', 'seat-gone', undefined]]);
  });

  it('cancels them where that is asked', async () => {
    await save(without(3));

    given(await publish({ bookings: 'cancel' }));

    assert.deepEqual(await stand(ada), []);
    assert.deepEqual(await noticesOf(ada), [['seat-removed', 'seat-gone', undefined]]);
  });

  it('keeps bookings of a seat that is closed, and tells their holders where that is asked', async () => {
    await save(changed(3, { closedBecause: '空調の点検' }));

    given(await publish({ bookings: 'refuse' }));
    const kept = [await stand(ada), await noticesOf(ada)];
    await save(changed(3, { closedBecause: '漏水' }));
    const again = await impact();

    assert.deepEqual(kept, [['S-4 booked'], []]);
    // It was closed already when it was kept.
    assert.deepEqual(again.items, []);
  });

  it('says in the administrator’s words why a seat is closed', async () => {
    await save(changed(3, { closedBecause: '空調の点検' }));

    given(await publish({ bookings: 'refuse', touched: 'notify' }));

    assert.deepEqual(await stand(ada), ['S-4 booked']);
    assert.deepEqual(await noticesOf(ada), [['rule-changed', 'seat-closed', '空調の点検']]);
  });

  it('moves bookings of a seat that comes into a zone of other people', async () => {
    const mayBook = { people: [bob.person], groups: [] };
    const back = zoneId('back');
    await operated(world, floor.floor.id, { zones: { [back]: { own: { mayBook } } } });
    await booked(world, ada, {
      seat: floor.seats[0],
      period: { start: morning.end, end: morning.end + 3_600_000 },
    });
    await save(changed(0, { zoneId: back }));
    const seen = await impact();

    given(await publish({ bookings: 'refuse', touched: 'move' }));

    assert.deepEqual(seen.items, [['S-1', 'not-for-you', 'S-2', 'ada さん']]);
    assert.deepEqual(await stand(ada), ['S-4 booked', 'S-2 booked']);
  });

  it('does to whoever books at that very moment what was chosen', async () => {
    await save(without(4));
    const useCases = useCasesOver({
      ...world,
      stores: justBeforeTheFirst(world, async () => {
        await booked(world, bob, { seat: floor.seats[4], period: morning });
      }),
    });

    given(await publish({ bookings: 'move' }, useCases));

    assert.deepEqual(await stand(bob), ['S-3 booked']);
    const day = await readStoredDay(world.stores.forTenant(midori), workday('2026-10-06'));
    assert.deepEqual(contradictionsIn(day), []);
  });

  it('does nothing where somebody else saved the draft meanwhile', async () => {
    const { version } = await save(without(3));
    await save(without(0));
    const asked = { floor: floor.floor.id, version, bookings: 'move', touched: 'release' } as const;

    const refused = await world.useCases.publishFloor(admin, asked);

    assert.deepEqual(refused, { ok: false, refusal: { code: 'changed-meanwhile' } });
    assert.deepEqual([await stand(ada), await noticesOf(ada)], [['S-4 booked'], []]);
  });

  for (const [when, at] of [
    ['before', 1],
    ['after', 1],
    ['after', 2],
    ['before', 3],
    ['after', 3],
  ] as const) {
    it(`ends what was cut off just ${when} its commit ${at}, when the same is asked again`, async () => {
      const late = { ...morning, start: morning.start + 3_600_000 };
      await booked(world, bob, { seat: floor.seats[4], period: late });
      const change = (seats: readonly Seat[]) =>
        changed(3, { closedBecause: '漏水' })(without(3)(seats));
      const { version } = await save(change);
      const asked = { floor: floor.floor.id, version, bookings: 'move', touched: 'move' } as const;
      const stores = dyingAt(world.stores, at, when);
      const cutOff = useCasesOver({ ...world, stores }).publishFloor(admin, asked);
      await assert.rejects(cutOff, Killed);

      given(await world.useCases.publishFloor(admin, asked));

      assert.deepEqual([await stand(ada), await stand(bob)], [['S-3 booked'], ['S-2 booked']]);
      const day = await readStoredDay(world.stores.forTenant(midori), workday('2026-10-06'));
      assert.deepEqual(contradictionsIn(day), []);
      assert.equal(day.events.filter(({ kind }) => kind === 'booking-moved').length, 2);
    });
  }

  it('is done once of a version, whoever else asks', async () => {
    const { version } = await save(without(3));
    const asked = { floor: floor.floor.id, version } as const;
    const other = anActor('other', midori, admin.roles);

    const outcomes = [
      await world.useCases.publishFloor(admin, { ...asked, bookings: 'move' }),
      await world.useCases.publishFloor(other, { ...asked, bookings: 'cancel' }),
      await world.useCases.publishFloor(admin, { ...asked, bookings: 'cancel' }),
    ];

    assert.deepEqual(
      outcomes.map((outcome) => (outcome.ok ? outcome.value.state : outcome.refusal.code)),
      ['published', 'changed-meanwhile', 'changed-meanwhile'],
    );
    assert.deepEqual(await stand(ada), ['S-3 booked']);
  });

  describe('is foretold', () => {
    it('with whom it touches, how, and where they could sit, and nothing happens', async () => {
      const late = { ...morning, start: morning.start + 3_600_000 };
      await booked(world, bob, { seat: floor.seats[4], period: late });
      await save((seats) => changed(3, { closedBecause: '漏水' })(without(3)(seats)));

      const seen = await impact();

      assert.deepEqual([seen.bookings, seen.people], [2, 2]);
      assert.deepEqual(seen.items, [
        ['S-4', 'not-found', 'S-3', 'ada さん'],
        ['S-5', 'seat-closed', 'S-2', 'bob さん'],
      ]);
      assert.deepEqual([await stand(ada), await stand(bob)], [['S-4 booked'], ['S-5 booked']]);
    });

    it('without the names of people who hide theirs', async () => {
      given(await world.useCases.setPreferences(ada, { visibility: 'nobody' }));
      await save(without(3));

      assert.deepEqual((await impact()).items, [['S-4', 'not-found', 'S-3', undefined]]);
    });

    it('as nothing for a floor that nobody sees yet', async () => {
      const { site } = given(await world.useCases.seeFloor(ada, floor.floor.id));
      const wish = { site: site.id, name: '14F', key: 'key-of-a-draft' };
      const { floor: draft } = given(await world.useCases.createFloor(admin, wish));

      const seen = await world.useCases.seePublishImpact(admin, draft.id);

      assert.deepEqual(seen, { ok: true, value: { bookings: 0, people: 0, items: [] } });
    });
  });
});

function justBeforeTheFirst(world: TestWorld, work: () => Promise<void>) {
  let isDone = false;
  return aroundCommits(world.stores, (commit) => async (scope, operations) => {
    const isFirst = !isDone;
    isDone = true;
    if (isFirst) await work();
    return commit(scope, operations);
  });
}
