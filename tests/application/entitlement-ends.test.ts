import assert from 'node:assert/strict';
import type { PersonBody } from '../../api/src/application/documents.ts';
import {
  EntitlementUnconfirmed,
  recordEntitlementWith,
} from '../../api/src/application/entitlement.ts';
import { readEntitlement } from '../../api/src/application/entitlement-record.ts';
import { RsiDenied, RsiUnreachable } from '../../api/src/application/ports.ts';
import { peopleScope } from '../../api/src/application/scopes.ts';
import { SecretUnreadable } from '../../api/src/application/secrets.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { countedStores } from '../support/counted-stores.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { aMovableRsi, withdrawn } from '../support/rsi.ts';
import { credentialsOf, identityOf, signedIn } from '../support/signed-in.ts';
import { anActor, aWorld, type TestWorld } from '../support/world.ts';

const ada = anActor('ada');
const second = 1_000;
const day = 24 * 60 * 60 * second;

describe('what RSI says of a person while they are signed in', () => {
  let world: TestWorld;
  let rsi: ReturnType<typeof aMovableRsi>['rsi'];
  let secret: string;
  beforeEach(async () => {
    const movable = aMovableRsi();
    rsi = movable.rsi;
    world = await aWorld('2026-10-05T09:00:00+09:00', movable.port);
    await world.useCases.recordPerson(identityOf(ada));
    secret = await signedIn(world, ada);
  });
  afterEach(() => world.stores.close());

  const settled = () => Promise.all(world.questions.values());
  const later = async (seconds: number, by: Pick<TestWorld, 'useCases'> = world) => {
    world.clock.advance(seconds * second);
    const session = await by.useCases.resolveSession(secret);
    await settled();
    return session;
  };
  const stateNow = async () => (await readEntitlement(world.stores, ada))?.body.state;
  const signInWith = async (more: { accessUntil?: number; refreshToken?: string }) => {
    const identity = identityOf(ada);
    await world.useCases.recordEntitlement(identity, { ...credentialsOf(identity), ...more });
    return world.useCases.openSession(ada);
  };

  describe('where RSI cannot be asked any more before they sign in again', () => {
    it('they are signed out, not told to wait, and nothing was taken from them', async () => {
      secret = await signInWith({ accessUntil: world.clock.now() + 300 * second });
      const before = await later(250);
      const after = await later(80);
      const askedByThen = rsi.asked;
      const muchLater = await later(3_600);

      assert.ok(before);
      assert.deepEqual([after, muchLater, await stateNow()], [undefined, undefined, 'expired']);
      assert.equal(rsi.asked, askedByThen);
    });

    it('so are those whose kept credentials no key opens', async () => {
      const lost = () => Promise.reject(new SecretUnreadable('its key is gone'));
      const parts = { ...world, secrets: { ...world.secrets, open: lost } };

      const session = await later(100, { useCases: useCasesOver(parts) });

      assert.deepEqual([session, await stateNow()], [undefined, 'expired']);
    });

    it('so are those whose credentials lay unused for longer than such last', async () => {
      await signInWith({ accessUntil: 0, refreshToken: 'r1' });
      rsi.renew = () => Promise.reject(new RsiDenied('invalid_grant'));
      world.clock.advance(8 * day);
      secret = await world.useCases.openSession(ada);

      const session = await later(0);

      assert.deepEqual([session, await stateNow()], [undefined, 'expired']);
    });

    it('a new sign-in lets them in again, and sessions from before it stay ended', async () => {
      secret = await signInWith({ accessUntil: world.clock.now() });
      await later(100);

      const fresh = await signInWith({});

      assert.ok(await world.useCases.resolveSession(fresh));
      assert.equal(await later(0), undefined);
    });
  });

  it('a no to credentials that were good a moment ago is a withdrawal: deleted accounts look so', async () => {
    rsi.answer = () => Promise.reject(new RsiDenied('invalid_token'));

    const session = await later(100);

    assert.deepEqual([session, await stateNow()], [undefined, 'withdrawn']);
  });

  it('a no to credentials after they signed out at RSI says nothing of their right: they sign in again', async () => {
    const port = {
      ...world.rsi,
      readLogout: async () => ({ id: 'a', issuedAt: 0, person: ada.person }),
    };
    const { endRsiSession, openSession } = useCasesOver({ ...world, rsi: port });
    await linkedTeamsUser(world, ada);
    await endRsiSession('a word of RSI');
    world.clock.advance(second);
    secret = await openSession(ada);
    rsi.answer = () => Promise.reject(new RsiDenied('invalid_token'));

    const session = await later(100);

    assert.deepEqual([session, await stateNow()], [undefined, 'expired']);
  });

  it('tells since when nobody could confirm it', async () => {
    const confirmedAt = world.clock.now();
    rsi.answer = () => Promise.reject(new RsiUnreachable('down'));

    const refused = later(301);

    await assert.rejects(
      refused,
      (error) => error instanceof EntitlementUnconfirmed && error.since === confirmedAt,
    );
  });

  it('a yes brings what is known of them up to date: name, mail, groups, language', async () => {
    const said = { ...identityOf(ada), name: 'Ada King', mail: 'king@midori.example' };
    rsi.answer = async () => ({ ...said, groups: ['12F'], locale: 'en' });

    await later(60);

    const store = world.stores.forTenant(ada.tenant);
    const known = await store.read<PersonBody>(peopleScope, `person:${ada.person}`);
    const { name, mail, groups, locale } = known?.body ?? {};
    assert.deepEqual(
      { name, mail, groups, locale },
      { name: 'Ada King', mail: 'king@midori.example', groups: ['12F'], locale: 'en' },
    );
  });

  it('a yes that tells nothing new writes nothing of the person', async () => {
    const { stores, costs } = countedStores(world.stores);
    const parts = { ...world, stores };

    await later(90, { useCases: useCasesOver(parts) });

    // One commit marks the question, the other its answer.
    assert.equal(costs.commits, 2);
    assert.equal(rsi.asked, 1);
  });

  it('a no amid a sign-in ends what began before it', async () => {
    const identity = identityOf(ada);
    const { answer: yes } = rsi;
    const elsewhere = { ...world, questions: new Map() };
    world.clock.advance(second);
    const stores = {
      ...world.stores,
      forTenant: (tenant: typeof ada.tenant) => {
        const store = world.stores.forTenant(tenant);
        let isFirst = true;
        return {
          ...store,
          read: store.read.bind(store),
          query: store.query.bind(store),
          async commit(...[scope, operations]: Parameters<typeof store.commit>) {
            if (isFirst) {
              isFirst = false;
              rsi.answer = withdrawn;
              await later(90, { useCases: useCasesOver(elsewhere) });
              await Promise.all(elsewhere.questions.values());
            }
            return store.commit(scope, operations);
          },
        };
      },
    };

    await recordEntitlementWith({ ...world, stores })(identity, credentialsOf(identity));
    rsi.answer = yes;

    assert.equal(await stateNow(), 'entitled');
    assert.equal(await later(0), undefined);
  });

  describe('while RSI takes its time', () => {
    let answers: (() => void)[];
    beforeEach(() => {
      answers = [];
      const { answer: yes } = rsi;
      rsi.answer = async (credentials) => {
        await new Promise<void>((resolve) => answers.push(resolve));
        return yes(credentials);
      };
    });
    const answered = async () => {
      for (const answer of answers) answer();
      await settled();
    };
    const turn = () => new Promise(setImmediate);

    it('no other process asks beside it', async () => {
      const elsewhere = { ...world, questions: new Map() };
      world.clock.advance(70 * second);
      await world.useCases.resolveSession(secret);
      await turn();
      world.clock.advance(4 * second);
      const there = await useCasesOver(elsewhere).resolveSession(secret);
      await turn();
      const asked = rsi.asked;
      await answered();

      assert.equal(asked, 1);
      assert.ok(there);
    });

    it('its yes counts from when it was asked, not from when it came', async () => {
      world.clock.advance(70 * second);
      const askedAt = world.clock.now();
      await world.useCases.resolveSession(secret);
      await turn();
      world.clock.advance(4 * second);
      await answered();

      const known = await readEntitlement(world.stores, ada);
      assert.equal(known?.body.confirmedAt, askedAt);
    });
  });
});
