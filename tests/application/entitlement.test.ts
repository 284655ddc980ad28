import assert from 'node:assert/strict';
import { EntitlementUnconfirmed } from '../../api/src/application/entitlement.ts';
import { RsiDenied, RsiRefused, RsiUnreachable } from '../../api/src/application/ports.ts';
import { entitlementsScope } from '../../api/src/application/scopes.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import type { Role } from '../../api/src/domain/roles.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { aMovableRsi, withdrawn } from '../support/rsi.ts';
import { credentialsOf, identityOf, signedIn } from '../support/signed-in.ts';
import { anActor, aWorld, type TestWorld } from '../support/world.ts';

const ada = anActor('ada');
const second = 1_000;

describe('the right to use the product, while people are signed in (2.2.1-e, -f)', () => {
  let world: TestWorld;
  let rsi: ReturnType<typeof aMovableRsi>['rsi'];
  let secret: string;
  beforeEach(async () => {
    const movable = aMovableRsi();
    rsi = movable.rsi;
    world = await aWorld('2026-10-05T09:00:00+09:00', movable.port);
    secret = await signedIn(world, ada);
  });
  afterEach(() => world.stores.close());

  const resolve = (by = world) => by.useCases.resolveSession(secret);
  const later = async (seconds: number, by = world) => {
    world.clock.advance(seconds * second);
    return resolve(by);
  };
  const settled = () => Promise.all(world.questions.values());
  /** Another process over the same store. */
  const another = () => {
    const parts = { ...world, questions: new Map() };
    return { ...parts, useCases: useCasesOver(parts) };
  };
  const down = () => Promise.reject(new RsiUnreachable('down'));

  it('is not asked about for a minute, then once for all who come', async () => {
    await later(59);
    const before = rsi.asked;
    world.clock.advance(second);
    const all = await Promise.all([1, 2, 3, 4].map(() => resolve()));
    await settled();
    const renewed = await later(59);

    assert.deepEqual([before, rsi.asked], [0, 1]);
    assert.ok(all.every((session) => session !== undefined) && renewed);
  });

  it('is asked about by one process at a time', async () => {
    const elsewhere = another();
    world.clock.advance(100 * second);

    const both = await Promise.all([resolve(), resolve(elsewhere)]);

    assert.equal(rsi.asked, 1);
    assert.ok(both.every((session) => session !== undefined));
  });

  it('ends everywhere with RSI’s no, in chats too, and stays ended', async () => {
    const teamsUser = await linkedTeamsUser(world, ada);
    const elsewhere = another();
    rsi.answer = withdrawn;
    await later(60);
    await settled();

    const here = await resolve();
    const there = await resolve(elsewhere);
    const chat = await world.useCases.actorOfTeamsUser(teamsUser);
    const identity = identityOf(ada);
    await world.useCases.recordEntitlement(identity, credentialsOf(identity));
    const afterNewLogin = await resolve();
    const fresh = await world.useCases.resolveSession(await world.useCases.openSession(ada));

    assert.deepEqual([here, there, chat], [undefined, undefined, undefined]);
    assert.equal(afterNewLogin, undefined);
    assert.ok(fresh);
  });

  for (const [what, answer] of [
    ['credentials that are good no more', () => Promise.reject(new RsiDenied('invalid_token'))],
    [
      'a person who moved to another tenant',
      async () => ({ ...identityOf(ada), tenant: anActor('x', 'other' as never).tenant }),
    ],
  ] as const) {
    it(`takes ${what} for a no`, async () => {
      rsi.answer = answer;

      assert.equal(await later(90), undefined);
    });
  }

  for (const [what, answer] of [
    ['silence', down],
    ['an answer that cannot be trusted', () => Promise.reject(new RsiRefused('html'))],
  ] as const) {
    it(`goes on through ${what} for five minutes, then closes until RSI says yes`, async () => {
      const { answer: yes } = rsi;
      rsi.answer = answer;

      const soon = await later(90);
      const late = await later(209);
      await assert.rejects(later(1), EntitlementUnconfirmed);
      await assert.rejects(resolve(another()), EntitlementUnconfirmed);
      rsi.answer = yes;
      const again = await later(5);

      assert.ok(soon && late && again);
    });
  }

  it('asks a silent RSI once in five seconds, however many wait', async () => {
    rsi.answer = down;
    world.clock.advance(100 * second);
    for (let request = 0; request < 20; request += 1) await resolve();
    const atOnce = rsi.asked;
    await later(5);

    assert.deepEqual([atOnce, rsi.asked], [1, 2]);
  });

  it('replaces what RSI says of roles with every yes (4.3-b)', async () => {
    const rolesNow = async () => (await resolve())?.actor.roles;
    const says = (roles: readonly Role[]) => async () => identityOf({ ...ada, roles });
    rsi.answer = says(['system-administrator']);
    await later(60);
    await settled();
    const promoted = await rolesNow();
    rsi.answer = says(['general']);
    await later(60);
    await settled();

    assert.deepEqual(promoted, ['system-administrator', 'general']);
    assert.deepEqual(await rolesNow(), ['general']);
  });

  it('renews credentials that run out, and keeps the new ones before it uses them', async () => {
    const identity = identityOf(ada);
    const short = {
      ...credentialsOf(identity),
      accessUntil: world.clock.now(),
      refreshToken: 'r1',
    };
    await world.useCases.recordEntitlement(identity, short);
    const renewals: string[] = [];
    rsi.renew = async () => {
      renewals.push('once');
      return { ...credentialsOf(identity), accessToken: 'renewed', refreshToken: 'r2' };
    };
    const used: string[] = [];
    rsi.answer = async ({ accessToken }) => {
      used.push(accessToken);
      return Promise.reject(new RsiUnreachable('died in between'));
    };
    await later(90);
    rsi.answer = async ({ accessToken }) => {
      used.push(accessToken);
      return identity;
    };
    const session = await later(5);

    assert.deepEqual([renewals, used], [['once'], ['renewed', 'renewed']]);
    assert.ok(session);
  });

  it('keeps no credentials of whom RSI took the right from, and none in the clear ever', async () => {
    rsi.answer = withdrawn;
    await later(90);

    const kept = await world.stores
      .forTenant(ada.tenant)
      .read(entitlementsScope, `credentials:${ada.person}`);

    assert.equal(kept, undefined);
  });
});
