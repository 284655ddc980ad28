import assert from 'node:assert/strict';
import { isCodeOfSeat } from '../../api/src/application/seat-codes.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import {
  aFloor,
  aKey,
  anAdministrator,
  aWorld,
  contoso,
  given,
  type TestWorld,
} from '../support/world.ts';

const admin = anAdministrator();

describe('codes of seats', () => {
  let world: TestWorld;
  let floor: Awaited<ReturnType<typeof aFloor>>;
  beforeEach(async () => {
    world = await aWorld();
    floor = await aFloor(world);
  });
  afterEach(() => world.stores.close());

  const codes = async (of = floor, actor: Actor = admin) =>
    given(await world.useCases.seeSeatCodes(actor, of.floor.id)).codes;
  const renew = (key: string) =>
    world.useCases.renewSeatCodes(admin, { floor: floor.floor.id, key });
  const fits = (seat: typeof floor.seat, code = '', tenant = admin.tenant) =>
    isCodeOfSeat(world.stores.forTenant(tenant), world.ids, { seat, code });

  it('are ten letters and digits each, all different, and the same whenever they are asked for', async () => {
    const [first, second] = [await codes(), await codes()];

    assert.deepEqual(second, first);
    assert.deepEqual(
      first.map(({ seat }) => seat.id),
      floor.seats,
    );
    assert.equal(new Set(first.map(({ code }) => code)).size, floor.seats.length);
    for (const { code } of first) assert.match(code, /^[a-z2-7]{10}$/);
  });

  it('are made once by two who ask at the same time', async () => {
    const [first, second] = await Promise.all([codes(), codes()]);

    assert.deepEqual(second, first);
  });

  it('fit their own seat alone, and neither another floor’s nor another tenant’s', async () => {
    const upstairs = await aFloor(world, { name: '13F' });
    const theirs = await aFloor(world, { tenant: contoso });
    const [own] = await codes();
    const [above] = await codes(upstairs);
    const [foreign] = await codes(theirs, anAdministrator(contoso));

    const fitting = await Promise.all([
      fits(floor.seat, own?.code),
      fits(floor.seats[1] ?? floor.seat, own?.code),
      fits(floor.seat, above?.code),
      fits(floor.seat, foreign?.code),
      fits(theirs.seat, foreign?.code),
      fits(theirs.seat, foreign?.code, contoso),
    ]);

    assert.deepEqual(fitting, [true, false, false, false, false, true]);
  });

  it('fit only as a whole', async () => {
    const [own] = await codes();
    assert.ok(own);
    const { code } = own;
    const altered = [
      code.slice(0, 9),
      `${code}a`,
      `2${code}`,
      code.toUpperCase(),
      '',
      'a'.repeat(10),
    ];

    const fitting = await Promise.all(altered.map((other) => fits(floor.seat, other)));

    assert.deepEqual(
      fitting,
      altered.map(() => false),
    );
  });

  it('fit no seat of a floor whose codes nobody asked for', async () => {
    assert.equal(await fits(floor.seat, 'a'.repeat(10)), false);
  });

  it('are worth nothing once they are renewed', async () => {
    const [before] = await codes();
    const renewed = given(await renew(aKey())).codes;

    assert.equal(await fits(floor.seat, before?.code), false);
    assert.equal(await fits(floor.seat, renewed[0]?.code), true);
    assert.deepEqual(await codes(), renewed);
  });

  it('are renewed once however often that is asked with one key, also after another renewal', async () => {
    const [first, second] = [aKey(), aKey()];
    await renew(first);
    const newest = given(await renew(second)).codes;
    const repeated = await Promise.all([renew(first), renew(second), renew(second)]);

    assert.deepEqual(
      repeated.map((again) => given(again).codes),
      [newest, newest, newest],
    );
  });

  it('are not renewed by a key that stood for something else', async () => {
    const key = aKey();
    const upstairs = await aFloor(world, { name: '13F' });
    given(await world.useCases.renewSeatCodes(admin, { floor: upstairs.floor.id, key }));

    assert.deepEqual(await renew(key), { ok: false, refusal: { code: 'key-reused' } });
  });

  it('are there of published floors of one’s own tenant alone', async () => {
    const theirs = await aFloor(world, { tenant: contoso });
    const missing = { ok: false, refusal: { code: 'not-found', what: 'floor' } };
    const floorOfTheirs = { floor: theirs.floor.id, key: aKey() };

    assert.deepEqual(await world.useCases.seeSeatCodes(admin, theirs.floor.id), missing);
    assert.deepEqual(await world.useCases.renewSeatCodes(admin, floorOfTheirs), missing);
  });
});
