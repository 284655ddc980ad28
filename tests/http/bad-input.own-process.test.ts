import assert from 'node:assert/strict';
import type { ProblemWire } from '../../api/src/contract/problem.ts';
import type { Answer } from '../support/client.ts';
import { operated } from '../support/operated.ts';
import { aServedWorld } from '../support/served-world.ts';
import { booked } from '../support/touched-world.ts';
import {
  aFloor,
  anActor,
  anAdministrator,
  at,
  aWorld,
  between,
  contoso,
  given,
  knownPeople,
  type TestWorld,
} from '../support/world.ts';

const emily = anActor('emily');
const far = '9999-12-31';
const years = 'must lie in the years 1970 to 2199';
const nineToTwelve = between('2026-10-06T09:00:00+09:00', '2026-10-06T12:00:00+09:00');
const nine = { from: '2026-10-06T09:00:00+09:00', to: '2026-10-06T12:00:00+09:00' };

/** What a problem document says of what is wrong: each field with what would be accepted, or the rule and what to do. */
function saidOf({ status, body }: Answer): readonly unknown[] {
  const { code, issues, flaws, next }: ProblemWire = body;
  if (issues) return [status, ...issues.map(({ path, message }) => [path, message])];
  if (flaws) return [status, ...flaws.map(({ field, kind, text }) => [field, kind, text])];
  return [status, code, next];
}

describe('what cannot be meant, over HTTP', () => {
  let world: TestWorld;
  let served: Awaited<ReturnType<typeof aServedWorld>>;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    served = await aServedWorld(world);
    await knownPeople(world, emily);
    // Two seats, so that zone “back” has none.
    floor = await aFloor(world, { seats: 2 });
  });
  afterEach(() => served.stop());

  const post = (path: string, body: object) => served.emily.send('POST', `/api/v1${path}`, body);
  const get = (path: string) => served.emily.get(`/api/v1${path}`, { 'accept-language': 'en' });

  describe('as operation settings', () => {
    const day = '2026-10-06';
    const closure = { id: 'c', first: day, last: day, reason: 'Works' };
    const part = (id: string, from: string, to: string) => ({ id, name: id, from, to });
    const backwards = { from: '18:00', to: '09:00' };
    const cases: readonly (readonly [string, object, readonly unknown[]])[] = [
      [
        'a quota below nothing',
        { own: { quota: { perWeek: -1 } } },
        [400, ['own.quota.perWeek', 'Too small: expected number to be >=1']],
      ],
      [
        'a grace longer than any booking',
        { own: { checkInMode: 'anywhere', checkInGrace: 120, longestMinutes: 60 } },
        [
          422,
          [
            'checkInGrace',
            'grace-above-longest',
            'The grace for checking in (2 hours) is longer than the longest booking (1 hour). Make it 1 hour or less.',
          ],
        ],
      ],
      [
        'parts that overlap',
        { own: { parts: [part('A', '09:00', '12:00'), part('B', '11:00', '13:00')] } },
        [422, ['parts', 'parts-overlap', 'A and B overlap. Give them times that do not.']],
      ],
      [
        'hours that end before they begin',
        { own: { hours: [backwards, ...Array(6).fill('closed')] } },
        [
          422,
          [
            'hours',
            'hours-end-before-start',
            'The opening hours of Monday (18:00–09:00) do not end after they start. Make the end later than the start.',
          ],
        ],
      ],
      [
        'a closure that is over',
        { closures: [{ ...closure, first: '2026-10-01', last: '2026-10-04' }] },
        [
          422,
          [
            'closures',
            'closure-in-the-past',
            'The closure “Works” was over on Sun 4 Oct. Make the last day Mon 5 Oct or later.',
          ],
        ],
      ],
      [
        'a closure in the year 9999',
        { closures: [{ ...closure, last: far }] },
        [400, ['closures.0.last', years]],
      ],
      [
        '10,000 closures',
        { closures: Array.from({ length: 10_000 }, (_, at) => ({ ...closure, id: `c${at}` })) },
        [400, ['closures', 'Too big: expected array to have <=200 items']],
      ],
      [
        'settings that contradict each other',
        { own: { shortestMinutes: 240, longestMinutes: 60 } },
        [
          422,
          [
            'shortestMinutes',
            'shortest-above-longest',
            'The shortest booking (4 hours) is longer than the longest (1 hour). Make it 1 hour or less.',
          ],
          [
            'allDay',
            'nothing-fits',
            'Nothing can be booked. Offer something that is within the shortest and longest booking and the opening hours.',
          ],
        ],
      ],
      [
        'a day that does not exist',
        { from: '2026-02-30' },
        [400, ['from', 'not a date (yyyy-mm-dd)']],
      ],
      ['a beginning in the year 9999', { from: far }, [400, ['from', years]]],
      [
        'something for a zone without seats',
        { place: { level: 'zone', zoneId: 'back' }, own: { daysAhead: 3 } },
        [422, ['place', 'zone-without-seats', 'The zone 奥 has no seats. Choose one that has.']],
      ],
    ];

    for (const [what, wish, says] of cases) {
      it(`is refused with field, rule and what would do, whether tried or saved: ${what}`, async () => {
        const path = `/api/v1/admin/floors/${floor.floor.id}/operation`;
        const change = { place: { level: 'floor' }, own: {}, closures: [], ...wish };
        const version = { 'if-match': '"none"' };

        const tried = await served.emily.send('POST', `${path}/impact`, change);
        const saved = await served.emily.send('PUT', path, { change, bookings: 'keep' }, version);

        assert.deepEqual(within('body.', saidOf(tried)), says);
        assert.deepEqual(within('body.change.', saidOf(saved)), says);
        const { body } = await served.emily.get(path);
        assert.deepEqual(body.versions, { tenant: 'none', floor: 'none' });
      });
    }
  });

  describe('on the day', () => {
    const tooFar = [400, ['from', years], ['to', years]];
    const inFarYear = { from: `${far}T09:00:00+09:00`, to: `${far}T12:00:00+09:00` };
    const wrongCode = [
      403,
      'seat-code-wrong',
      'Scan the code on the seat once more. If it stays like this, tell an operations administrator.',
    ];
    const over = [409, 'booking-over', 'Book again if you need a seat.'];
    const wishOf = (more: object) => ({ seatId: floor.seat, ...nine, ...more });
    const query = (more: object) =>
      new URLSearchParams(Object.entries(more).map(([name, value]) => [name, String(value)]));
    /** Booked so early that checking in is still to be done. */
    const booking = () => booked(world, emily, { seat: floor.seats[1], period: nineToTwelve });
    const bookings = async () => (await get('/bookings')).body.items;

    it('names the field of a wish to book, and the years that it may be in', async () => {
      const wrong = [
        await post('/bookings', wishOf(inFarYear)),
        await post('/bookings', wishOf({ to: '1969-12-31T23:59:59Z' })),
        await post('/bookings', wishOf({ to: nine.from })),
        await post('/bookings', wishOf({ from: '2026-10-06T25:00:00+09:00' })),
      ];

      assert.deepEqual(
        wrong.map((answer) => within('body.', saidOf(answer))),
        [
          tooFar,
          [400, ['to', years]],
          [400, ['to', 'must come after from']],
          [400, ['from', 'Invalid ISO datetime']],
        ],
      );
      assert.deepEqual(await bookings(), []);
    });

    it('names the field of a question, and the years that it may be in', async () => {
      const asked = query(inFarYear);
      const rules = query({ ...inFarYear, seatId: floor.seat, personId: 'emily' });
      const { id } = floor.floor;

      const wrong = [
        await get(`/floors/${id}/availability?${asked}`),
        await get(`/floors/${id}/live?${asked}`),
        await get(`/bookings?${asked}`),
        await get(`/admin/floors/${id}/rules?${rules}`),
      ];
      const quota = await get(`/floors/${id}/quota?workday=${far}`);
      const range = await post('/bookings/cancel', { first: far, last: far });

      for (const answer of wrong) assert.deepEqual(within('query.', saidOf(answer)), tooFar);
      assert.deepEqual(within('query.', saidOf(quota)), [400, ['workday', years]]);
      assert.deepEqual(within('body.', saidOf(range)), [400, ['first', years], ['last', years]]);
    });

    it('says which times can be booked where odd milliseconds are wished for', async () => {
      const wrong = [
        await post('/bookings', wishOf({ from: '2026-10-06T09:00:00.001+09:00' })),
        await post('/bookings', wishOf({ to: '2026-10-06T11:59:59.999+09:00' })),
      ];

      for (const answer of wrong) {
        assert.deepEqual(saidOf(answer), [422, 'period-not-offered', 'Choose one of these.']);
        assert.match(answer.body.detail, /Morning \(08:00–12:00\).*times in steps of 5 minutes/);
      }
      assert.deepEqual(await bookings(), []);
    });

    it('takes no seat’s code of another tenant, for nothing', async () => {
      await operated(world, floor.floor.id, { own: { checkInMode: 'at-seat' } });
      const { id } = await booking();
      const theirs = await aFloor(world, { tenant: contoso });
      const { codes } = given(
        await world.useCases.seeSeatCodes(anAdministrator(contoso), theirs.floor.id),
      );
      const code = codes[0]?.code ?? assert.fail();
      world.clock.set(at('2026-10-06T08:30:00+09:00'));

      const wrong = [
        await post(`/bookings/${id}/check-in`, { code }),
        await post(`/bookings/${id}/move`, { seatId: floor.seat, code }),
        await post('/bookings', wishOf({ code })),
      ];

      for (const answer of wrong) assert.deepEqual(saidOf(answer), wrongCode);
      assert.deepEqual(
        (await bookings()).map((one: { seatName: string; state: string }) => [
          one.seatName,
          one.state,
        ]),
        [['S-2', 'booked']],
      );
    });

    it('does nothing about yesterday', async () => {
      await operated(world, floor.floor.id, { own: { checkInMode: 'anywhere' } });
      const { id } = await booking();
      world.clock.set(at('2026-10-07T10:00:00+09:00'));

      const wrong = [
        await post(`/bookings/${id}/check-in`, {}),
        await post(`/bookings/${id}/late`, {}),
        await post(`/bookings/${id}/move`, { seatId: floor.seat }),
        await post(`/bookings/${id}/release`, {}),
        await post(`/bookings/${id}/cancel`, {}),
      ];

      for (const answer of wrong) assert.deepEqual(saidOf(answer), over);
    });
  });
});

/** Paths from the change on. */
const within = (root: string, said: readonly unknown[]) =>
  said.map((one) =>
    Array.isArray(one) ? [String(one[0]).replace(root, ''), ...one.slice(1)] : one,
  );
