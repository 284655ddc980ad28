import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decideGrant, type GrantWish } from '../../api/src/domain/grant.ts';
import { personId } from '../../api/src/domain/ids.ts';
import { type GrantableRole, grantableRoles, mayDo, rolesOf } from '../../api/src/domain/roles.ts';

const people = ['ada', 'ben', 'cho', 'dai'].map(personId);
const someRoles = fc.subarray([...grantableRoles]);
const aWish = fc.record<GrantWish>({
  actor: fc.record({
    person: fc.constantFrom(...people),
    roles: fc
      .record({ isCompanyAdministrator: fc.boolean(), granted: someRoles })
      .map((facts) => rolesOf(facts)),
  }),
  person: fc.constantFrom(...people),
  before: someRoles,
  after: someRoles,
  otherAccountAdministrators: fc.nat(2),
  isSystemAdministratorKnown: fc.boolean(),
});

type Tenant = { readonly granted: ReadonlyMap<string, readonly GrantableRole[]> };

const accountAdministratorsOf = ({ granted }: Tenant) =>
  people.filter((person) => granted.get(person)?.includes('account-administrator'));

/** One change after the other, each by the rules, as the tenant stands at that moment. */
function afterChanges(
  changes: readonly { actor: number; person: number; after: readonly GrantableRole[] }[],
  facts: { readonly systemAdministrator: number | undefined },
): { readonly tenant: Tenant; readonly selfMade: number } {
  let selfMade = 0;
  const granted = new Map<string, readonly GrantableRole[]>([[people[0] ?? '', grantableRoles]]);
  for (const { actor: by, person: of, after } of changes) {
    const [actor = people[0], person = people[0]] = [people[by], people[of]];
    if (!actor || !person) continue;
    const before = granted.get(person) ?? [];
    const isCompanyAdministrator = by === facts.systemAdministrator;
    const decided = decideGrant({
      actor: {
        person: actor,
        roles: rolesOf({ isCompanyAdministrator, granted: granted.get(actor) ?? [] }),
      },
      person,
      before,
      after,
      otherAccountAdministrators: accountAdministratorsOf({ granted }).filter(
        (holder) => holder !== person,
      ).length,
      isSystemAdministratorKnown: facts.systemAdministrator !== undefined,
    });
    if (!decided.ok) continue;
    if (actor === person && decided.value.join() !== before.join()) selfMade += 1;
    granted.set(person, decided.value);
  }
  return { tenant: { granted }, selfMade };
}

describe('who may grant which role (4.3-d)', () => {
  const refusalOf = (wish: GrantWish) => {
    const decided = decideGrant(wish);
    return decided.ok ? undefined : decided.refusal.code;
  };
  const [ada, ben] = [personId('ada'), personId('ben')];
  const byAda: GrantWish = {
    actor: { person: ada, roles: ['account-administrator', 'general'] },
    person: ben,
    before: ['account-administrator'],
    after: [],
    otherAccountAdministrators: 1,
    isSystemAdministratorKnown: false,
  };

  it('asks for the permission before it says anything else', () => {
    fc.assert(
      fc.property(aWish, (wish) => {
        const isPermitted = mayDo(wish.actor.roles, 'manage-administrators');

        assert.equal(refusalOf(wish) === 'not-permitted', !isPermitted);
      }),
    );
  });

  it('never lets anybody change their own roles, a system administrator neither', () => {
    fc.assert(
      fc.property(aWish, (wish) => {
        const decided = decideGrant({ ...wish, person: wish.actor.person });

        if (decided.ok) assert.deepEqual([...decided.value].sort(), [...wish.before].sort());
      }),
    );
    assert.equal(refusalOf({ ...byAda, person: ada }), 'self-removal');
    assert.equal(refusalOf({ ...byAda, person: ada, after: grantableRoles }), 'self-grant');
  });

  it('keeps the last account administrator unless a system administrator is known', () => {
    const last = { ...byAda, otherAccountAdministrators: 0 };

    assert.equal(refusalOf(last), 'last-account-administrator');
    assert.equal(refusalOf({ ...last, isSystemAdministratorKnown: true }), undefined);
    assert.equal(refusalOf({ ...last, after: ['account-administrator'] }), undefined);
    assert.equal(refusalOf(byAda), undefined);
  });

  it('answers roles that can be granted and were asked for, and no others (4.3-b)', () => {
    fc.assert(
      fc.property(aWish, (wish) => {
        const decided = decideGrant(wish);

        if (decided.ok) assert.deepEqual([...decided.value].sort(), [...wish.after].sort());
      }),
    );
  });

  it('leaves every tenant somebody who manages administrators, whatever was tried', () => {
    const changes = fc.array(fc.record({ actor: fc.nat(3), person: fc.nat(3), after: someRoles }), {
      maxLength: 30,
    });
    const systemAdministrator = fc.option(fc.nat(3), { nil: undefined });
    fc.assert(
      fc.property(changes, systemAdministrator, (tried, system) => {
        const { tenant, selfMade } = afterChanges(tried, { systemAdministrator: system });

        assert.ok(system !== undefined || accountAdministratorsOf(tenant).length > 0);
        assert.equal(selfMade, 0);
      }),
    );
  });
});
