import assert from 'node:assert/strict';
import { type Rsi, RsiDenied, RsiRefused } from '../../api/src/application/ports.ts';
import { aStage, type Stage, switchPerson } from '../env-local/rsi-client.ts';
import { goodClaims, loginWith, rsiAt, signedIn } from './at-issuer.ts';
import { aTwistedIssuer, type TwistedIssuer } from './twisted-issuer.ts';

const hanako = 'hanako.sato@midori.example';
const sub = 'midori.hanako.sato';

describe('where entitlement is read (2.2.1-e)', () => {
  let stage: Stage;
  before(async () => {
    stage = await aStage();
  });
  after(() => stage.stop());

  for (const entitlementSource of ['introspection', 'both'] as const) {
    it(`says no by ${entitlementSource} when RSI calls the token inactive, and yes again later`, async () => {
      const redirectUri = new URL(stage.redirectUri);
      const rsi = await rsiAt(stage.issuer, { redirectUri, entitlementSource });
      const { identity, credentials } = await signedIn(rsi, hanako);

      await switchPerson(stage, sub, { entitled: false });
      await assert.rejects(rsi.identityOf(credentials), RsiDenied);
      const again = (await signedIn(rsi, hanako)).identity;
      await switchPerson(stage, sub, { entitled: true });

      assert.deepEqual([identity.isEntitled, again.isEntitled], [true, false]);
      assert.deepEqual(await rsi.identityOf(credentials), identity);
    });
  }

  describe('at a provider that says two things', () => {
    let twisted: TwistedIssuer;
    before(async () => {
      twisted = await aTwistedIssuer();
      const introspection_endpoint = `${twisted.issuer}/introspect`;
      const body = { ...twisted.metadata, introspection_endpoint };
      twisted.answer('/.well-known/openid-configuration', { body });
    });
    after(() => twisted.stop());

    type Said = { readonly active: unknown; readonly entitlements: unknown; readonly of?: string };

    /** Somebody who signed in well, of whom RSI says these things later. */
    async function asked(source: 'userinfo' | 'introspection' | 'both', said: Said) {
      twisted.answer('/introspect', { body: { active: true } });
      const rsi: Rsi = await rsiAt(twisted.issuer, { entitlementSource: source });
      const { credentials } = await loginWith(rsi, twisted, twisted.sign);
      const { nonce: _, ...claims } = goodClaims(twisted.issuer, '');
      twisted.answer('/me', { body: { ...claims, rsi_entitlements: said.entitlements } });
      twisted.answer('/introspect', { body: { active: said.active, sub: said.of ?? 'ada' } });
      return rsi.identityOf(credentials);
    }

    it('takes both at their no', async () => {
      const good = await asked('both', { active: true, entitlements: ['sekitori'] });
      const withdrawn = await asked('both', { active: true, entitlements: [] });
      const inactive = asked('both', { active: false, entitlements: ['sekitori'] });

      await assert.rejects(inactive, RsiDenied);
      assert.deepEqual([good.isEntitled, withdrawn.isEntitled], [true, false]);
    });

    it('asks nothing of claims where introspection alone decides, and nothing of it where claims do', async () => {
      const active = await asked('introspection', { active: true, entitlements: [] });
      const claimed = await asked('userinfo', { active: false, entitlements: ['sekitori'] });

      assert.deepEqual([active.isEntitled, claimed.isEntitled], [true, true]);
    });

    it('believes no introspection that is about somebody else, or no plain yes', async () => {
      const entitlements = ['sekitori'];

      await assert.rejects(asked('both', { active: true, of: 'eve', entitlements }), RsiRefused);
      await assert.rejects(asked('both', { active: 'true', entitlements }), RsiRefused);
    });
  });
});
