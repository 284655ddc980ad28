import assert from 'node:assert/strict';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { documentForms } from '../../api/src/application/document-forms.ts';
import type { GrantBody } from '../../api/src/application/documents.ts';
import { findPeopleWith } from '../../api/src/application/find-people.ts';
import type { RsiIdentity } from '../../api/src/application/ports.ts';
import { versionedStores } from '../../api/src/application/versioned-stores.ts';
import { personId } from '../../api/src/domain/ids.ts';
import type { GrantableRole } from '../../api/src/domain/roles.ts';
import { countedStores } from '../support/counted-stores.ts';
import {
  aClock,
  anActor,
  anAdministrator,
  at,
  aWorld,
  contoso,
  given,
  knownPeople,
  midori,
  type TestWorld,
} from '../support/world.ts';

const system = anAdministrator();
const yumi = anActor('yumi', midori, ['account-administrator', 'general']);
const naoki = anActor('naoki', midori, ['operations-administrator', 'general']);
const ada = anActor('ada');
const account: readonly GrantableRole[] = ['account-administrator'];
const both: readonly GrantableRole[] = ['account-administrator', 'operations-administrator'];

const anIdentity = (name: string, facts: Partial<RsiIdentity> = {}): RsiIdentity => ({
  tenant: midori,
  tenantName: 'みどり商事',
  person: personId(name),
  name,
  mail: `${name}@midori.example`,
  groups: [],
  isCompanyAdministrator: false,
  isEntitled: true,
  ...facts,
});

describe('the administrators of a tenant (4.3)', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld('2026-10-05T09:00:00+09:00');
    await knownPeople(world, system, yumi, naoki, ada);
  });
  afterEach(() => world.stores.close());

  const grant = async (to: typeof ada, roles: readonly GrantableRole[], by = system) =>
    given(await world.useCases.grantRoles(by, { person: to.person, roles }));
  const seen = async () => given(await world.useCases.seeAdministrators(yumi));

  it('says who holds what since when and by whom; a role that stays keeps its day', async () => {
    await grant(yumi, account);
    world.clock.set(at('2026-10-06T09:00:00+09:00'));
    await grant(yumi, both);

    const [one, ...more] = await seen();

    assert.deepEqual(more, []);
    assert.equal(one?.person.name, 'yumi さん');
    assert.deepEqual(
      one?.roles.map(({ role, since, by }) => [role, since, by.name]),
      [
        ['account-administrator', at('2026-10-05T09:00:00+09:00'), 'admin さん'],
        ['operations-administrator', at('2026-10-06T09:00:00+09:00'), 'admin さん'],
      ],
    );
  });

  it('tells of system administrators as RSI did, and forgets them as RSI does (4.3-b)', async () => {
    const { recordPerson } = world.useCases;
    const names = async () =>
      (await seen()).map(({ person, isSystemAdministrator }) => [
        person.name,
        isSystemAdministrator,
      ]);

    await recordPerson(anIdentity('masahiko', { isCompanyAdministrator: true }));
    const while_ = await names();
    await world.useCases.setPreferences(anActor('masahiko'), { visibility: 'nobody' });
    const hidden = await names();
    await recordPerson(anIdentity('masahiko'));

    assert.deepEqual(while_, [['masahiko', true]]);
    assert.deepEqual(hidden, while_);
    assert.deepEqual(await names(), []);
  });

  it('writes every change down, the newest first, page by page, and nothing that is no change', async () => {
    await grant(ada, account);
    await grant(ada, account);
    for (let time = 0; time < 30; time += 1) {
      await grant(ada, both);
      await grant(ada, []);
    }

    const first = given(await world.useCases.seeRoleChanges(yumi));
    const second = given(await world.useCases.seeRoleChanges(yumi, first.next));

    assert.deepEqual([first.changes.length, second.changes.length], [50, 11]);
    assert.equal(second.next, undefined);
    const { key: _, ...oldest } = second.changes.at(-1) ?? assert.fail();
    assert.deepEqual(oldest, {
      at: world.clock.now(),
      by: { id: system.person, name: 'admin さん', mail: 'admin@midori.example' },
      person: { id: ada.person, name: 'ada さん', mail: 'ada@midori.example' },
      before: [],
      after: account,
    });
    assert.deepEqual([first.changes[0]?.before, first.changes[0]?.after], [both, []]);
  });

  it('is told to those who manage administrators and to nobody else (4.3-d, 4.3-e)', async () => {
    for (const stranger of [ada, naoki]) {
      const answers = [
        await world.useCases.seeAdministrators(stranger),
        await world.useCases.seeAdministrator(stranger, yumi.person),
        await world.useCases.seeRoleChanges(stranger),
        await world.useCases.findPeople(stranger, 'yumi'),
      ];
      for (const answer of answers)
        assert.equal(!answer.ok && answer.refusal.code, 'not-permitted');
    }
  });

  it('keeps tenants apart in list, history and search (2.3-c)', async () => {
    await grant(ada, account);
    const elsewhere = anAdministrator(contoso);

    const { useCases } = world;
    const list = given(await useCases.seeAdministrators(elsewhere));
    const { changes } = given(await useCases.seeRoleChanges(elsewhere));
    const { people } = given(await useCases.findPeople(elsewhere, 'ada'));

    assert.deepEqual([list, changes, people], [[], [], []]);
  });
});

describe('finding people', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld();
  });
  afterEach(() => world.stores.close());

  const found = async (typed: string) => {
    const { people, isCut } = given(await world.useCases.findPeople(system, typed));
    return { names: people.map(({ person }) => person.name), isCut };
  };

  it('finds by name, reading and mail, with what they hold', async () => {
    const hanako = anIdentity('hanako', { name: '佐藤 花子', reading: 'サトウ ハナコ' });
    await world.useCases.recordPerson(hanako);
    await world.useCases.grantRoles(system, { person: hanako.person, roles: account });

    for (const typed of ['佐藤', '花子', 'ｻﾄ', 'hanako@', '花子 佐']) {
      assert.deepEqual(await found(typed), { names: ['佐藤 花子'], isCut: false }, typed);
    }
    const { people } = given(await world.useCases.findPeople(system, '佐藤'));
    assert.deepEqual(
      people[0]?.roles.map(({ role }) => role),
      account,
    );
  });

  it('forgets a name that is no longer theirs', async () => {
    await world.useCases.recordPerson(
      anIdentity('eve', { name: '鈴木 山田 恵', mail: 'e@x.example' }),
    );
    await world.useCases.recordPerson(anIdentity('eve', { name: 'Eve', mail: 'e@x.example' }));

    assert.deepEqual((await found('鈴木')).names, []);
    assert.deepEqual((await found('山田')).names, []);
    assert.deepEqual((await found('ev')).names, ['Eve']);
  });

  it('finds people whom an older version of the service recorded, from their next login on', async () => {
    const body = {
      v: 1,
      id: 'old',
      name: 'Old Hand',
      mail: 'old@x.example',
      visibility: 'everyone',
    };
    await world.stores
      .forTenant(midori)
      .commit('people', [
        { kind: 'put', item: { id: 'person:old', type: 'person', k1: 'old', body } },
      ]);

    const before = (await found('hand')).names;
    await world.useCases.recordPerson(
      anIdentity('old', { name: 'Old Hand', mail: 'old@x.example' }),
    );

    assert.deepEqual([before, (await found('hand')).names], [[], ['Old Hand']]);
  });

  it('finds nobody by one letter and at most twenty by more, and says that there are more', async () => {
    for (let number = 10; number < 35; number += 1) {
      await world.useCases.recordPerson(anIdentity(`tanaka${number}`));
    }

    assert.deepEqual(await found('t'), { names: [], isCut: false });
    assert.deepEqual(await found(' % '), { names: [], isCut: false });
    const many = await found('tanaka');
    assert.deepEqual([new Set(many.names).size, many.isCut], [20, true]);
    assert.deepEqual(await found('tanaka1'), {
      names: Array.from({ length: 10 }, (_, at) => `tanaka1${at}`),
      isCut: false,
    });
  });

  it('reads no more of a large company than of a small one', async () => {
    for (let number = 100; number < 400; number += 1) {
      await world.useCases.recordPerson(anIdentity(`p${number}`, { name: `Smith ${number}` }));
    }
    const { stores, costs } = countedStores(world.stores);

    given(await findPeopleWith({ stores })(system, 'smith'));
    given(await findPeopleWith({ stores })(system, 'smith 399'));

    assert.ok(costs.queries <= 10, `${costs.queries} queries`);
    assert.ok(costs.reads <= 50, `${costs.reads} reads`);
  });
});

describe('a grant as the first version of its form wrote it', () => {
  it('is held since its last change, by whoever made that', async () => {
    const raw = await openSqliteStores(':memory:', aClock('2026-10-05T09:00:00+09:00'));
    const body = { v: 1, person: 'ada', roles: account, grantedBy: 'bob', grantedAt: 7 };
    await raw
      .forTenant(midori)
      .commit('administrators', [{ kind: 'put', item: { id: 'person:ada', type: 'grant', body } }]);

    const stores = versionedStores(raw, documentForms).forTenant(midori);
    const read = await stores.read<GrantBody>('administrators', 'person:ada');
    await raw.close();

    assert.deepEqual(read?.body, {
      v: 2,
      person: 'ada',
      roles: account,
      grants: { 'account-administrator': { at: 7, by: 'bob' } },
      revision: 1,
    });
  });
});
