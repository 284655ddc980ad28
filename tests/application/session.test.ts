import assert from 'node:assert/strict';
import { administratorsScope } from '../../api/src/application/scopes.ts';
import { signedIn } from '../support/signed-in.ts';
import { anActor, aWorld, midori, type TestWorld } from '../support/world.ts';

const hour = 3_600_000;
const ada = anActor('ada');
describe('a session (2.2.1-c, -d)', () => {
  let world: TestWorld;
  let secret: string;
  beforeEach(async () => {
    world = await aWorld();
    secret = await signedIn(world, ada);
  });
  afterEach(() => world.stores.close());

  const resolve = () => world.useCases.resolveSession(secret);

  it('says who it belongs to', async () => {
    const endsAt = world.clock.now() + 8 * hour;
    const confirmedUntil = world.clock.now() + 60_000;

    assert.deepEqual(await resolve(), { actor: ada, tenantName: midori, endsAt, confirmedUntil });
    assert.equal(await world.useCases.resolveSession(`${secret.slice(0, -1)}x`), undefined);
  });

  it('ends eight hours after the last request', async () => {
    world.clock.advance(7.9 * hour);
    const late = await resolve();
    world.clock.advance(7.9 * hour);
    const later = await resolve();
    world.clock.advance(8 * hour);
    const tooLate = await resolve();

    assert.deepEqual([late !== undefined, later !== undefined, tooLate], [true, true, undefined]);
  });

  it('ends a day after sign-in, however busy', async () => {
    for (let hours = 0; hours < 23; hours += 1) {
      world.clock.advance(hour);
      assert.ok(await resolve());
    }
    world.clock.advance(hour);

    assert.equal(await resolve(), undefined);
  });

  it('is stored without its secret', async () => {
    const { items } = await world.stores.changes(undefined, 100);

    assert.equal(JSON.stringify(items).includes(secret), false);
  });

  it('gains and loses granted roles at once, and never a system administrator from the store (4.3-b)', async () => {
    const grant = (roles: readonly string[]) =>
      world.stores.forTenant(midori).commit(administratorsScope, [
        {
          kind: 'put',
          item: {
            id: `person:${ada.person}`,
            type: 'grant',
            body: { v: 2, person: ada.person, roles },
          },
        },
      ]);

    await grant(['operations-administrator', 'system-administrator']);
    const granted = await resolve();
    await grant([]);
    const revoked = await resolve();

    assert.deepEqual(granted?.actor.roles, ['operations-administrator', 'general']);
    assert.deepEqual(revoked?.actor.roles, ['general']);
  });

  it('is over after sign-out', async () => {
    await world.useCases.endSession(secret);

    assert.equal(await resolve(), undefined);
  });
});
