import assert from 'node:assert/strict';
import type { EventBody } from '../../api/src/application/documents.ts';
import { leaseOver } from '../../api/src/application/lease.ts';
import { releaseLeaversWith } from '../../api/src/application/release-leavers.ts';
import { dayScope } from '../../api/src/application/scopes.ts';
import { allOf, type Stores } from '../../api/src/application/store.ts';
import { StoreTooNew, StoreUnusable } from '../../api/src/application/store-faults.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { addDays } from '../../api/src/domain/workday.ts';
import { aroundCommits } from '../support/around-commits.ts';
import { cutOffStores } from '../support/cut-off-stores.ts';
import { aDeliverer, toldChats } from '../support/delivery.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { aMovableRsi, withdrawn } from '../support/rsi.ts';
import { credentialsOf, entitled, identityOf, signedIn } from '../support/signed-in.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorld,
  between,
  contoso,
  given,
  knownPeople,
  midori,
  type TestWorld,
  workday,
} from '../support/world.ts';

const ada = anActor('ada');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const today = workday('2026-10-05');

describe('bookings of whoever RSI took the right from (2.2.1-e, E7)', () => {
  let world: TestWorld;
  let rsi: ReturnType<typeof aMovableRsi>['rsi'];
  let floor: Awaited<ReturnType<typeof aFloor>>;
  async function begin() {
    const movable = aMovableRsi();
    rsi = movable.rsi;
    world = await aWorld('2026-10-05T09:00:00+09:00', movable.port);
    floor = await aFloor(world, { seats: 40 });
  }
  beforeEach(begin);
  afterEach(() => world.stores.close());

  /** The job of one process, as its worker runs it; answers its rounds until nothing is waiting. */
  function aWorker(stores: Stores = world.stores, holder = 'one') {
    const failures: unknown[] = [];
    const parts = { ...world, stores };
    const lease = leaseOver(parts, { name: 'leavers', holder });
    const run = releaseLeaversWith({ ...parts, fail: (error) => failures.push(error) });
    return {
      failures,
      lease,
      async work() {
        for (let rounds = 1; ; rounds += 1) {
          if (!(await lease.hold()) || (await run(lease)) === 'done') return rounds;
        }
      },
    };
  }

  const morning = (ahead: number) => {
    const date = addDays(today, ahead);
    return between(`${date}T09:00:00+09:00`, `${date}T12:00:00+09:00`);
  };
  async function books(actor: Actor, ahead: number, seat = floor.seat) {
    const wish = { seat, period: morning(ahead), key: aKey() };
    return given(await world.useCases.bookSeat(actor, wish)).booking;
  }
  const listed = async (actor: Actor) =>
    (await world.useCases.listBookings(actor, {})).map(({ booking }) => booking.workday);
  /** RSI's no is heard of at the next question, which the person's own session asks. */
  async function leaves(actor: Actor) {
    const secret = await signedIn(world, actor);
    const { answer } = rsi;
    rsi.answer = withdrawn;
    world.clock.advance(90_000);
    assert.equal(await world.useCases.resolveSession(secret), undefined);
    rsi.answer = answer;
  }
  const decide = async (leaverGraceDays: number) => {
    const { version } = await world.useCases.seePeopleSettings(anAdministrator());
    const asked = { settings: { leaverGraceDays }, version };
    given(await world.useCases.changePeopleSettings(anAdministrator(), asked));
  };

  it('are given back a day later, and not a minute before', async () => {
    await knownPeople(world, ada);
    await books(ada, 3);
    await books(ada, 9);
    await leaves(ada);
    world.clock.advance(day - 1);
    await aWorker().work();
    const before = await listed(ada);
    world.clock.advance(1);
    await aWorker().work();

    assert.deepEqual(before, [addDays(today, 3), addDays(today, 9)]);
    assert.deepEqual(await listed(ada), []);
  });

  it('free their seats for others at once', async () => {
    await knownPeople(world, ada, anActor('bob'));
    const lost = await books(ada, 3);
    await leaves(ada);
    world.clock.advance(day);
    await aWorker().work();

    const taken = await books(anActor('bob'), 3);

    assert.equal(taken.seat, lost.seat);
  });

  it('are given back after as many days as the tenant says, none being five minutes', async () => {
    await knownPeople(world, ada);
    await books(ada, 9);
    await decide(2);
    await leaves(ada);
    world.clock.advance(day + hour);
    await aWorker().work();
    const afterADay = await listed(ada);
    await decide(0);
    await aWorker().work();

    assert.equal(afterADay.length, 1);
    assert.deepEqual(await listed(ada), []);
  });

  it('keep for five minutes at least what a page of theirs may still have booked', async () => {
    await knownPeople(world, ada);
    await decide(0);
    await books(ada, 9);
    await leaves(ada);
    world.clock.advance(5 * minute - 1);
    await aWorker().work();

    assert.equal((await listed(ada)).length, 1);
  });

  it('leave a trace that says why, and posts and cards follow', async () => {
    await knownPeople(world, ada);
    const user = await linkedTeamsUser(world, ada);
    await world.useCases.followFloor(anAdministrator(), {
      floor: floor.floor.id,
      reference: { conversation: 'channel', place: 'team', details: {} },
      language: 'ja',
    });
    const booking = await books(ada, 3);
    const reference = { conversation: 'chat', place: 'chat', details: {} };
    const card = { booking: booking.id, reference, user, activity: 'card-1' };
    await world.useCases.rememberCard(ada, { ...card, language: 'ja' });
    const chats = toldChats();
    const deliverer = aDeliverer(world, chats.chats);
    await deliverer.deliver();
    await leaves(ada);
    world.clock.advance(day);
    await aWorker().work();
    await deliverer.deliver();

    const store = world.stores.forTenant(midori);
    const query = { type: 'event', key: 'k1' } as const;
    const events = await allOf<EventBody>(store, dayScope(booking.workday), query);
    const { kind, by } = events.find(({ body }) => body.kind !== 'booking-made')?.body ?? {};
    assert.deepEqual([kind, by], ['booking-released', 'entitlement-withdrawn']);
    assert.deepEqual(chats.told.slice(1), [
      'update activity-1 S-1 released #1',
      'card card-1 released',
    ]);
  });

  it('stay with somebody who is let in again before the grace is over', async () => {
    await knownPeople(world, ada);
    await books(ada, 3);
    await leaves(ada);
    world.clock.advance(23 * hour);
    await entitled(world, ada);
    world.clock.advance(2 * hour);
    await aWorker().work();

    assert.equal((await listed(ada)).length, 1);
  });

  it('stay, those that are left, with somebody who is let in again amid the work', async () => {
    await knownPeople(world, ada);
    for (const ahead of [2, 3, 4]) await books(ada, ahead);
    await leaves(ada);
    world.clock.advance(day);
    const stores = aroundCommits(world.stores, (commit) => async (scope, operations) => {
      const done = await commit(scope, operations);
      if (scope.startsWith('day:')) await entitled(world, ada);
      return done;
    });
    await aWorker(stores).work();

    assert.equal((await listed(ada)).length, 2);
  });

  it('stay where a person only has to sign in again, and while RSI is silent', async () => {
    const bob = anActor('bob');
    await knownPeople(world, ada, bob);
    await books(ada, 9);
    await books(bob, 10);
    const identity = identityOf(ada);
    const lapsed = { ...credentialsOf(identity), accessUntil: world.clock.now() };
    await world.useCases.recordEntitlement(identity, lapsed);
    const secret = await world.useCases.openSession(ada);
    await entitled(world, bob);
    world.clock.advance(100_000);
    const session = await world.useCases.resolveSession(secret);
    world.clock.advance(2 * day);
    await aWorker().work();

    assert.equal(session, undefined);
    assert.deepEqual([(await listed(ada)).length, (await listed(bob)).length], [1, 1]);
  });

  it('are looked for once: whoever has none left is passed over', async () => {
    await knownPeople(world, ada);
    await books(ada, 3);
    await leaves(ada);
    world.clock.advance(day);
    await aWorker().work();
    let commits = 0;
    const stores = aroundCommits(world.stores, (commit) => (scope, operations) => {
      commits += scope === 'worker' ? 0 : 1;
      return commit(scope, operations);
    });

    await aWorker(stores).work();

    assert.equal(commits, 0);
  });

  it('go in bounded rounds, and none is forgotten', async () => {
    const people = Array.from({ length: 45 }, (_, nth) => anActor(`p${nth}`));
    await knownPeople(world, ...people);
    for (const [nth, actor] of people.entries()) {
      await books(actor, nth < 40 ? 3 : 4, floor.seats[nth % 40]);
      await entitled(world, actor);
    }
    rsi.answer = withdrawn;
    const secrets = await Promise.all(people.map((actor) => world.useCases.openSession(actor)));
    world.clock.advance(90_000);
    for (const secret of secrets) await world.useCases.resolveSession(secret);
    world.clock.advance(day);

    const rounds = await aWorker().work();

    const left = await Promise.all(people.map(listed));
    assert.equal(rounds, 3);
    assert.deepEqual(left.flat(), []);
  });

  it('are all given back once, whichever commit the worker died at', async () => {
    let hasDied = true;
    for (let commits = 0; hasDied; commits += 1) {
      await world.stores.close();
      await begin();
      await knownPeople(world, ada);
      const held = [await books(ada, 5), await books(ada, 6), await books(ada, 7)];
      await leaves(ada);
      world.clock.advance(day);
      const cut = cutOffStores(world.stores, commits);
      hasDied = await aWorker(cut.stores, 'first')
        .work()
        .then(
          () => false,
          (error: unknown) => error instanceof StoreUnusable,
        );
      world.clock.advance(minute);
      await aWorker(world.stores, 'second').work();

      const store = world.stores.forTenant(midori);
      const query = { type: 'event', key: 'k1' } as const;
      const told = await Promise.all(
        held.map(({ workday: date }) => allOf<EventBody>(store, dayScope(date), query)),
      );
      const kinds = told.map((events) => events.map(({ body }) => body.kind).sort());
      assert.deepEqual(kinds, Array(3).fill(['booking-made', 'booking-released']));
      assert.ok(commits < 20);
    }
  });

  it('are left alone by a worker that slept and lost its lease', async () => {
    await knownPeople(world, ada);
    for (const ahead of [5, 6, 7]) await books(ada, ahead);
    await leaves(ada);
    world.clock.advance(day);
    let sleeps = 0;
    const stores = aroundCommits(world.stores, (commit) => async (scope, operations) => {
      const done = await commit(scope, operations);
      if (scope.startsWith('day:')) {
        sleeps += 1;
        world.clock.advance(hour);
        await leaseOver(world, { name: 'leavers', holder: 'two' }).hold();
      }
      return done;
    });
    await aWorker(stores).work();

    assert.equal(sleeps, 1);
    assert.equal((await listed(ada)).length, 2);
  });

  it('of one tenant are not held up by what fails in another, nor by what fails for somebody else', async () => {
    const [zoe, bob] = [anActor('zoe', contoso), anActor('bob')];
    const elsewhere = await aFloor(world, { tenant: contoso });
    await knownPeople(world, ada, bob, zoe);
    await books(ada, 3, floor.seats[1]);
    await books(bob, 3);
    await books(zoe, 3, elsewhere.seat);
    for (const actor of [ada, bob, zoe]) await leaves(actor);
    world.clock.advance(day);
    const broken = (tenant: string) => ({
      ...world.stores,
      forTenant: (of: typeof midori) => {
        const store = world.stores.forTenant(of);
        const read: typeof store.read = (scope, id) => {
          const isBroken = of === tenant && (tenant === contoso || id === `person:${ada.person}`);
          return isBroken ? Promise.reject(new StoreTooNew('newer')) : store.read(scope, id);
        };
        return { read, query: store.query.bind(store), commit: store.commit.bind(store) };
      },
    });
    const inContoso = aWorker(broken(contoso));
    await inContoso.work();
    const afterFirst = await Promise.all([ada, bob, zoe].map(listed));

    assert.equal(inContoso.failures.length, 1);
    assert.deepEqual(
      afterFirst.map(({ length }) => length),
      [0, 0, 1],
    );
  });
});

describe('what a tenant decides about leavers', () => {
  it('is a day until somebody decides otherwise, and nobody overwrites what they have not seen', async () => {
    const world = await aWorld();
    const admin = anAdministrator();
    const { useCases } = world;
    const usual = await useCases.seePeopleSettings(admin);
    const asked = { settings: { leaverGraceDays: 7 }, version: usual.version };
    const decided = given(await useCases.changePeopleSettings(admin, asked));

    const late = await useCases.changePeopleSettings(admin, asked);
    const again = await useCases.changePeopleSettings(admin, {
      ...asked,
      version: decided.version,
    });
    const other = await useCases.seePeopleSettings(anAdministrator(contoso));
    await world.stores.close();

    assert.deepEqual(usual.settings, { leaverGraceDays: 1 });
    assert.deepEqual(late, { ok: false, refusal: { code: 'changed-meanwhile' } });
    assert.ok(again.ok);
    assert.deepEqual(other.settings, { leaverGraceDays: 1 });
  });
});
