import assert from 'node:assert/strict';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { type Rsi, RsiRefused } from '../../api/src/application/ports.ts';
import { type GoodClaims, loginWith, rsiAt } from './at-issuer.ts';
import { aTwistedIssuer, type TwistedIssuer } from './twisted-issuer.ts';

const foreign = 'https://evil.example';
const without = (claims: GoodClaims, name: keyof GoodClaims): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([each]) => each !== name));

/** Logins at a provider that lies, each in one way; the good one beside them shows that the rest is right. */
describe('a login at a provider that lies (2.2.1-c)', () => {
  let twisted: TwistedIssuer;
  let rsi: Rsi;
  before(async () => {
    twisted = await aTwistedIssuer();
    rsi = await rsiAt(twisted.issuer);
  });
  const others: TwistedIssuer[] = [];
  const another = async () => {
    const issuer = await aTwistedIssuer();
    others.push(issuer);
    return issuer;
  };
  after(() => Promise.all([twisted, ...others].map((issuer) => issuer.stop())));

  const signing = (twist: (good: GoodClaims) => JWTPayload) =>
    loginWith(rsi, twisted, (good) => twisted.sign(twist(good)));
  const unless = (good: (claims: GoodClaims) => JWTPayload) =>
    assert.rejects(signing(good), RsiRefused);

  it('goes well where nothing is twisted', async () => {
    const { identity, credentials } = await signing((good) => good);

    assert.equal(identity.isCompanyAdministrator, true);
    assert.equal(credentials.subject, 'ada');
  });

  it('ends at a foreign nonce (login 3)', () => unless((good) => ({ ...good, nonce: 'foreign' })));
  it('ends without a nonce (login 4)', () => unless((good) => without(good, 'nonce')));
  it('ends at a foreign issuer, and without one (login 5)', async () => {
    await unless((good) => ({ ...good, iss: foreign }));
    await unless((good) => without(good, 'iss'));
  });
  it('ends at a token for somebody else, for others too, or for nobody (login 6)', async () => {
    await unless((good) => ({ ...good, aud: 'other' }));
    await unless((good) => ({ ...good, aud: ['sekitori', 'other'], azp: 'sekitori' }));
    await unless((good) => without(good, 'aud'));
  });
  it('ends without a subject', () => unless((good) => without(good, 'sub')));
  it('ends at a token that is over, without an end, not yet good or from nowhen (login 8)', async () => {
    await unless((good) => ({ ...good, exp: good.iat - 40 }));
    await unless((good) => without(good, 'exp'));
    await unless((good) => ({ ...good, nbf: good.iat + 60 }));
    await unless((good) => without(good, 'iat'));
  });

  it('bears clocks that are 20 seconds apart', async () => {
    const late = await signing((good) => ({ ...good, iat: good.iat - 320, exp: good.iat - 20 }));
    const early = await signing((good) => ({ ...good, nbf: good.iat + 20 }));

    assert.deepEqual([late.identity.name, early.identity.name], ['Ada', 'Ada']);
  });

  describe('at a signature that is not RSI’s (login 7)', () => {
    it('ends where nobody signed, or signed with what everybody knows', async () => {
      const unsigned = async (good: GoodClaims) => new UnsecuredJWT(good).encode();
      await assert.rejects(loginWith(rsi, twisted, unsigned), RsiRefused);
      const publicKey = await twisted.publicKeyText();
      for (const secret of [publicKey, 'secret']) {
        const shared = (good: GoodClaims) =>
          new SignJWT(good)
            .setProtectedHeader({ alg: 'HS256' })
            .sign(new TextEncoder().encode(secret.padEnd(32, '.')));

        await assert.rejects(loginWith(rsi, twisted, shared), RsiRefused);
      }
    });

    it('ends where the token brings its own key, and asks nobody for it', async () => {
      const other = await another();
      const jwk = JSON.parse(await other.publicKeyText());
      const headers = [
        { kid: 'unknown', jku: `${other.issuer}/jwks`, jwk },
        { kid: 'key-1', jku: `${other.issuer}/jwks`, jwk },
      ];

      for (const header of headers) {
        const own = (good: GoodClaims) => other.sign(good, header);
        await assert.rejects(loginWith(rsi, twisted, own), RsiRefused);
      }

      assert.equal(other.asked.size, 0);
    });
  });

  describe('about what RSI says of a person', () => {
    const required: readonly (keyof GoodClaims)[] = [
      'rsi_tenant_id',
      'rsi_tenant_name',
      'rsi_roles',
      'rsi_entitlements',
      'name',
      'email',
    ];
    for (const name of required) {
      it(`ends where ${name} is missing, empty or of another type`, async () => {
        await unless((good) => without(good, name));
        for (const wrong of ['', null, 7, {}, [7], [['sekitori']]]) {
          await unless((good) => ({ ...good, [name]: wrong }));
        }
      });
    }

    it('ends at a tenant that is missing, empty, a list or no id (login 12)', async () => {
      await unless((good) => without(good, 'rsi_tenant_id'));
      for (const wrong of [
        '',
        ['midori'],
        'mi dori',
        '../midori',
        'midori|contoso',
        'm'.repeat(65),
      ]) {
        await unless((good) => ({ ...good, rsi_tenant_id: wrong }));
      }
    });

    it('ends where a claim nobody needs is of another type', async () => {
      for (const wrong of [{ rsi_name_reading: 7 }, { locale: ['ja'] }, { rsi_groups: 'sales' }]) {
        await unless((good) => ({ ...good, ...wrong }));
      }
    });

    it('makes no system administrator of anything but the one role in a list (4.3-b)', async () => {
      const text = (good: GoodClaims) => ({ ...good, rsi_roles: 'company-administrator' });
      await unless(text);
      for (const role of [
        'Company-Administrator',
        'COMPANY-ADMINISTRATOR',
        ' company-administrator',
        'company-administrators',
        'administrator',
      ]) {
        const { identity } = await signing((good) => ({ ...good, rsi_roles: [role] }));

        assert.equal(identity.isCompanyAdministrator, false, role);
      }
    });

    it('entitles nobody by another spelling', async () => {
      for (const entitlements of [[], ['Sekitori'], ['sekitori2']]) {
        const twist = (good: GoodClaims) => ({ ...good, rsi_entitlements: entitlements });
        const { identity } = await signing(twist);

        assert.equal(identity.isEntitled, false);
      }
    });
  });

  it('never begins where RSI cannot bind a code to who asked for it (login 10)', async () => {
    const old = await another();
    const metadata = { code_challenge_methods_supported: ['plain'] };
    old.answer('/.well-known/openid-configuration', { body: { ...old.metadata, ...metadata } });

    await assert.rejects((await rsiAt(old.issuer)).begin(), RsiRefused);
  });
});
