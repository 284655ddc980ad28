import assert from 'node:assert/strict';
import { readFloorClaims } from '../../api/src/application/floor-moment.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { bookingId, type SeatId } from '../../api/src/domain/ids.ts';
import type { OwnOperationSettings } from '../../api/src/domain/operation.ts';
import type { Decided } from '../../api/src/domain/refusal.ts';
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
  given,
  knownInGroups,
  knownPeople,
  midori,
  type TestWorld,
  workday,
} from '../support/world.ts';

const ada = anActor('ada');
const hanako = anActor('hanako');
const tuesday = workday('2026-10-06');
const nineToSix = between('2026-10-06T09:00:00+09:00', '2026-10-06T18:00:00+09:00');
const clock = (time: string) => at(`2026-10-06T${time}:00+09:00`);

describe('checking in', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ada, hanako);
    floor = await aFloor(world);
    await asks({ checkInMode: 'anywhere' });
  });
  afterEach(() => world.stores.close());

  const asks = (own: OwnOperationSettings) =>
    operated(world, floor.floor.id, { tenant: midori, own });
  const seat = (nth: number) => floor.seats[nth - 1] ?? floor.seat;
  const book = async (who = ada, where = seat(1), period = nineToSix, code?: string) =>
    given(await world.useCases.bookSeat(who, { seat: where, period, code, key: aKey() })).booking;
  const codeOf = async (where: SeatId) => {
    const { codes } = given(await world.useCases.seeSeatCodes(anAdministrator(), floor.floor.id));
    return codes.find(({ seat: { id } }) => id === where)?.code ?? '';
  };
  const checkIn = (id: ReturnType<typeof bookingId>, code?: string, who = ada) =>
    world.useCases.checkIn(who, { booking: id, code });
  const codesOf = (outcomes: readonly Decided<unknown>[]) =>
    outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.code));
  const claims = async () =>
    [
      ...(await readFloorClaims(world.stores.forTenant(midori), floor.floor.id, tuesday)).values(),
    ].flat();

  it('says once that its holder has come, however often it is said', async () => {
    const { id } = await book();
    world.clock.set(clock('08:30'));

    const first = given(await checkIn(id)).booking;
    world.clock.set(clock('08:40'));
    const again = given(await checkIn(id)).booking;

    assert.deepEqual([first.state, first.checkedInAt], ['checked-in', clock('08:30')]);
    assert.deepEqual(again, first);
  });

  it('is refused before it opens, after the booking, to others, and where nobody asks for it', async () => {
    const { id } = await book();
    const missing = bookingId('2026-10-06.nothing');
    world.clock.set(clock('07:59'));
    const early = await checkIn(id);
    const others = [await checkIn(id, undefined, hanako), await checkIn(missing)];
    await asks({});
    const unasked = await checkIn((await book(hanako, seat(2))).id, undefined, hanako);
    world.clock.set(clock('18:00'));
    const yesterdays = await checkIn(id);

    assert.deepEqual(codesOf([early, ...others, unasked, yesterdays]), [
      'check-in-not-open',
      'not-permitted',
      'not-found',
      'check-in-not-asked',
      'booking-over',
    ]);
    assert.ok(!early.ok && early.refusal.code === 'check-in-not-open');
    assert.equal(early.refusal.opensAt, clock('08:00'));
  });

  it('wants the code of that very seat where only the seat can say so, and believes no other anywhere (C1)', async () => {
    const [mine, other] = [await codeOf(seat(1)), await codeOf(seat(2))];
    const anywhere = await book(hanako, seat(2));
    await asks({ checkInMode: 'at-seat' });
    const { id } = await book();
    world.clock.set(clock('09:00'));

    const outcomes = [
      await checkIn(id),
      await checkIn(id, other),
      await checkIn(id, mine),
      await checkIn(anywhere.id, mine, hanako),
      await checkIn(anywhere.id, other, hanako),
    ];

    assert.deepEqual(codesOf(outcomes), [
      'check-in-at-seat',
      'seat-code-wrong',
      'done',
      'seat-code-wrong',
      'done',
    ]);
  });

  it('asks for no code any more once the floor does without (B5)', async () => {
    await asks({ checkInMode: 'at-seat' });
    const { id } = await book();
    await asks({ checkInMode: 'anywhere' });
    world.clock.set(clock('09:00'));

    assert.equal(given(await checkIn(id)).booking.state, 'checked-in');
  });

  it('is done by making the booking on the day, unless only the seat can say so (C4)', async () => {
    world.clock.set(clock('10:00'));
    const made = await book();
    await asks({ checkInMode: 'at-seat' });
    const unproved = await book(hanako, seat(2));
    given(await world.useCases.cancelBooking(hanako, unproved.id));
    const walkUp = await book(hanako, seat(2), nineToSix, await codeOf(seat(2)));

    assert.deepEqual(
      [made, unproved, walkUp].map(({ state, checkedInAt }) => [state, checkedInAt]),
      [
        ['checked-in', clock('10:00')],
        ['booked', undefined],
        ['checked-in', clock('10:00')],
      ],
    );
    assert.equal(unproved.checkIn?.lapsesAt, clock('11:00'));
  });

  it('books nothing with a code that is not the seat’s', async () => {
    world.clock.set(clock('10:00'));
    const code = await codeOf(seat(2));

    const refused = await world.useCases.bookSeat(ada, {
      seat: seat(1),
      period: nineToSix,
      code,
      key: aKey(),
    });

    assert.deepEqual(refused, { ok: false, refusal: { code: 'seat-code-wrong' } });
    assert.deepEqual(await claims(), []);
  });

  describe('coming late', () => {
    const runLate = (id: ReturnType<typeof bookingId>, key = aKey(), who = ada) =>
      world.useCases.runLate(who, { booking: id, key });

    it('keeps the seat an hour longer, once, and answers the same key alike', async () => {
      const { id } = await book();
      const key = aKey();

      const late = given(await runLate(id, key)).booking;
      const again = given(await runLate(id, key)).booking;
      const twice = await runLate(id);

      assert.deepEqual(
        [late.checkIn?.lapsesAt, late.checkIn?.isLate, again.checkIn?.lapsesAt],
        [clock('12:00'), true, clock('12:00')],
      );
      assert.ok(!twice.ok && twice.refusal.code === 'late-already');
      assert.equal(twice.refusal.lapsesAt, clock('12:00'));
    });

    it('is said of one’s own booking that waits for one, and not under a key of something else', async () => {
      const { id } = await book();
      const key = aKey();
      given(await world.useCases.moveBooking(ada, { booking: id, to: seat(2), key }));
      const outcomes = [
        await runLate(id, aKey(), hanako),
        await runLate(bookingId('2026-10-06.nothing')),
        await runLate(id, key),
      ];
      world.clock.set(clock('09:00'));
      const there = given(await checkIn(id)).booking;
      const noLate = given(await runLate(id)).booking;
      given(await world.useCases.releaseBooking(ada, id));
      outcomes.push(await runLate(id));

      assert.deepEqual(codesOf(outcomes), [
        'not-permitted',
        'not-found',
        'key-reused',
        'booking-over',
      ]);
      assert.deepEqual(noLate, there);
    });
  });

  describe('taking a lapsed booking again', () => {
    it('has the rest of it, checked in, within half an hour of its lapse (C6)', async () => {
      const { id } = await book();
      world.clock.set(clock('11:00'));
      await lapsed(world, midori, id);
      const gone = await claims();
      world.clock.set(clock('11:29'));

      const again = given(await checkIn(id)).booking;

      assert.deepEqual(gone, []);
      assert.deepEqual(
        [again.state, again.checkedInAt, again.endedAt, again.period],
        [
          'checked-in',
          clock('11:29'),
          undefined,
          between('2026-10-06T11:29:00+09:00', '2026-10-06T18:00:00+09:00'),
        ],
      );
      assert.deepEqual(
        (await claims()).map(({ booking }) => booking),
        [id],
      );
    });

    it('comes too late after half an hour, and after somebody else', async () => {
      const { id } = await book();
      world.clock.set(clock('11:00'));
      await lapsed(world, midori, id);
      const hour = { start: clock('15:00'), end: clock('16:00') };
      const other = await book(hanako, seat(1), hour);

      const taken = await checkIn(id);
      given(await world.useCases.cancelBooking(hanako, other.id));
      world.clock.set(clock('11:30'));
      const late = await checkIn(id);

      assert.ok(!taken.ok && taken.refusal.code === 'seat-taken');
      assert.deepEqual(taken.refusal.by, { id: 'hanako', name: 'hanako さん' });
      assert.deepEqual(
        taken.refusal.alternatives.map(({ seat: id }) => id),
        [seat(2), seat(3), seat(4)],
      );
      assert.deepEqual(late, { ok: false, refusal: { code: 'booking-over', state: 'lapsed' } });
    });

    it('is refused to who has another seat by now, unless a group of theirs may have both (B2)', async () => {
      const { id } = await book();
      world.clock.set(clock('11:00'));
      await lapsed(world, midori, id);
      await book(ada, seat(2));
      const refused = await checkIn(id);
      await knownInGroups(world, ada, ['受付']);
      const groupRules = [{ group: '受付', seatsAtATime: 'any' }] as const;
      await asks({ checkInMode: 'anywhere', groupRules });

      assert.deepEqual(codesOf([refused]), ['already-booked']);
      assert.equal(given(await checkIn(id)).booking.state, 'checked-in');
    });

    it('uses no second of a quota, because the lapsed one counted already (B4)', async () => {
      await asks({ checkInMode: 'anywhere', quota: { perDay: 1 } });
      const { id } = await book();
      world.clock.set(clock('11:00'));
      await lapsed(world, midori, id);
      const another = await world.useCases.bookSeat(ada, {
        seat: seat(2),
        period: nineToSix,
        key: aKey(),
      });

      const again = await checkIn(id);
      const third = await world.useCases.bookSeat(ada, {
        seat: seat(2),
        period: { start: clock('18:00'), end: clock('19:00') },
        key: aKey(),
      });

      assert.deepEqual(codesOf([another, again, third]), [
        'quota-reached',
        'done',
        'quota-reached',
      ]);
    });

    it('stands among one’s bookings while it can be taken again, and no longer', async () => {
      const { id } = await book();
      world.clock.set(clock('11:00'));
      await lapsed(world, midori, id);
      const listed = async () =>
        (await world.useCases.listBookings(ada, {})).map(({ booking }) => booking.id);

      const now = await listed();
      world.clock.set(clock('11:30'));

      assert.deepEqual([now, await listed()], [[id], []]);
    });
  });

  describe('with a move', () => {
    const move = (id: ReturnType<typeof bookingId>, more: object = {}, to = seat(2)) =>
      world.useCases.moveBooking(ada, { booking: id, to, key: aKey(), ...more });

    it('comes where its holder says that they sit there, in the same commit (C10)', async () => {
      const { id } = await book();
      world.clock.set(clock('09:10'));
      let commits = 0;
      const stores = {
        ...world.stores,
        forTenant: (tenant: typeof midori) => {
          const store = world.stores.forTenant(tenant);
          return {
            ...store,
            read: store.read.bind(store),
            query: store.query.bind(store),
            commit: (...asked: Parameters<typeof store.commit>) => {
              commits += 1;
              return store.commit(...asked);
            },
          };
        },
      };
      const { moveBooking } = useCasesOver({ ...world, stores });

      const moved = given(
        await moveBooking(ada, { booking: id, to: seat(2), isHere: true, key: aKey() }),
      ).booking;

      assert.deepEqual(
        [moved.seat, moved.state, moved.checkedInAt, commits],
        [seat(2), 'checked-in', clock('09:10'), 1],
      );
    });

    it('does not come with a move that says nothing, or before checking in opens', async () => {
      const { id } = await book();
      const early = given(await move(id, { isHere: true })).booking;
      world.clock.set(clock('09:10'));
      const silent = given(await move(id, {}, seat(3))).booking;

      assert.deepEqual([early.state, silent.state], ['booked', 'booked']);
    });

    it('comes by the code of the new seat where only the seat can say so, and by no word', async () => {
      await asks({ checkInMode: 'at-seat' });
      const { id } = await book();
      world.clock.set(clock('09:10'));
      const code = await codeOf(seat(2));

      const wrong = await move(id, { code }, seat(3));
      const word = given(await move(id, { isHere: true })).booking;
      const scanned = given(await move(id, { code })).booking;

      assert.deepEqual(wrong, { ok: false, refusal: { code: 'seat-code-wrong' } });
      assert.deepEqual(
        [word.state, scanned.state, scanned.seat],
        ['booked', 'checked-in', seat(2)],
      );
    });

    it('is waited for as the new seat asks, and no shorter than was agreed (B5)', async () => {
      const set = { tenant: midori, own: { checkInMode: 'anywhere', checkInGrace: 120 } } as const;
      await operated(world, floor.floor.id, {
        ...set,
        seats: {
          [seat(2)]: { own: { checkInGrace: 30 } },
          [seat(3)]: { own: { checkInMode: 'none' } },
        },
      });
      const { id } = await book();

      const stricter = given(await move(id)).booking;
      const unasked = given(await move(id, {}, seat(3))).booking;
      world.clock.set(clock('11:45'));
      const asked = given(await move(id)).booking;

      assert.equal(stricter.checkIn?.lapsesAt, clock('12:00'));
      assert.equal(unasked.checkIn, undefined);
      assert.equal(asked.checkIn?.lapsesAt, clock('12:15'));
    });
  });

  it('leaves a seat early, and frees it at once (C9)', async () => {
    const { id } = await book();
    world.clock.set(clock('09:00'));
    given(await checkIn(id));
    world.clock.set(clock('14:00'));

    const left = given(await world.useCases.releaseBooking(ada, id)).booking;

    assert.deepEqual([left.state, left.endedAt], ['released', clock('14:00')]);
    assert.deepEqual(await claims(), []);
  });
});
