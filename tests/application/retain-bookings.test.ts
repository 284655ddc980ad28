import assert from 'node:assert/strict';
import { anonymous } from '../../api/src/application/age-day.ts';
import { offTheRecord } from '../../api/src/application/audit/off-the-record.ts';
import { leaseOver } from '../../api/src/application/lease.ts';
import { retainBookingsWith } from '../../api/src/application/retain-bookings.ts';
import type { Query, Stores } from '../../api/src/application/store.ts';
import { StoreTooNew, StoreUnusable } from '../../api/src/application/store-faults.ts';
import type { Booking } from '../../api/src/domain/booking.ts';
import { addDays, type Workday } from '../../api/src/domain/workday.ts';
import { countedStores } from '../support/counted-stores.ts';
import { cutOffStores } from '../support/cut-off-stores.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  at,
  aWorld,
  between,
  contoso,
  given,
  knownPeople,
  midori,
  type TestWorld,
  workday,
} from '../support/world.ts';

const old = workday('2026-10-06');
const dayMs = 24 * 60 * 60 * 1000;
const noon = (day: Workday) => at(`${day}T03:00:00Z`);
const morningOf = (day: Workday) => between(`${day}T08:00:00+09:00`, `${day}T12:00:00+09:00`);

/** A tenant's bookings of the old day and of the day after the next, told to a channel and to a card. */
async function aYearAgo(tenant = midori, world?: TestWorld) {
  const on = world ?? (await aWorld(`${old}T00:00:00+09:00`));
  const floor = await aFloor(on, { tenant, seats: 8 });
  const people = ['taro', 'hanako'].map((name) => anActor(name, tenant));
  await knownPeople(on, ...people);
  await on.useCases.followFloor(anAdministrator(tenant), {
    floor: floor.floor.id,
    reference: { conversation: `channel-${tenant}`, place: 'team', details: {} },
    language: 'ja',
  });
  const bookings: Booking[] = [];
  for (const [ahead, day] of [old, addDays(old, 2)].entries()) {
    for (const [nth, actor] of people.entries()) {
      const seat = floor.seats[nth + 2 * ahead] ?? floor.seat;
      const wish = { seat, period: morningOf(day), key: aKey() };
      const { booking } = given(await on.useCases.bookSeat(actor, wish));
      const user = await linkedTeamsUser(on, actor);
      const reference = { conversation: 'chat', place: 'chat', details: { person: actor.person } };
      const card = { booking: booking.id, reference, user, activity: booking.id };
      await on.useCases.rememberCard(actor, { ...card, language: 'ja' });
      bookings.push(booking);
    }
  }
  const [, cancelled] = bookings;
  if (cancelled) given(await on.useCases.cancelBooking(people[1] ?? anActor('x'), cancelled.id));
  return { world: on, bookings };
}

/** The job of one process, as its worker runs it. */
function aRetention(world: TestWorld, stores: Stores = world.stores) {
  const failures: unknown[] = [];
  const parts = { stores, clock: world.clock, ids: world.ids };
  const lease = leaseOver(parts, { name: 'retention', holder: 'one' });
  const run = retainBookingsWith({
    ...parts,
    operations: offTheRecord,
    fail: (error) => failures.push(error),
  });
  return {
    failures,
    async age(): Promise<void> {
      if (await lease.hold()) await run(lease);
    },
  };
}

/** Every document of a tenant's day, or of all its days, as text. */
async function documentsOf({ stores }: TestWorld, tenant = midori, day = ''): Promise<string[]> {
  const { items } = await stores.changes(undefined, 10_000);
  return items
    .filter((item) => item.tenant === tenant && item.scope.startsWith(`day:${day}`))
    .map((item) => JSON.stringify(item));
}

const everything = async ({ stores }: TestWorld) =>
  (await stores.changes(undefined, 10_000)).items
    .filter(({ scope }) => scope.startsWith('day:'))
    .map(({ tenant, scope, id, body }) => ({ tenant, scope, id, body }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe('retention', () => {
  let world: TestWorld;
  let bookings: Booking[];
  beforeEach(async () => {
    ({ world, bookings } = await aYearAgo());
    await aDeliverer(world, toldChats().chats).deliver();
  });
  afterEach(() => world.stores.close());

  const daysLater = (days: number) => world.clock.set(noon(addDays(old, days)));
  const people = /taro|hanako|さん|example/;

  it('takes the people out of what is 366 days old, and leaves what is 364 days old whole', async () => {
    const young = await documentsOf(world, midori, addDays(old, 2));
    daysLater(366);

    await aRetention(world).age();

    const aged = await documentsOf(world, midori, old);
    assert.equal(aged.length, 2);
    assert.equal(
      aged.some((text) => people.test(text)),
      false,
    );
    assert.equal(young.length > 8, true);
    assert.deepEqual(await documentsOf(world, midori, addDays(old, 2)), young);
  });

  it('keeps what reports need of a booking: where, when, and how it ended', async () => {
    daysLater(366);

    await aRetention(world).age();

    const store = world.stores.forTenant(midori);
    for (const booking of bookings.slice(0, 2)) {
      const kept = await store.read<Booking>(`day:${old}`, `booking:${booking.id}`);
      const ended = booking === bookings[1] ? { state: 'cancelled', endedAt: booking.madeAt } : {};
      assert.deepEqual(kept?.body, {
        v: 2,
        ...booking,
        holder: anonymous,
        bookedBy: anonymous,
        ...ended,
      });
    }
  });

  it('leaves everything for 365 days', async () => {
    const before = await everything(world);
    daysLater(365);

    await aRetention(world).age();

    assert.deepEqual(await everything(world), before);
  });

  it('comes to the same end wherever it is cut off, and run again', async () => {
    daysLater(366);
    const whole = cutOffStores(world.stores, Number.POSITIVE_INFINITY);
    await aRetention(world, whole.stores).age();
    const wanted = await endOf(world);

    for (let commits = 0; commits < whole.commits(); commits += 1) {
      const { world: again } = await aYearAgo();
      await aDeliverer(again, toldChats().chats).deliver();
      const young = await documentsOf(again, midori, addDays(old, 2));
      again.clock.set(noon(addDays(old, 366)));
      const cut = aRetention(again, cutOffStores(again.stores, commits).stores);
      await assert.rejects(cut.age(), StoreUnusable);
      await aRetention(again).age();

      assert.deepEqual(await endOf(again), wanted, `after ${commits}`);
      assert.deepEqual(await documentsOf(again, midori, addDays(old, 2)), young);
      await again.stores.close();
    }

    assert.deepEqual(wanted, [
      ['booking', 'anonymous', 'booked'],
      ['booking', 'anonymous', 'cancelled'],
    ]);
    assert.ok(whole.commits() >= 8, `${whole.commits()} commits`);
  });

  it('does a day with hundreds of bookings in commits that every store takes', async () => {
    const crowd = Array.from({ length: 250 }, (_, nth) => anActor(`p${nth}`));
    const hall = await aFloor(world, { seats: 250, name: 'Hall' });
    await knownPeople(world, ...crowd);
    for (const [nth, actor] of crowd.entries()) {
      const wish = { seat: hall.seats[nth] ?? hall.seat, period: morningOf(old), key: aKey() };
      given(await world.useCases.bookSeat(actor, wish));
    }
    daysLater(366);

    await aRetention(world).age();

    const aged = await documentsOf(world, midori, old);
    assert.equal(aged.length, 252);
    // Whole words: any few letters stand in some id.
    assert.deepEqual(
      aged.filter((text) => /\b(p\d+|taro|hanako)\b/.test(text)),
      [],
    );
  });

  it('ages every tenant, also beside one whose documents cannot be read', async () => {
    await aYearAgo(contoso, world);
    const unreadable = withTooNew(world.stores, contoso);
    daysLater(366);
    const retention = aRetention(world, unreadable.stores);

    await retention.age();
    const failed = retention.failures.length;
    const aged = await documentsOf(world, midori, old);
    unreadable.mend();
    await retention.age();

    assert.equal(failed, 1);
    assert.match(String(retention.failures[0]), /StoreTooNew: a booking of tomorrow/);
    assert.equal(
      aged.some((text) => people.test(text)),
      false,
    );
    assert.equal(
      (await documentsOf(world, contoso, old)).some((text) => people.test(text)),
      false,
    );
  });

  it('costs nothing more that day, and a read for each tenant in another process', async () => {
    daysLater(366);
    const { stores, costs, reset } = countedStores(world.stores);
    const retention = aRetention(world, stores);
    await retention.age();
    reset();
    await retention.age();
    const same = { ...costs };
    reset();
    await aRetention(world, stores).age();

    assert.deepEqual(same, { reads: 1, queries: 0, commits: 0, operations: 0 });
    assert.deepEqual(costs, { reads: 2, queries: 2, commits: 0, operations: 0 });
  });

  it('goes on where it stopped, day after day', async () => {
    daysLater(366);
    const retention = aRetention(world);
    await retention.age();
    daysLater(368);
    await retention.age();

    const all = (await documentsOf(world)).filter((text) => people.test(text));
    assert.deepEqual(all, []);
    assert.equal((await documentsOf(world)).length, 4);
  });

  it('ends at once where its lease is lost, and the next holder does the rest', async () => {
    daysLater(365);
    await aRetention(world).age();
    daysLater(366);
    const parts = { stores: world.stores, clock: world.clock, ids: world.ids };
    const lost = leaseOver(parts, { name: 'retention', holder: 'one' });
    await lost.hold();
    world.clock.advance(dayMs);
    const other = leaseOver(parts, { name: 'retention', holder: 'two' });
    await other.hold();
    const run = retainBookingsWith({
      ...parts,
      operations: offTheRecord,
      fail: (error) => assert.fail(String(error)),
    });
    const before = await everything(world);

    await run(lost);
    const after = await everything(world);
    await run(other);

    assert.deepEqual(after, before);
    assert.equal((await documentsOf(world, midori, old)).length, 2);
  });

  it('would be caught leaving somebody: the search finds people where nothing aged (control)', async () => {
    const found = (await documentsOf(world, midori, old)).filter((text) => people.test(text));
    const types = new Set(found.map((text) => JSON.parse(text).type));

    assert.deepEqual([...types].sort(), ['booking', 'card', 'event', 'person-guard', 'seat-guard']);
  });
});

/** Bookings of one tenant that a newer program wrote, until they are mended. */
function withTooNew(stores: Stores, tenant: typeof midori) {
  let isTooNew = true;
  const unreadable: Stores = {
    ...stores,
    forTenant(of) {
      const store = stores.forTenant(of);
      if (of !== tenant) return store;
      return {
        ...store,
        async query<Body>(scope: string, query: Query) {
          const page = await store.query<Body>(scope, query);
          if (!isTooNew || query.type !== 'booking') return page;
          const items = page.items.map((item) => ({
            ...item,
            get body(): never {
              throw new StoreTooNew('a booking of tomorrow');
            },
          }));
          return { ...page, items };
        },
      };
    },
  };
  return {
    stores: unreadable,
    mend() {
      isTooNew = false;
    },
  };
}

/** What is left of the old day, whatever its ids. */
async function endOf(world: TestWorld) {
  const left = (await documentsOf(world, midori, old)).map((text) => JSON.parse(text));
  return left.map(({ type, body }) => [type, body.holder, body.state]).sort();
}
