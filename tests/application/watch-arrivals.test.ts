import assert from 'node:assert/strict';
import { readFloorClaims } from '../../api/src/application/floor-moment.ts';
import { ChatClosed, ChatGone, ChatUnreachable } from '../../api/src/application/ports.ts';
import type { Closure } from '../../api/src/domain/closure.ts';
import type { OwnOperationSettings } from '../../api/src/domain/operation.ts';
import { clockTime } from '../../api/src/domain/workday.ts';
import { countedStores } from '../support/counted-stores.ts';
import { type ToldChats, toldChats } from '../support/delivery.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { operated } from '../support/operated.ts';
import { aWatcher, aWorker, passTime } from '../support/watched-day.ts';
import {
  aFloor,
  aKey,
  anActor,
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

const ada = anActor('ada');
const hanako = anActor('hanako');
const tuesday = workday('2026-10-06');
const nineToSix = between('2026-10-06T09:00:00+09:00', '2026-10-06T18:00:00+09:00');
const wholeDay = between('2026-10-06T00:00:00+09:00', '2026-10-07T00:00:00+09:00');
const clock = (time: string) => at(`2026-10-06T${time}+09:00`);
const remind = 'remind chat-teams-ada S-1';

describe('watching arrivals', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  let told: ToldChats;
  let worker: ReturnType<typeof aWorker>;
  beforeEach(async () => {
    world = await aWorld('2026-10-06T07:50:00+09:00');
    await knownPeople(world, ada, hanako);
    floor = await aFloor(world);
    await operates({ checkInMode: 'anywhere' });
    told = toldChats();
    worker = aWorker(world, told);
  });
  afterEach(async () => {
    assert.deepEqual([worker.watcher.failures], [[]]);
    await world.stores.close();
  });

  const operates = (own: OwnOperationSettings, closures: readonly Closure[] = []) =>
    operated(world, floor.floor.id, { tenant: midori, own, closures });
  const book = async (who = ada, seat = floor.seat, period = nineToSix) =>
    given(await world.useCases.bookSeat(who, { seat, period, key: aKey() })).booking.id;
  type Id = Awaited<ReturnType<typeof book>>;
  const booking = async (id: Id) => given(await world.useCases.seeBooking(ada, id)).booking;
  const noticesOf = async (who = ada) =>
    (await world.useCases.seeNotices(who)).map(({ kind }) => kind);
  const passUntil = (time: string) => passTime(world, worker, clock(time));
  /** Ada's own chat with the bot. */
  async function reachable(name = 'teams-ada'): Promise<void> {
    const user = await linkedTeamsUser(world, ada, name);
    await world.useCases.keepChat(user, {
      language: 'ja',
      referenceFor: () => ({ conversation: `chat-${name}`, place: `chat-${name}`, details: {} }),
    });
  }
  const reminders = () => told.told.filter((line) => line.startsWith('remind'));

  it('reminds who has not come once, lets the booking lapse at the time that was said, and keeps its row (C5, C6)', async () => {
    await reachable();
    const id = await book();
    await passUntil('10:44:30');
    const before = [...told.told];
    await passUntil('10:59:30');
    const waiting = (await booking(id)).state;
    await passUntil('11:10:00');

    const { state, endedAt, remindedAt } = await booking(id);
    assert.deepEqual([before, waiting], [[], 'booked']);
    assert.deepEqual(
      [state, endedAt, remindedAt],
      ['lapsed', clock('11:00:00'), clock('10:45:00')],
    );
    assert.deepEqual(told.told, [remind, 'card activity-1 lapsed']);
    assert.deepEqual(await noticesOf(), ['lapsed']);
    const claims = await readFloorClaims(world.stores.forTenant(midori), floor.floor.id, tuesday);
    assert.deepEqual([...claims.values()].flat(), []);
  });

  it('leaves who came alone, also where they came after the reminder', async () => {
    await reachable();
    const id = await book();
    await passUntil('10:50:00');
    given(await world.useCases.checkIn(ada, { booking: id }));
    await passUntil('18:00:00');

    assert.equal((await booking(id)).state, 'checked-in');
    assert.deepEqual(told.told, [remind, 'card activity-1 checked-in']);
  });

  it('never lets a whole day lapse before people arrive, and a booking of the day not at once (C3, C4)', async () => {
    world.clock.set(at('2026-10-05T22:00:00+09:00'));
    await operates({ checkInMode: 'at-seat' });
    const whole = await book(ada, floor.seat, wholeDay);
    await passUntil('10:30:00');
    const first = (await booking(whole)).state;
    given(await world.useCases.cancelBooking(ada, whole));
    const sameDay = await book();
    await passUntil('11:29:30');

    assert.deepEqual([first, (await booking(sameDay)).state], ['booked', 'booked']);
    await passUntil('11:31:00');
    assert.equal((await booking(sameDay)).state, 'lapsed');
  });

  it('waits an hour more for who comes late, and reminds them before that ends', async () => {
    await reachable();
    const id = await book();
    await passUntil('09:00:00');
    given(await world.useCases.runLate(ada, { booking: id, key: aKey() }));
    await passUntil('11:44:30');
    const before = reminders();
    await passUntil('11:59:30');
    const waiting = (await booking(id)).state;
    await passUntil('12:01:00');

    assert.deepEqual([before, reminders()], [[], [remind]]);
    assert.deepEqual([waiting, (await booking(id)).state], ['booked', 'lapsed']);
  });

  it('reminds nobody twice who says after the reminder that they come late', async () => {
    await reachable();
    const id = await book();
    await passUntil('10:50:00');
    given(await world.useCases.runLate(ada, { booking: id, key: aKey() }));
    await passUntil('11:59:30');
    const waiting = (await booking(id)).state;
    await passUntil('12:01:00');

    assert.deepEqual(reminders(), [remind]);
    assert.deepEqual([waiting, (await booking(id)).state], ['booked', 'lapsed']);
  });

  it('tells on their pages whom no chat reaches, and counts that as told', async () => {
    const id = await book();
    await passUntil('10:46:00');
    const due = await noticesOf();
    await passUntil('11:01:00');

    assert.deepEqual([due, await noticesOf()], [['check-in-due'], ['lapsed']]);
    assert.equal((await booking(id)).state, 'lapsed');
  });

  for (const [gone, error] of [
    ['gone', new ChatGone('Blocked')],
    ['closed', new ChatClosed('Not connected')],
  ] as const) {
    it(`tells on their pages whose chat is ${gone}`, async () => {
      await reachable();
      const id = await book();
      told.failing.push(error);
      await passUntil('11:02:00');

      assert.deepEqual(told.told, []);
      assert.equal((await booking(id)).state, 'lapsed');
    });
  }

  it('lets nothing lapse while people cannot be reached, and waits from when they are (C7)', async () => {
    await reachable();
    const id = await book();
    await passUntil('10:44:00');
    told.before = async () => {
      if (world.clock.now() < clock('11:10:00')) throw new ChatUnreachable('Teams is down');
    };
    await passUntil('11:09:00');
    const meanwhile = [(await booking(id)).state, ...(await noticesOf())];
    await passUntil('11:20:00');
    await passUntil('11:40:00');

    const { remindedAt = 0, endedAt } = await booking(id);
    assert.deepEqual(meanwhile, ['booked', 'check-in-due']);
    assert.deepEqual(reminders(), [remind]);
    assert.ok(remindedAt >= clock('11:10:00'));
    assert.equal(endedAt, remindedAt + 15 * 60_000);
  });

  it('tells each chat of somebody with two, and is content with the one that can be reached', async () => {
    await reachable();
    await reachable('teams-ada-2');
    const id = await book();
    told.before = async (line) => {
      if (line.includes('ada-2')) throw new ChatUnreachable('Teams is down');
    };
    await passUntil('11:01:00');

    assert.deepEqual(reminders(), [remind]);
    assert.equal((await booking(id)).state, 'lapsed');
  });

  const atNoon = { from: clockTime('12:00'), to: clockTime('13:00') };
  const powerCut = { id: 'c', first: tuesday, last: tuesday, reason: '停電', hours: atNoon };
  for (const [why, change] of [
    ['the floor does without by now', () => operates({ checkInMode: 'none' })],
    ['an hour of it is closed', () => operates({ checkInMode: 'anywhere' }, [powerCut])],
  ] as const) {
    it(`asks nobody any more where ${why} (B5, C5)`, async () => {
      await reachable();
      const id = await book();
      await change();
      await passUntil('10:50:00');
      await operates({ checkInMode: 'anywhere' });
      await passUntil('15:00:00');

      assert.deepEqual([(await booking(id)).state, told.told], ['booked', []]);
    });
  }

  it('asks nobody on a national holiday that the floor keeps by now (B6)', async () => {
    await reachable();
    world.clock.set(at('2026-11-03T07:50:00+09:00'));
    const period = between('2026-11-03T09:00:00+09:00', '2026-11-03T18:00:00+09:00');
    const id = await book(ada, floor.seat, period);
    await operates({ checkInMode: 'anywhere', holidaysOf: 'JP' });
    await passTime(world, worker, at('2026-11-03T12:00:00+09:00'));

    assert.deepEqual([(await booking(id)).state, told.told], ['booked', []]);
  });

  it('counts one that lapsed in quotas, and gives nothing back (B4)', async () => {
    await operates({ checkInMode: 'anywhere', quota: { perDay: 1 } });
    await book();
    await passUntil('11:01:00');

    const again = await world.useCases.bookSeat(ada, {
      seat: floor.seats[1] ?? floor.seat,
      period: wholeDay,
      key: aKey(),
    });

    assert.equal(!again.ok && again.refusal.code, 'quota-reached');
  });

  it('looks after more than fit into one look, and after every tenant', async () => {
    const people = Array.from({ length: 130 }, (_, nth) => anActor(`p${nth}`));
    const stranger = anActor('zoe', contoso);
    await knownPeople(world, ...people, stranger);
    const big = await aFloor(world, { name: '13F', seats: people.length });
    const theirs = await aFloor(world, { tenant: contoso });
    await operated(world, big.floor.id, { tenant: midori, own: { checkInMode: 'anywhere' } });
    await operated(world, theirs.floor.id, { tenant: contoso, own: { checkInMode: 'anywhere' } });
    for (const [nth, person] of people.entries()) await book(person, big.seats[nth]);
    await book(stranger, theirs.seat);
    await passUntil('10:45:00');

    const due = await Promise.all([...people, stranger].map(noticesOf));

    assert.deepEqual([...new Set(due.map(String))], ['check-in-due']);
  });

  it('costs three queries for a tenant and a write each minute where nothing is due', async () => {
    await book();
    const { stores, costs, reset } = countedStores(world.stores);
    const idle = aWatcher({ ...world, stores }, 'idle');
    await idle.watch();
    reset();
    world.clock.advance(4_000);
    await idle.watch();
    const rest = { ...costs };
    reset();
    world.clock.advance(56_000);
    await idle.watch();

    assert.deepEqual(rest, { reads: 2, queries: 4, commits: 0, operations: 0 });
    assert.deepEqual([costs.commits, costs.queries], [2, 4]);
  });
});
