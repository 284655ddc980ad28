import assert from 'node:assert/strict';
import { refusalText } from '../../api/src/contract/refusal-text.ts';
import { seatId } from '../../api/src/domain/ids.ts';
import {
  nothingSet,
  type Operation,
  type OwnOperationSettings,
} from '../../api/src/domain/operation.ts';
import { clockTime } from '../../api/src/domain/workday.ts';
import { lapsed } from '../support/lapsed-booking.ts';
import { operated } from '../support/operated.ts';
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
  knownInGroups,
  knownPeople,
  type TestWorld,
  workday,
} from '../support/world.ts';

const ada = anActor('ada');
const hanako = anActor('hanako');
const today = (from: string, to: string) =>
  between(
    `2026-10-05T${from}:00+09:00`,
    to === '24:00' ? '2026-10-06T00:00:00+09:00' : `2026-10-05T${to}:00+09:00`,
  );
const instant = (time: string) => at(`2026-10-05T${time}:00+09:00`);

describe('a seat at this moment (C10)', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld('2026-10-05T10:20:30+09:00');
    await knownPeople(world, ada, hanako);
    floor = await aFloor(world);
  });
  afterEach(() => world.stores.close());

  const seatAt = (place: number) => floor.seats[place] ?? floor.seat;
  const book = async (actor: typeof ada, place: number, period: ReturnType<typeof today>) =>
    given(await world.useCases.bookSeat(actor, { seat: seatAt(place), period, key: aKey() }))
      .booking;
  const see = async (place = 0, actor = ada) =>
    given(await world.useCases.seeSeat(actor, seatAt(place)));
  const shortly = ({
    state,
    offer,
    walkUp,
    refusal,
    booking,
  }: Awaited<ReturnType<typeof see>>) => ({
    state,
    offer,
    walkUp,
    refusal: refusal?.code,
    booking: booking?.booking.id,
  });
  const names = ({ alternatives }: Awaited<ReturnType<typeof see>>) =>
    alternatives.map(({ name }) => name);

  it('is free until the day ends, to be taken from this minute on', async () => {
    const { on, seat, workday: day, now, ...seen } = await see();

    assert.deepEqual(
      [on.floor.id, seat.id, day, now],
      [floor.floor.id, floor.seat, '2026-10-05', at('2026-10-05T10:20:30+09:00')],
    );
    assert.deepEqual(seen, {
      state: 'free',
      holder: undefined,
      freeUntil: at('2026-10-06T00:00:00+09:00'),
      offer: 'walk-up',
      walkUp: today('10:20', '24:00'),
      alternatives: [1, 2, 3].map((place) => ({
        seat: seatAt(place),
        floor: floor.floor.id,
        name: `S-${place + 1}`,
      })),
    });
  });

  it('is free until somebody has it, and nobody is offered more than that', async () => {
    await book(hanako, 0, today('14:00', '16:00'));

    const seen = await see();

    assert.equal(seen.freeUntil, instant('14:00'));
    assert.deepEqual(seen.walkUp, today('10:20', '14:00'));
  });

  it('is offered until my next seat waits for me', async () => {
    const mine = await book(ada, 2, today('13:00', '15:00'));

    assert.deepEqual(shortly(await see()), {
      state: 'free',
      offer: 'walk-up',
      walkUp: today('10:20', '13:00'),
      refusal: undefined,
      booking: mine.id,
    });
  });

  it('is offered beyond my next seat to who may hold several as one of a group (B2)', async () => {
    await knownInGroups(world, ada, ['受付']);
    await book(ada, 2, today('13:00', '15:00'));
    const groupRules = [{ group: '受付', seatsAtATime: 'any' }] as const;
    await operated(world, floor.floor.id, { own: { groupRules } });

    assert.deepEqual((await see()).walkUp, today('10:20', '24:00'));
  });

  it('is offered as its floor offers times: to the end of a part, to a step, and no longer than may be', async () => {
    const offered = async (
      own: OwnOperationSettings,
      set: Pick<Operation, 'closures'> = nothingSet,
    ) => {
      await operated(world, floor.floor.id, { own, closures: set.closures });
      return (await see()).walkUp;
    };
    const partsOnly = { allDay: 'not-offered', freeTimes: 'not-offered' } as const;

    assert.deepEqual(await offered(partsOnly), today('10:20', '20:00'));
    await book(hanako, 0, today('12:00', '20:00'));
    assert.deepEqual(await offered(partsOnly), today('10:20', '12:00'));
    assert.deepEqual(
      await offered({ longestMinutes: 75, freeTimes: { stepMinutes: 30 } }),
      today('10:20', '11:30'),
    );
    assert.deepEqual(
      await offered({
        bookable: 'opening-hours',
        hours: Array(7).fill({ from: clockTime('08:00'), to: clockTime('11:45') }),
      }),
      today('10:20', '11:45'),
    );
    const closure = {
      id: 'c',
      first: workday('2026-10-05'),
      last: workday('2026-10-05'),
      reason: '点検',
    };
    const hours = { from: clockTime('11:00'), to: clockTime('11:30') };
    assert.deepEqual(
      await offered({}, { closures: [{ ...closure, hours }] }),
      today('10:20', '11:00'),
    );
  });

  it('is offered for as many hours as the clock shows, where DST lets more pass (A4)', async () => {
    const there = await aFloor(world, { timeZone: 'America/New_York', name: '27F' });
    await operated(world, there.floor.id, { own: { longestMinutes: 240 } });
    world.clock.set(at('2026-11-01T00:30:00-04:00'));

    const { walkUp } = given(await world.useCases.seeSeat(ada, there.seat));

    assert.deepEqual(walkUp, between('2026-11-01T00:30:00-04:00', '2026-11-01T04:30:00-05:00'));
  });

  it('is not offered where no part has begun, with what is offered', async () => {
    world.clock.set(instant('07:00'));
    await operated(world, floor.floor.id, {
      own: { allDay: 'not-offered', freeTimes: 'not-offered' },
    });

    assert.deepEqual(shortly(await see()), {
      state: 'blocked',
      offer: 'none',
      walkUp: undefined,
      refusal: 'period-not-offered',
      booking: undefined,
    });
  });

  it('can be taken for exactly as long as it is offered', async () => {
    await book(hanako, 0, today('14:00', '16:00'));
    const { walkUp } = await see();
    assert.ok(walkUp);

    const taken = await book(ada, 0, walkUp);
    const after = await see();

    assert.deepEqual(
      [taken.period, after.state, after.takenUntil, after.booking?.booking.id],
      [walkUp, 'mine', instant('14:00'), taken.id],
    );
  });

  it('shows until when somebody has it, who as far as they show it, and the nearest that are free', async () => {
    await book(hanako, 0, today('10:00', '12:00'));
    await book(anActor('taro'), 1, today('10:00', '11:00'));
    const seen = await see();
    given(await world.useCases.setPreferences(hanako, { visibility: 'nobody' }));
    const hidden = await see();

    assert.deepEqual(
      [seen.state, seen.offer, seen.takenUntil],
      ['taken', 'none', instant('12:00')],
    );
    assert.deepEqual(seen.holder, { id: 'hanako', name: 'hanako さん' });
    assert.deepEqual(names(seen), ['S-3', 'S-4']);
    assert.doesNotMatch(JSON.stringify(hidden), /\bhanako\b/);
  });

  it('names a seat that is free for a while only among the nearest', async () => {
    await book(hanako, 0, today('10:00', '18:00'));
    await book(anActor('taro'), 1, today('13:00', '18:00'));

    assert.deepEqual(names(await see()), ['S-2', 'S-3', 'S-4']);
  });

  it('is refused in the very words of the map and of booking', async () => {
    await book(hanako, 0, today('10:00', '12:00'));
    await operated(world, floor.floor.id, {
      closures: [],
      seats: { [seatAt(1)]: { own: { mayBook: { people: [], groups: ['役員'] } } } },
    });
    const words = async (place: number, period: ReturnType<typeof today>) => {
      const map = given(
        await world.useCases.seeAvailability(ada, { floor: floor.floor.id, period }),
      );
      const booked = await world.useCases.bookSeat(ada, {
        seat: seatAt(place),
        period,
        key: aKey(),
      });
      const seen = await see(place);
      assert.ok(!booked.ok);
      const onMap = map.seats[place]?.refusal;
      assert.ok(onMap && seen.refusal);
      return [onMap, booked.refusal, seen.refusal].map((refusal) => refusalText(refusal, 'ja'));
    };

    for (const place of [0, 1]) {
      const [map, booked, seen] = await words(place, today('10:20', '24:00'));
      assert.deepEqual([booked, seen], [map, map]);
    }
  });

  it('is mine to leave, with where else I could sit', async () => {
    const mine = await book(ada, 0, today('10:00', '12:00'));
    await book(hanako, 1, today('11:00', '13:00'));

    const seen = await see();

    assert.deepEqual(shortly(seen), {
      state: 'mine',
      offer: 'leave',
      walkUp: undefined,
      refusal: undefined,
      booking: mine.id,
    });
    assert.deepEqual(names(seen), ['S-3', 'S-4']);
  });

  describe('where people check in', () => {
    beforeEach(() => operated(world, floor.floor.id, { own: { checkInMode: 'anywhere' } }));
    /** Made the evening before, so that making it says nothing of being there. */
    const bookAhead = async (place: number, period: ReturnType<typeof today>) => {
      const now = world.clock.now();
      world.clock.set(at('2026-10-04T18:00:00+09:00'));
      const booking = await book(ada, place, period);
      world.clock.set(now);
      return booking;
    };

    it('is mine to check in, from when that opens to when I have', async () => {
      const { id } = await bookAhead(0, today('11:00', '18:00'));
      const [open, other] = [await see(), await see(1)];
      world.clock.set(instant('09:59'));
      const early = await see();
      world.clock.set(instant('11:05'));
      given(await world.useCases.checkIn(ada, { booking: id }));
      const after = await see();

      assert.deepEqual([open.state, open.offer, other.offer], ['mine', 'check-in', 'move-here']);
      assert.deepEqual([early.state, early.offer], ['free', 'walk-up']);
      assert.deepEqual([after.state, after.offer], ['mine', 'leave']);
    });

    it('is mine to take again for half an hour after it lapsed, unless somebody has it (C6)', async () => {
      const { id } = await bookAhead(0, today('08:00', '18:00'));
      await lapsed(world, ada.tenant, id);
      const [again, elsewhere] = [await see(), await see(1)];
      const hers = await book(hanako, 0, today('16:00', '17:00'));
      const taken = await see();
      given(await world.useCases.cancelBooking(hanako, hers.id));
      world.clock.advance(30 * 60_000);
      const late = await see();

      assert.deepEqual(
        [again.state, again.offer, again.booking?.booking.id],
        ['free', 'check-in', id],
      );
      assert.deepEqual([elsewhere.offer, elsewhere.booking], ['walk-up', undefined]);
      assert.deepEqual([taken.offer, taken.walkUp], ['walk-up', today('10:20', '16:00')]);
      assert.deepEqual([late.offer, late.booking], ['walk-up', undefined]);
    });

    it('is what checking in takes again, once that is offered', async () => {
      const { id } = await bookAhead(0, today('08:00', '18:00'));
      await lapsed(world, ada.tenant, id);
      assert.equal((await see()).offer, 'check-in');

      given(await world.useCases.checkIn(ada, { booking: id }));

      const { state, offer } = await see();
      assert.deepEqual([state, offer], ['mine', 'leave']);
    });
  });

  it('is where my booking can come with the time that is left', async () => {
    const mine = await book(ada, 2, today('10:00', '12:00'));
    const seen = await see();
    const moved = given(
      await world.useCases.moveBooking(ada, { booking: mine.id, to: floor.seat, key: aKey() }),
    );

    assert.deepEqual(shortly(seen), {
      state: 'free',
      offer: 'move-here',
      walkUp: undefined,
      refusal: undefined,
      booking: mine.id,
    });
    assert.deepEqual(moved.booking.period, today('10:20', '12:00'));
  });

  it('is where a booking of mine that begins within the hour can come', async () => {
    await book(ada, 2, today('11:15', '12:00'));

    assert.deepEqual((await see()).offer, 'move-here');
  });

  it('is none that my booking can come to where somebody has it before that is over', async () => {
    await book(hanako, 0, today('11:00', '13:00'));
    await book(ada, 2, today('10:00', '12:00'));
    const seen = await see();

    assert.deepEqual([seen.state, seen.offer, seen.refusal?.code], ['free', 'none', 'seat-taken']);
    assert.deepEqual(seen.freeUntil, instant('11:00'));
    assert.deepEqual(names(seen), ['S-2', 'S-3', 'S-4']);
  });

  it('counts no quota twice for a booking that comes here', async () => {
    await operated(world, floor.floor.id, { own: { quota: { perDay: 1 } } });
    await book(ada, 2, today('10:00', '12:00'));

    const seen = await see();
    world.clock.set(instant('12:30'));
    const later = await see();

    assert.deepEqual([seen.offer, names(seen)], ['move-here', ['S-2', 'S-3', 'S-4']]);
    assert.deepEqual(
      [later.state, later.offer, later.refusal?.code],
      ['blocked', 'none', 'quota-reached'],
    );
  });

  it('is not there where it is another tenant’s, nobody’s, or of a floor that is gone', async () => {
    const theirs = await aFloor(world, { tenant: contoso });
    const gone = await aFloor(world, { name: '14F' });
    const { floor: id, version } = gone;
    given(
      await world.useCases.deleteFloor(anAdministrator(), {
        floor: id.id,
        version,
        bookings: 'cancel',
      }),
    );
    const missing = { ok: false, refusal: { code: 'not-found', what: 'seat' } };

    for (const seat of [theirs.seat, gone.seat, seatId(`${floor.floor.id}.nowhere`), seatId('x')]) {
      assert.deepEqual(await world.useCases.seeSeat(ada, seat), missing);
    }
  });
});
