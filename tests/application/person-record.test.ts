import assert from 'node:assert/strict';
import { recordPersonWith } from '../../api/src/application/person-record.ts';
import { knownTenants } from '../../api/src/application/tenants.ts';
import { personId, tenantId } from '../../api/src/domain/ids.ts';
import { countedStores } from '../support/counted-stores.ts';
import { aWorld, contoso, midori, type TestWorld } from '../support/world.ts';

const ada = {
  tenant: midori,
  tenantName: 'Midori',
  person: personId('ada'),
  name: 'Ada',
  mail: 'ada@midori.example',
  isCompanyAdministrator: false,
  isEntitled: true,
  groups: [],
};

describe('recordPerson', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld();
  });
  afterEach(() => world.stores.close());

  it('costs a login that tells nothing new one read', async () => {
    const { stores, costs, reset } = countedStores(world.stores);
    const recordPerson = recordPersonWith({ ...world, stores });
    await recordPerson(ada);
    reset();

    await recordPerson(ada);

    assert.deepEqual(costs, { reads: 1, queries: 0, commits: 0, operations: 0 });
  });

  it('keeps a new name and a new mail, and what the person chose here', async () => {
    const actor = { ...ada, roles: ['general' as const] };
    await world.useCases.recordPerson(ada);
    await world.useCases.setVisibility(actor, 'nobody');
    await world.useCases.recordPerson({ ...ada, name: 'Ada King' });
    await world.useCases.recordPerson({ ...ada, name: 'Ada King', mail: 'king@midori.example' });

    const { name, mail, visibility } = await world.useCases.seeMyself(actor);

    assert.deepEqual([name, mail, visibility], ['Ada King', 'king@midori.example', 'nobody']);
  });

  it('puts the tenant on record with its first person, and leaves it so', async () => {
    const firstSeenAt = world.clock.now();
    await world.useCases.recordPerson(ada);
    world.clock.advance(1000);
    await world.useCases.recordPerson({ ...ada, person: personId('bob') });
    await world.useCases.recordPerson({ ...ada, tenant: contoso });

    const { tenants } = await knownTenants(world.stores);

    assert.deepEqual(
      tenants.map(({ tenant, firstSeenAt: seen }) => [tenant, seen]),
      [
        [contoso, firstSeenAt + 1000],
        [midori, firstSeenAt],
      ],
    );
  });

  it('lists all tenants, page after page', async () => {
    for (let at = 0; at < 205; at += 1) {
      await world.useCases.recordPerson({ ...ada, tenant: tenantId(`t${at}`) });
    }

    const first = await knownTenants(world.stores);
    const second = await knownTenants(world.stores, first.cursor);
    const third = await knownTenants(world.stores, second.cursor);

    const all = [first, second, third].flatMap(({ tenants }) => tenants.map((one) => one.tenant));
    assert.equal(new Set(all).size, 205);
    assert.equal(third.cursor, undefined);
  });
});
