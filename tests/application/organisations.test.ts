import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  connectOrganisationWith,
  tenantOfOrganisation,
} from '../../api/src/application/organisations.ts';
import { parseOrganisation } from '../../api/src/domain/organisation.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import type { Decided } from '../../api/src/domain/refusal.ts';
import type { Role } from '../../api/src/domain/roles.ts';
import { aroundCommits } from '../support/around-commits.ts';
import {
  anActor,
  anAdministrator,
  aWorld,
  contoso,
  given,
  knownPeople,
  midori,
  type TestWorld,
} from '../support/world.ts';

const ofMidori = anAdministrator();
const ofContoso = anAdministrator(contoso);
const organisation = organisationCalled('9c1f8a4e-0000-4000-8000-0000000000aa');
const since = Date.parse('2026-10-05T09:00:00+09:00');

function organisationCalled(text: string) {
  const parsed = parseOrganisation(text);
  assert.ok(parsed);
  return parsed;
}

const numbered = (number: number) =>
  organisationCalled(`9c1f8a4e-0000-4000-8000-${String(number).padStart(12, '0')}`);

const codeOf = (decided: Decided<unknown>) => (decided.ok ? 'granted' : decided.refusal.code);

describe('Microsoft 365 organisations', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await aWorld();
    await knownPeople(world, ofMidori, ofContoso);
  });
  afterEach(() => world.stores.close());

  const connect = (actor: Actor, wanted = organisation) =>
    world.useCases.connectOrganisation(actor, wanted);
  const disconnect = (actor: Actor) => world.useCases.disconnectOrganisation(actor, organisation);
  const owner = (text: string = organisation) => tenantOfOrganisation(world, text);
  const listed = async (actor: Actor) =>
    given(await world.useCases.seeOrganisations(actor)).map((seen) => seen.organisation);

  it('belong to the tenant whose system administrator connected them, and say since when and by whom', async () => {
    given(await connect(ofMidori));

    const seen = given(await world.useCases.seeOrganisations(ofMidori));

    const by = { id: ofMidori.person, name: 'admin さん', mail: 'admin@midori.example' };
    assert.deepEqual(seen, [{ organisation, since, by }]);
    assert.equal(await owner(), midori);
  });

  it('are one organisation however their id is written, and nothing else is any', async () => {
    given(await connect(ofMidori));

    const written = ['9C1F8A4E-0000-4000-8000-0000000000AA', ` ${organisation} `];
    const others = [
      '',
      'common',
      '../tenants',
      `{${organisation}}`,
      `${organisation}0`,
      numbered(1),
    ];

    assert.deepEqual(await Promise.all(written.map(owner)), [midori, midori]);
    assert.deepEqual(
      await Promise.all(others.map(owner)),
      others.map(() => undefined),
    );
  });

  it('stay as they are when they are connected again', async () => {
    given(await connect(ofMidori));
    world.clock.advance(60_000);

    const again = given(await connect(ofMidori));

    assert.equal(again.since, since);
    assert.deepEqual(await listed(ofMidori), [organisation]);
  });

  it('are refused to another tenant, which learns nothing but that (2.3-c)', async () => {
    given(await connect(ofMidori));

    const taken = await connect(ofContoso);
    const ended = await disconnect(ofContoso);
    const never = await world.useCases.disconnectOrganisation(ofContoso, numbered(7));

    assert.deepEqual(taken, {
      ok: false,
      refusal: { code: 'organisation-connected-elsewhere' },
    });
    assert.deepEqual(ended, never);
    assert.equal(codeOf(ended), 'not-found');
    assert.deepEqual(await listed(ofContoso), []);
    assert.equal(await owner(), midori);
  });

  it('are free for another tenant once they were disconnected', async () => {
    given(await connect(ofMidori));

    given(await disconnect(ofMidori));
    const between = await owner();
    given(await connect(ofContoso));

    assert.equal(between, undefined);
    assert.equal(await owner(), contoso);
    assert.deepEqual(await listed(ofMidori), []);
    assert.deepEqual(await listed(ofContoso), [organisation]);
  });

  it('are connected, disconnected and seen by system administrators alone (4.3-c)', async () => {
    given(await connect(ofMidori));
    const others: readonly Role[][] = [
      ['account-administrator', 'general'],
      ['operations-administrator', 'general'],
      ['general'],
    ];

    for (const roles of others) {
      const actor = anActor('yumi', midori, roles);
      const codes = [
        await connect(actor, numbered(2)),
        await disconnect(actor),
        await world.useCases.seeOrganisations(actor),
      ].map(codeOf);
      assert.deepEqual(codes, Array(3).fill('not-permitted'));
    }
    assert.equal(await owner(), midori);
  });

  it('are ten of a tenant at most, so that nobody collects those of others', async () => {
    for (let at = 0; at < 10; at += 1) given(await connect(ofMidori, numbered(at)));

    const eleventh = await connect(ofMidori);

    assert.deepEqual(eleventh, {
      ok: false,
      refusal: { code: 'too-many-organisations', most: 10 },
    });
    assert.equal((await listed(ofMidori)).length, 10);
  });

  it('belong to one tenant when two connect them at once', async () => {
    let isFirst = true;
    const stores = aroundCommits(world.stores, (commit) => async (scope, operations) => {
      if (isFirst) given(await connect(ofContoso));
      isFirst = false;
      return commit(scope, operations);
    });

    const late = await connectOrganisationWith({ ...world, stores })(ofMidori, organisation);

    assert.equal(codeOf(late), 'organisation-connected-elsewhere');
    assert.equal(await owner(), contoso);
    assert.deepEqual(await listed(ofMidori), []);
  });

  it('are what the last of any connects and disconnects made them', async () => {
    const deed = fc.record({
      of: fc.constantFrom(ofMidori, ofContoso),
      does: fc.constantFrom(connect, disconnect),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 8 }), async (deeds) => {
        const before = await owner();
        let expected = before;
        for (const { of, does } of deeds) {
          await does(of);
          if (does === connect) expected ??= of.tenant;
          else if (expected === of.tenant) expected = undefined;
        }

        assert.equal(await owner(), expected);
        assert.equal((await listed(ofMidori)).length, expected === midori ? 1 : 0);
        assert.equal((await listed(ofContoso)).length, expected === contoso ? 1 : 0);
      }),
      { numRuns: 40 },
    );
  });
});
