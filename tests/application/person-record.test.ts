import assert from 'node:assert/strict';
import type { PersonBody } from '../../api/src/application/documents.ts';
import { recordPersonWith } from '../../api/src/application/person-record.ts';
import { knownTenants } from '../../api/src/application/tenants.ts';
import { personId, tenantId } from '../../api/src/domain/ids.ts';
import { preferencesOf } from '../../api/src/domain/person.ts';
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
    await world.useCases.setPreferences(actor, { visibility: 'nobody' });
    await world.useCases.recordPerson({ ...ada, name: 'Ada King' });
    await world.useCases.recordPerson({ ...ada, name: 'Ada King', mail: 'king@midori.example' });

    const { name, mail, visibility } = await world.useCases.seeMyself(actor);

    assert.deepEqual([name, mail, visibility], ['Ada King', 'king@midori.example', 'nobody']);
  });

  describe('what a person chose', () => {
    const actor = { ...ada, roles: ['general' as const] };
    const chosen = async () => preferencesOf(await world.useCases.seeMyself(actor));

    it('is to be seen by everyone and read times as their locale says, until they choose (A8, E3)', async () => {
      await world.useCases.recordPerson(ada);

      assert.deepEqual(await chosen(), {
        visibility: 'everyone',
        clock: 'locale',
        weekStartsOn: 'locale',
      });
    });

    it('changes by what they say and keeps what they leave out, whatever RSI says later', async () => {
      await world.useCases.recordPerson(ada);
      await world.useCases.setPreferences(actor, { clock: '12-hour', weekStartsOn: 'sunday' });
      await world.useCases.setPreferences(actor, { visibility: 'nobody' });
      await world.useCases.setPreferences(actor, {});
      await world.useCases.recordPerson({ ...ada, name: 'Ada King' });

      assert.deepEqual(await chosen(), {
        visibility: 'nobody',
        clock: '12-hour',
        weekStartsOn: 'sunday',
      });
    });

    it('is read from a document of before there was a choice', async () => {
      await world.useCases.recordPerson(ada);
      const store = world.stores.forTenant(ada.tenant);
      const known = await store.read<PersonBody>('people', 'person:ada');
      assert.ok(known);
      const { etag, ...item } = known;
      const { clock, weekStartsOn, ...older } = item.body;
      const body = { ...older, visibility: 'nobody' };
      await store.commit('people', [{ kind: 'replace', item: { ...item, body }, ifMatch: etag }]);

      assert.deepEqual([clock, weekStartsOn], ['locale', 'locale']);
      assert.deepEqual(await chosen(), {
        visibility: 'nobody',
        clock: 'locale',
        weekStartsOn: 'locale',
      });
    });
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
