import assert from 'node:assert/strict';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { dyingAt, Killed } from '../support/failing-stores.ts';
import {
  aFloor,
  aKey,
  anActor,
  aWorld,
  between,
  given,
  knownPeople,
  type TestWorld,
  workday,
} from '../support/world.ts';

const ada = anActor('ada');
const hanako = anActor('hanako');
const range = (first: string, last: string, key = aKey()) => ({
  first: workday(`2026-10-${first}`),
  last: workday(`2026-10-${last}`),
  key,
});

describe('cancelling a range of workdays (B10)', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ada, hanako);
    floor = await aFloor(world);
  });
  afterEach(() => world.stores.close());

  const book = async (actor: typeof ada, day: string, from = '08:00', to = '12:00') => {
    const period = between(`2026-10-${day}T${from}:00+09:00`, `2026-10-${day}T${to}:00+09:00`);
    const seat = actor === ada ? floor.seat : (floor.seats[1] ?? floor.seat);
    return given(await world.useCases.bookSeat(actor, { seat, period, key: aKey() })).booking;
  };
  const cancel = async (asked: ReturnType<typeof range>, useCases = world.useCases) =>
    given(await useCases.cancelRange(ada, asked)).map(({ booking }) => booking);
  const idsOf = (bookings: readonly { readonly id: string }[]) => bookings.map(({ id }) => id);
  const heldBy = async (actor: typeof ada) =>
    idsOf((await world.useCases.listBookings(actor, {})).map(({ booking }) => booking));

  it('cancels all that I hold on them, the first and the last included, and nothing else', async () => {
    const before = await book(ada, '06');
    const first = await book(ada, '07');
    const second = await book(ada, '07', '13:00', '15:00');
    const last = await book(ada, '09');
    const after = await book(ada, '12');
    const hers = await book(hanako, '07');

    const cancelled = await cancel(range('07', '09'));

    assert.deepEqual(
      cancelled.map(({ id, state }) => [id, state]),
      [first, second, last].map(({ id }) => [id, 'cancelled']),
    );
    assert.deepEqual(await heldBy(ada), [before.id, after.id]);
    assert.deepEqual(await heldBy(hanako), [hers.id]);
  });

  it('frees the seats', async () => {
    await book(ada, '07');
    await cancel(range('05', '16'));

    const again = await book(ada, '07');

    assert.equal(again.state, 'booked');
  });

  it('leaves what is over, and answers nothing where there is nothing', async () => {
    await book(ada, '05', '09:00', '10:00');
    world.clock.advance(2 * 3_600_000);

    assert.deepEqual(await cancel(range('01', '16')), []);
  });

  it('answers the same when it is asked again with one key, and keeps what was booked since', async () => {
    const asked = range('07', '09');
    await book(ada, '07');
    const cancelled = await cancel(asked);
    const since = await book(ada, '08');

    assert.deepEqual(await cancel(asked), cancelled);
    assert.deepEqual(await heldBy(ada), [since.id]);
  });

  it('refuses a key that stood for another range', async () => {
    const key = aKey();
    await cancel(range('07', '09', key));

    assert.deepEqual(await world.useCases.cancelRange(ada, range('07', '10', key)), {
      ok: false,
      refusal: { code: 'key-reused' },
    });
  });

  it('ends the rest when it is asked again after the process died in the middle', async () => {
    const booked = [await book(ada, '06'), await book(ada, '07'), await book(ada, '08')];
    const asked = range('06', '08');
    for (const at of [1, 2, 3]) {
      const dying = useCasesOver({ ...world, stores: dyingAt(world.stores, at, 'after') });
      await assert.rejects(cancel(asked, dying), Killed);
    }

    assert.deepEqual(idsOf(await cancel(asked)), idsOf(booked));
    assert.deepEqual(await heldBy(ada), []);
  });

  it('cancels once what two windows cancel at the same time', async () => {
    const booked = [await book(ada, '06'), await book(ada, '06', '13:00', '15:00')];

    const both = await Promise.all([cancel(range('06', '08')), cancel(range('06', '08'))]);

    assert.deepEqual(both.map(idsOf), [idsOf(booked), idsOf(booked)]);
  });

  it('is a fault of its caller where the range is backwards or longer than may be', async () => {
    await assert.rejects(cancel(range('09', '07')), RangeError);
    const long = { ...range('01', '02'), last: workday('2026-12-03') };
    await assert.rejects(cancel(long), RangeError);
  });
});
