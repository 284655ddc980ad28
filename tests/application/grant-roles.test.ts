import assert from 'node:assert/strict';
import { readGrants } from '../../api/src/application/session.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { anActor, aWorld, contoso, given, midori, type TestWorld } from '../support/world.ts';

const yumi = anActor('yumi', midori, ['account-administrator', 'general']);
const naoki = anActor('naoki', midori, ['operations-administrator', 'general']);
const ada = anActor('ada');

describe('granting roles (4.3-d)', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld();
  });
  afterEach(() => world.stores.close());

  const grant = (by: Actor, to: Actor) =>
    world.useCases.grantRoles(by, { person: to.person, roles: ['operations-administrator'] });

  it('gives a colleague exactly these roles, in this tenant alone', async () => {
    given(await grant(yumi, ada));

    assert.deepEqual(await readGrants(world.stores, midori, ada.person), [
      'operations-administrator',
    ]);
    assert.deepEqual(await readGrants(world.stores, contoso, ada.person), []);
  });

  it('is for account and system administrators, and nobody grants themselves anything', async () => {
    const tries = [await grant(naoki, ada), await grant(ada, ada), await grant(yumi, yumi)];

    for (const refused of tries) {
      assert.equal(!refused.ok && refused.refusal.code, 'not-permitted');
    }
    assert.deepEqual(await readGrants(world.stores, midori, yumi.person), []);
  });
});
