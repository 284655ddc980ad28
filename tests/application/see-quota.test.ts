import assert from 'node:assert/strict';
import { floorId } from '../../api/src/domain/ids.ts';
import { operated } from '../support/operated.ts';
import {
  aFloor,
  aKey,
  anActor,
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

describe('how much of a quota is used (B4)', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld('2026-10-07T09:00:00+09:00');
    await knownPeople(world, ada);
    floor = await aFloor(world);
  });
  afterEach(() => world.stores.close());

  const book = async (day: string, from = '10:00', to = '12:00') => {
    const period = between(`2026-10-${day}T${from}:00+09:00`, `2026-10-${day}T${to}:00+09:00`);
    const wish = { seat: floor.seat, period, key: aKey() };
    return given(await world.useCases.bookSeat(ada, wish)).booking;
  };
  const see = async (day?: string) =>
    given(
      await world.useCases.seeQuota(ada, {
        floor: floor.floor.id,
        ...(day ? { workday: workday(`2026-10-${day}`) } : {}),
      }),
    );
  const week = { first: '2026-10-05', last: '2026-10-11' };

  it('is nothing where none is set', async () => {
    await book('07');

    assert.deepEqual(await see(), []);
  });

  it('is counted around today where no workday is named: two of three this week', async () => {
    await operated(world, floor.floor.id, { own: { quota: { perWeek: 3, perMonth: 9 } } });
    await book('07');
    await book('09');
    await book('12');

    assert.deepEqual(await see(), [
      { span: 'perWeek', most: 3, used: 2, ...week, setAt: 'floor' },
      {
        ...{ span: 'perMonth', most: 9, used: 3, setAt: 'floor' },
        ...{ first: '2026-10-01', last: '2026-10-31' },
      },
    ]);
  });

  it('is counted around the workday that is named', async () => {
    await operated(world, floor.floor.id, { own: { quota: { perWeek: 3, perDay: 2 } } });
    await book('12');
    await book('12', '13:00', '14:00');

    assert.deepEqual(
      (await see('12')).map(({ span, used, first, last }) => [span, used, first, last]),
      [
        ['perDay', 2, '2026-10-12', '2026-10-12'],
        ['perWeek', 2, '2026-10-12', '2026-10-18'],
      ],
    );
  });

  it('gives back what was cancelled, and not what was left early', async () => {
    await operated(world, floor.floor.id, { own: { quota: { perWeek: 3 } } });
    const cancelled = await book('08');
    const left = await book('09');
    await world.useCases.cancelBooking(ada, cancelled.id);
    await world.useCases.releaseBooking(ada, left.id);

    assert.deepEqual(
      (await see()).map(({ used }) => used),
      [1],
    );
  });

  it('is the strictest of my groups, which it names', async () => {
    await world.useCases.recordPerson({
      ...{
        tenant: midori,
        tenantName: 'Midori',
        person: ada.person,
        name: 'Ada',
        mail: 'a@m.example',
      },
      ...{ groups: ['営業', '嘱託'], isCompanyAdministrator: false, isEntitled: true },
    });
    await operated(world, floor.floor.id, {
      own: {
        quota: { perWeek: 5 },
        groupRules: [
          { group: '営業', quota: { perWeek: 3 } },
          { group: '嘱託', quota: { perWeek: 2 } },
          { group: '役員', quota: { perWeek: 1 } },
        ],
      },
    });

    const seen = await see();

    assert.deepEqual(
      seen.map(({ most, setAt, group }) => [most, setAt, group]),
      [[2, 'floor', '嘱託']],
    );
  });

  it('says of a full quota what booking says', async () => {
    await operated(world, floor.floor.id, { own: { quota: { perWeek: 1 } } });
    await book('07');
    const period = between('2026-10-08T10:00:00+09:00', '2026-10-08T12:00:00+09:00');
    const refused = await world.useCases.bookSeat(ada, { seat: floor.seat, period, key: aKey() });
    const [seen] = await see('08');
    assert.ok(seen && !refused.ok && refused.refusal.code === 'quota-reached');
    const { setAt, ...use } = seen;

    assert.deepEqual(refused.refusal.use, use);
    assert.equal(refused.refusal.setAt, setAt);
  });

  it('is not told of another tenant’s floor, nor of one that is not there', async () => {
    const theirs = await aFloor(world, { tenant: contoso });
    const missing = { ok: false, refusal: { code: 'not-found', what: 'floor' } };

    for (const id of [theirs.floor.id, floorId('nowhere')]) {
      assert.deepEqual(await world.useCases.seeQuota(ada, { floor: id }), missing);
    }
  });
});
