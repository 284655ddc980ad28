import assert from 'node:assert/strict';
import { configScope, floorOperationId } from '../../api/src/application/scopes.ts';
import { nothingSet, type OwnOperationSettings } from '../../api/src/domain/operation.ts';
import {
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorld,
  given,
  knownPeople,
  midori,
} from '../support/world.ts';

const ada = anActor('ada');
const hour = 3_600_000;
/** Monday noon; nights begin at six in the morning. */
const monday = '2026-10-05T12:00:00+09:00';

async function aNightFloor(own: OwnOperationSettings) {
  const world = await aWorld(monday);
  await knownPeople(world, ada);
  const floor = await aFloor(world, { dayStartsAt: '06:00' });
  const id = floorOperationId(floor.floor.id);
  const changed = { changedBy: anAdministrator().person, changedAt: 0 };
  const body = { v: 1, floor: { ...nothingSet, own }, zones: {}, seats: {}, ...changed };
  await world.stores
    .forTenant(midori)
    .commit(configScope, [{ kind: 'put', item: { id, type: 'floor-operation', k1: id, body } }]);
  return { ...world, ...floor };
}

function book({ useCases, seat }: Awaited<ReturnType<typeof aNightFloor>>, from: string) {
  const start = Date.parse(`2026-10-${from}:00+09:00`);
  return useCases.bookSeat(ada, { seat, period: { start, end: start + hour }, key: aKey() });
}

describe('quotas where the day begins at six (B4)', () => {
  it('count the small hours with the day before, which may be another week and month', async () => {
    const on = await aNightFloor({ quota: { perDay: 1, perWeek: 2 } });
    const used = async (from: string) => {
      const answer = await book(on, from);
      if (answer.ok) return answer.value.booking.workday;
      return answer.refusal.code === 'quota-reached' ? answer.refusal.use : answer.refusal;
    };

    assert.equal(await used('11T20:00'), '2026-10-11');
    // Monday by the calendar, the night of Sunday on the floor.
    assert.deepEqual(await used('12T02:00'), {
      span: 'perDay',
      most: 1,
      used: 1,
      first: '2026-10-11',
      last: '2026-10-11',
    });
    assert.equal(await used('12T06:00'), '2026-10-12');
    assert.equal(await used('10T22:00'), '2026-10-10');
    assert.deepEqual(await used('09T22:00'), {
      span: 'perWeek',
      most: 2,
      used: 2,
      first: '2026-10-05',
      last: '2026-10-11',
    });
    assert.equal(await used('14T05:00'), '2026-10-13');
    await on.stores.close();
  });

  it('are given back by cancelling and not by leaving early', async () => {
    const on = await aNightFloor({ quota: { perMonth: 1 } });
    const first = given(await book(on, '06T22:00'));
    const codeOf = async (from: string) => {
      const answer = await book(on, from);
      return answer.ok ? answer.value.booking.id : answer.refusal.code;
    };

    assert.equal(await codeOf('08T22:00'), 'quota-reached');
    given(await on.useCases.cancelBooking(ada, first.booking.id));
    const second = given(await book(on, '08T22:00'));
    given(await on.useCases.releaseBooking(ada, second.booking.id));

    assert.equal(await codeOf('08T22:00'), 'quota-reached');
    assert.equal(await codeOf('06T22:00'), 'quota-reached');
    await on.stores.close();
  });
});
