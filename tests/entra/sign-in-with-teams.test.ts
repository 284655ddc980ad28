import assert from 'node:assert/strict';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { openEntra } from '../../api/src/adapters/entra/entra-tokens.ts';
import { noEntra } from '../../api/src/application/sign-in-with-teams.ts';
import type { TeamsUser } from '../../api/src/application/teams-chats.ts';
import { type UseCases, useCasesOver } from '../../api/src/application/use-cases.ts';
import { linkedTeamsUser } from '../support/linked-teams-user.ts';
import { organisationOf } from '../support/organisations.ts';
import { aMovableRsi, withdrawn } from '../support/rsi.ts';
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
import { aTwistedEntra, type TwistedEntra } from './twisted-entra.ts';

const ada = anActor('ada');
const appId = '11111111-2222-4333-8444-555555555555';
const publicUrl = new URL('https://sekitori.example');
const hour = 60 * 60_000;

describe('the session of a Teams frame by Teams’ own sign-in', () => {
  let entra: TwistedEntra;
  let world: TestWorld;
  let rsi: ReturnType<typeof aMovableRsi>['rsi'];
  let useCases: UseCases;
  let user: TeamsUser;
  let failures: unknown[];

  beforeEach(async () => {
    entra = await aTwistedEntra();
    const movable = aMovableRsi();
    rsi = movable.rsi;
    world = await aWorld('2026-10-05T09:00:00+09:00', movable.port);
    await knownPeople(world, ada, anAdministrator(), anAdministrator(contoso));
    user = await linkedTeamsUser(world, ada, 'a8f8b8c8-0000-4000-8000-00000000000a');
    failures = [];
    useCases = useCasesWith(openEntraHere());
  });
  afterEach(async () => {
    entra.stop();
    await world.stores.close();
  });

  const openEntraHere = () =>
    openEntra(
      { appId, authority: entra.authority, publicUrl },
      { clock: world.clock, fail: (error) => failures.push(error) },
    );
  const useCasesWith = (of: typeof noEntra) => useCasesOver({ ...world, entra: of });
  const seconds = () => Math.floor(world.clock.now() / 1000);

  let tokens = 0;
  const claimsOf = ({ entraTenant, user: oid }: TeamsUser): JWTPayload => {
    tokens += 1;
    return {
      iss: `${entra.authority.href}${entraTenant}/v2.0`,
      aud: appId,
      iat: seconds(),
      nbf: seconds(),
      exp: seconds() + 75 * 60,
      ver: '2.0',
      tid: entraTenant,
      oid,
      uti: `token-${tokens}`,
      scp: 'access_as_user',
    };
  };
  const good = (changes: JWTPayload = {}) => entra.sign({ ...claimsOf(user), ...changes });
  const signIn = (token: string) => useCases.signInWithTeams({ token, device: {} });
  const sessionOf = async (token: string) => {
    const secret = await signIn(token);
    return secret === undefined ? undefined : world.useCases.resolveSession(secret);
  };
  async function assertRefused(token: string, keysAskedFor: number): Promise<void> {
    const secret = await signIn(token);

    assert.equal(secret, undefined);
    assert.equal(entra.asked(), keysAskedFor);
  }

  it('is opened for whom Entra signed in, where that account is linked (tab 1)', async () => {
    const session = await sessionOf(await good());
    const byAddress = await sessionOf(await good({ aud: `api://sekitori.example/${appId}` }));
    const asBot = await sessionOf(await good({ aud: `api://sekitori.example/botid-${appId}` }));
    const late = await good();
    world.clock.advance(79 * 60_000);

    assert.deepEqual(session?.actor, ada);
    assert.deepEqual(byAddress?.actor, ada);
    assert.deepEqual(asBot?.actor, ada);
    assert.deepEqual((await sessionOf(late))?.actor, ada);
    assert.equal(entra.asked(), 1);
  });

  describe('is refused, without asking anybody for keys, to a token', () => {
    it('without signature (tab 2)', async () => {
      await assertRefused(new UnsecuredJWT(claimsOf(user)).encode(), 0);
    });

    it('signed with the public key as a shared secret (tab 3)', async () => {
      const secret = new TextEncoder().encode(await entra.publicKeyText());
      const header = { alg: 'HS256', kid: 'k1' };

      await assertRefused(
        await new SignJWT(claimsOf(user)).setProtectedHeader(header).sign(secret),
        0,
      );
    });

    it('of another issuer (tab 4)', async () => {
      await assertRefused(await good({ iss: `https://evil.example/${user.entraTenant}/v2.0` }), 0);
    });

    it('whose issuer is of another organisation than the token (tab 5)', async () => {
      const other = organisationOf(contoso);

      await assertRefused(await good({ iss: `${entra.authority.href}${other}/v2.0` }), 0);
      await assertRefused(await good({ tid: other }), 0);
    });

    for (const aud of [
      '99999999-2222-4333-8444-555555555555',
      `api://evil.example/${appId}`,
      [appId],
    ]) {
      it(`for ${Array.isArray(aud) ? 'a list' : aud} (tab 6)`, async () => {
        await assertRefused(await good({ aud }), 0);
      });
    }

    it('of an organisation that nobody connected (tab 7)', async () => {
      const stranger = { entraTenant: '77777777-0000-4000-8000-000000000000', user: user.user };

      await assertRefused(await entra.sign(claimsOf(stranger)), 0);
    });

    it('longer than eight thousand characters (tab 8)', async () => {
      await assertRefused(await good({ groups: 'g'.repeat(8_000) }), 0);
    });

    it('of the Bot Connector (tab 9)', async () => {
      const claims = { ...claimsOf(user), iss: 'https://api.botframework.com' };

      await assertRefused(await entra.sign(claims), 0);
    });

    it('of version 1.0 (tab 10)', async () => {
      const iss = `https://sts.windows.net/${user.entraTenant}/`;

      await assertRefused(await good({ ver: '1.0', iss }), 0);
      await assertRefused(await good({ ver: '1.0' }), 0);
    });

    it('of an application instead of a person, or for something else (tab 11)', async () => {
      const { scp: _, ...ofAnApplication } = claimsOf(user);

      await assertRefused(await entra.sign({ ...ofAnApplication, roles: ['access_as_user'] }), 0);
      await assertRefused(await good({ scp: 'User.Read access_as_user_too' }), 0);
    });

    it('that brings its own key, or says where it is (tab 12)', async () => {
      for (const header of [
        { jwk: { kty: 'RSA' as const, n: 'AQAB', e: 'AQAB' } },
        { jku: `${entra.authority.href}keys` },
        { x5u: `${entra.authority.href}keys` },
      ]) {
        await assertRefused(await entra.sign(claimsOf(user), header), 0);
      }
    });

    it('that could not be told from itself: without id (tab 13)', async () => {
      const { uti: _, ...nameless } = claimsOf(user);

      await assertRefused(await entra.sign(nameless), 0);
    });

    it('that is none (tab 14)', async () => {
      for (const garbage of ['', 'a.b.c', '..', 'eyJhbGciOiJSUzI1NiJ9..', '💥'.repeat(99)]) {
        await assertRefused(garbage, 0);
      }
    });
  });

  describe('is refused to a token', () => {
    it('that is over, or not yet good, by more than five minutes (tab 15)', async () => {
      await assertRefused(await good({ exp: seconds() - 301 }), 1);
      await assertRefused(await good({ nbf: seconds() + 301 }), 1);
    });

    it('with somebody else’s signature under a known key’s name (tab 16)', async () => {
      const [header, , signature] = (await good()).split('.');
      const [, claims] = (await good()).split('.');

      await assertRefused(`${header}.${claims}.${signature}`, 1);
    });

    it('under a key’s name that is not known, which asks for keys once an hour at most (tab 17)', async () => {
      const unknown = () => entra.sign(claimsOf(user), { kid: 'nobody' });
      for (let tried = 0; tried < 20; tried += 1) await assertRefused(await unknown(), 1);
      world.clock.advance(hour - 1000);
      await assertRefused(await unknown(), 1);
      world.clock.advance(1000);
      await assertRefused(await unknown(), 2);
      await assertRefused(await unknown(), 2);
    });

    it('signed with a key that Entra keeps for another organisation (tab 18)', async () => {
      entra.keyFacts = { issuer: `${entra.authority.href}${organisationOf(contoso)}/v2.0` };

      await assertRefused(await good(), 1);
    });

    it('signed with a key that Entra took back a day ago (tab 19)', async () => {
      await signIn(await good());
      const tomorrow = seconds() + 24 * 60 * 60;
      const stale = await good({ iat: tomorrow, nbf: tomorrow, exp: tomorrow + 60 * 60 });
      await entra.changeKey();
      world.clock.advance(24 * hour + 1);

      await assertRefused(stale, 2);
    });

    it('of an organisation that another company connected, whoever linked there before (tab 20)', async () => {
      given(await world.useCases.disconnectOrganisation(anAdministrator(), organisationOf(midori)));
      given(
        await world.useCases.connectOrganisation(anAdministrator(contoso), organisationOf(midori)),
      );

      await assertRefused(await good(), 1);
    });

    it('of an organisation that was disconnected a moment ago (tab 21)', async () => {
      await signIn(await good());
      given(await world.useCases.disconnectOrganisation(anAdministrator(), organisationOf(midori)));

      await assertRefused(await good(), 1);
    });

    it('of somebody who linked no account (tab 22)', async () => {
      await assertRefused(await good({ oid: 'b8f8b8c8-0000-4000-8000-00000000000b' }), 1);
    });

    it('of somebody who unlinked that account (tab 23)', async () => {
      await world.useCases.unlinkTeamsUser(user);

      await assertRefused(await good(), 1);
    });

    it('of a person whom RSI does not let in any more (tab 24)', async () => {
      rsi.answer = withdrawn;
      world.clock.advance(10 * 60_000);

      await assertRefused(await good(), 1);
    });

    it('that was used before (tab 25)', async () => {
      const token = await good();
      await signIn(token);

      await assertRefused(token, 1);
      world.clock.advance(79 * 60_000);
      await assertRefused(token, 1);
    });

    it('that is used twice at once: one of them opens a session (tab 26)', async () => {
      const token = await good();

      const secrets = await Promise.all(Array.from({ length: 5 }, () => signIn(token)));

      assert.equal(secrets.filter((secret) => secret !== undefined).length, 1);
    });

    it('where no app is registered (tab 27)', async () => {
      useCases = useCasesWith(noEntra);

      await assertRefused(await good(), 0);
    });

    it('while Entra’s keys cannot be had, tried once a minute (tab 28)', async () => {
      entra.status = 500;
      await assertRefused(await good(), 1);
      await assertRefused(await good(), 1);
      entra.status = 200;
      world.clock.advance(60_000);

      assert.deepEqual((await sessionOf(await good()))?.actor, ada);
      assert.equal(failures.length, 1);
    });
  });

  it('goes on with the keys that are known while Entra is silent', async () => {
    await signIn(await good());
    entra.status = 500;
    world.clock.advance(24 * hour + 1);

    assert.deepEqual((await sessionOf(await good()))?.actor, ada);
    assert.equal(failures.length, 1);
  });

  it('follows a change of Entra’s keys', async () => {
    await signIn(await good());
    await entra.changeKey();
    world.clock.advance(hour);

    assert.deepEqual((await sessionOf(await good()))?.actor, ada);
    assert.equal(entra.asked(), 2);
  });

  it('may be opened with a token that came too early: before the account was linked', async () => {
    await world.useCases.unlinkTeamsUser(user);
    const token = await good();
    const early = await signIn(token);
    await linkedTeamsUser(world, ada, user.user);

    assert.equal(early, undefined);
    assert.deepEqual((await sessionOf(token))?.actor, ada);
  });
});
