import assert from 'node:assert/strict';
import type { RsiIdentity } from '../../api/src/application/ports.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { aMovableRsi } from '../support/rsi.ts';
import { credentialsOf, identityOf, signedIn } from '../support/signed-in.ts';
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
} from '../support/world.ts';

const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');

/** RSI's tenant alone says whose somebody is: no mail address, no name, no id that two tenants share. */
describe('whose a person is', () => {
  let world: TestWorld;
  let rsi: ReturnType<typeof aMovableRsi>['rsi'];
  beforeEach(async () => {
    const movable = aMovableRsi();
    rsi = movable.rsi;
    world = await aWorld('2026-10-05T09:00:00+09:00', movable.port);
  });
  afterEach(() => world.stores.close());

  const ada = (tenant = midori) => anActor('ada', tenant);

  /** A login at which RSI says this; answers who asks from then on. */
  async function loginAs(identity: RsiIdentity): Promise<Actor> {
    await world.useCases.recordPerson(identity);
    await world.useCases.recordEntitlement(identity, credentialsOf(identity));
    const session = await world.useCases.resolveSession(
      await world.useCases.openSession({ tenant: identity.tenant, person: identity.person }),
    );
    assert.ok(session);
    return session.actor;
  }

  it('is told by the tenant, not by the mail address or the name (2.3-d)', async () => {
    const mail = 'ada@shared.example';
    const mine = await loginAs({ ...identityOf(ada()), mail, name: 'Ada' });
    const theirs = await loginAs({ ...identityOf(ada(contoso)), mail, name: 'Ada' });
    const floor = await aFloor(world);

    const wish = { seat: floor.seat, period: morning, key: aKey() };
    const { booking } = given(await world.useCases.bookSeat(mine, wish));

    assert.deepEqual(await world.useCases.listBookings(theirs, {}), []);
    assert.deepEqual(await world.useCases.seeFloors(theirs), []);
    assert.equal((await world.useCases.seeBooking(theirs, booking.id)).ok, false);
    given(await world.useCases.setPreferences(theirs, { visibility: 'nobody' }));
    assert.equal((await world.useCases.seeMyself(mine)).visibility, 'everyone');
    assert.equal((await world.useCases.seeMyself(theirs)).visibility, 'nobody');
  });

  it('changes with RSI: what they made stays, the old session ends, the new login sees none of it (2.3-e)', async () => {
    await knownPeople(world, ada(), anActor('lucas'));
    const floor = await aFloor(world);
    const secret = await signedIn(world, ada());
    const wish = { seat: floor.seat, period: morning, key: aKey() };
    const { booking } = given(await world.useCases.bookSeat(ada(), wish));
    rsi.answer = async () => identityOf(ada(contoso));
    world.clock.advance(90_000);

    const oldSession = await world.useCases.resolveSession(secret);
    const now = await loginAs(identityOf(ada(contoso)));
    const seen = await world.useCases.seeBooking(now, booking.id);
    const listed = await world.useCases.listBookings(now, {});
    const floors = await world.useCases.seeFloors(now);
    const [seat] = given(
      await world.useCases.seeAvailability(anActor('lucas'), {
        floor: floor.floor.id,
        period: morning,
      }),
    ).seats;

    assert.equal(oldSession, undefined);
    assert.deepEqual([now.tenant, seen.ok, listed, floors], [contoso, false, [], []]);
    assert.equal(seat?.state, 'taken');
  });
});
