import assert from 'node:assert/strict';
import fc from 'fast-check';
import { personId, seatId } from '../../api/src/domain/ids.ts';
import type { OwnOperationSettings } from '../../api/src/domain/operation.ts';
import type { Period } from '../../api/src/domain/period.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { setOperation } from '../support/set-operation.ts';
import { booked } from '../support/touched-world.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorld,
  between,
  given,
  knownPeople,
  type TestWorld,
  workday,
} from '../support/world.ts';

const ada = anActor('ada');
const bob = anActor('bob');
const admin = anAdministrator();
const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');

describe('the rule tester (H4)', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    floor = await aFloor(world, { seats: 3 });
    await knownPeople(world, ada, bob, admin);
  });
  afterEach(() => world.stores.close());

  const asked = (actor: Actor, period: Period, seat = floor.seat) =>
    world.useCases.testRules(admin, {
      floor: floor.floor.id,
      seat,
      person: actor.person,
      period,
    });
  const tested = async (actor: Actor, period = morning, seat = floor.seat) =>
    given(await asked(actor, period, seat)).map(
      ({ rule, setAt, refusal }) => `${rule} ${setAt ?? '-'} ${refusal?.code ?? 'ok'}`,
    );

  it('says of each rule where it stands, in the order they are asked', async () => {
    assert.deepEqual(await tested(ada), [
      'time-to-come - ok',
      'booking-window product ok',
      'one-workday - ok',
      'seat-mode product ok',
      'closures product ok',
      'opening-hours product ok',
      'day-parts product ok',
      'length product ok',
      'who-may-book product ok',
      'quota product ok',
      'free - ok',
      'seats-at-a-time product ok',
    ]);
  });

  it('says all that is in the way at once, of a seat that somebody has as well', async () => {
    await booked(world, bob, { seat: floor.seats[0], period: morning });
    await booked(world, ada, { seat: floor.seats[1], period: morning });
    const day = workday('2026-10-06');
    given(
      await setOperation(world, floor.floor.id, {
        own: { quota: { perDay: 1 }, longestMinutes: 60, daysAhead: 0 },
        closures: [{ id: 'c', first: day, last: day, reason: '点検' }],
      }),
    );
    given(
      await setOperation(world, floor.floor.id, {
        place: { level: 'seat', seatIds: [floor.seat] },
        own: { seatMode: { kind: 'assigned', to: bob.person } },
      }),
    );

    assert.deepEqual(await tested(ada), [
      'time-to-come - ok',
      'booking-window floor too-far-ahead',
      'one-workday - ok',
      'seat-mode seat ok',
      'closures floor seat-closed',
      'opening-hours product ok',
      'day-parts product ok',
      'length floor too-long',
      'who-may-book seat seat-assigned',
      'quota floor quota-reached',
      'free - seat-taken',
      'seats-at-a-time product already-booked',
    ]);
  });

  it('says of the seat that somebody has already which booking of theirs that is', async () => {
    const { id } = await booked(world, ada, { seat: floor.seat, period: morning });

    const no = given(await asked(ada, morning)).filter(({ refusal }) => refusal);

    assert.deepEqual(
      no.map(({ rule, refusal }) => [
        rule,
        refusal?.code === 'already-booked' && refusal.booking === id,
      ]),
      [
        ['free', true],
        ['seats-at-a-time', true],
      ],
    );
  });

  it("says a group's rule where it holds instead", async () => {
    await world.useCases.recordPerson({
      tenant: ada.tenant,
      tenantName: '緑',
      person: ada.person,
      name: '佐藤 花子',
      mail: 'ada@midori.example',
      groups: ['開発部'],
      isCompanyAdministrator: false,
      isEntitled: true,
    });
    given(
      await setOperation(world, floor.floor.id, {
        place: { level: 'tenant' },
        own: { groupRules: [{ group: '開発部', daysAhead: 0 }] },
      }),
    );

    const ofAda = (await tested(ada))[1];
    const ofBob = (await tested(bob))[1];

    assert.deepEqual(
      [ofAda, ofBob],
      ['booking-window tenant too-far-ahead', 'booking-window product ok'],
    );
  });

  it('knows neither seats nor people nor floors that are not there', async () => {
    const gone = await asked(ada, morning, seatId(`${floor.floor.id}.gone`));
    const nobody = await asked(anActor(personId('nobody')), morning);
    const elsewhere = await asked(ada, morning, seatId('other.s1'));

    assert.deepEqual(
      [gone, nobody, elsewhere].map((each) => (each.ok ? 'ok' : each.refusal)),
      [
        { code: 'not-found', what: 'seat' },
        { code: 'not-found', what: 'person' },
        { code: 'not-found', what: 'seat' },
      ],
    );
  });

  it('says no to just what booking says no to, with the same first reason', async () => {
    const owns: readonly OwnOperationSettings[] = [
      {},
      { allDay: 'not-offered', freeTimes: 'not-offered' },
      { daysAhead: 0 },
      { bookable: 'opening-hours' },
      { seatMode: { kind: 'drop-in' } },
      { shortestMinutes: 240, quota: { perWeek: 1 } },
      { mayBook: { people: [bob.person], groups: [] } },
    ];
    await booked(world, bob, { seat: floor.seats[1], period: morning });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...owns),
        fc.integer({ min: -4, max: 40 }),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        async (...drawn) => {
          const [own, from, length, isHeld] = drawn;
          const seat = (isHeld ? floor.seats[1] : undefined) ?? floor.seat;
          const start = world.clock.now() + from * 3_600_000;
          const period = { start, end: start + length * 1_800_000 };
          given(await setOperation(world, floor.floor.id, { own }));
          const verdicts = given(await asked(ada, period, seat));
          const first = verdicts.find(({ refusal }) => refusal)?.refusal;
          const wish = { seat, period, key: aKey() };

          const outcome = await world.useCases.bookSeat(ada, wish);

          assert.deepEqual(outcome.ok ? undefined : outcome.refusal, first);
          if (outcome.ok) given(await world.useCases.cancelBooking(ada, outcome.value.booking.id));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('what settings may name', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ada, anActor('adam'), bob, admin);
  });
  afterEach(() => world.stores.close());

  it('are people by the beginning of their name, with name and mail and nothing else', async () => {
    const found = given(await world.useCases.findNameablePeople(admin, 'ad'));
    const tooShort = given(await world.useCases.findNameablePeople(admin, 'a'));

    assert.deepEqual(
      found.people.map((person) => Object.keys(person).join(' ')),
      ['id name mail', 'id name mail', 'id name mail'],
    );
    assert.deepEqual(found.people.map(({ id }) => id).sort(), ['ada', 'adam', 'admin']);
    assert.deepEqual(tooShort, { people: [], isCut: false });
  });

  it('are found by those who manage floors alone', async () => {
    assert.deepEqual(await world.useCases.findNameablePeople(ada, 'ad'), {
      ok: false,
      refusal: { code: 'not-permitted', needs: 'manage-floors' },
    });
  });

  it('are the countries whose holidays are known, with those of each year', async () => {
    const { useCases } = world;
    const countries = await useCases.listHolidayCountries();
    const ofJapan = await useCases.seeHolidays({ country: 'JP', year: 2026 });

    assert.ok(countries.includes('JP') && countries.includes('US') && countries.length > 100);
    assert.equal(ofJapan.length, 18);
    assert.deepEqual(
      ofJapan.filter(({ date }) => date.startsWith('2026-09')),
      [
        { date: '2026-09-21', name: { ja: '敬老の日', en: 'Respect-for-the-Aged Day' } },
        { date: '2026-09-22', name: { ja: '国民の休日', en: "Citizens' Holiday" } },
        { date: '2026-09-23', name: { ja: '秋分の日', en: 'Autumnal Equinox Day' } },
      ],
    );
    assert.deepEqual(await useCases.seeHolidays({ country: 'ZZ', year: 2026 }), []);
  });
});
