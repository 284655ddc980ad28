import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { usualClaims } from '../../api/src/adapters/rsi/claims.ts';
import { ConfigUnusable, readConfig } from '../../api/src/config.ts';
import { loginWith, rsiAt } from './at-issuer.ts';
import { aTwistedIssuer, type TwistedIssuer } from './twisted-issuer.ts';

const rest = {
  ENVIRONMENT: 'local',
  PUBLIC_URL: 'http://localhost:3978',
  RSI_ISSUER: 'http://localhost:3979',
  RSI_CLIENT_ID: 'sekitori',
  CARD_KEY: 'k'.repeat(32),
};
const secret = 's'.repeat(16);

describe('the settings of RSI', () => {
  let twisted: TwistedIssuer;
  before(async () => {
    twisted = await aTwistedIssuer();
  });
  after(() => twisted.stop());

  it('take the usual names where nothing is said, and those of .env.example are these', () => {
    const { rsi } = readConfig({ ...rest, RSI_CLIENT_SECRET: secret });

    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const shown = [...example.matchAll(/^# (RSI_(?:CLAIM_|ROLE_|ENTITLEMENT)\w*)=(.+)$/gm)];
    const named = Object.fromEntries(shown.map(([, name = '', value = '']) => [name, value]));
    assert.deepEqual(rsi.claims, usualClaims);
    assert.deepEqual(rsi.proof, { kind: 'secret', secret });
    assert.deepEqual(readConfig({ ...rest, RSI_CLIENT_SECRET: secret, ...named }).rsi, rsi);
    assert.equal(shown.length, Object.keys(usualClaims).length + 1);
  });

  it('name exactly one proof of the client', () => {
    const key = readConfig({ ...rest, RSI_CLIENT_KEY: '/run/key.pem' });
    const both = { ...rest, RSI_CLIENT_SECRET: secret, RSI_CLIENT_KEY: '/run/key.pem' };

    assert.deepEqual(key.rsi.proof, { kind: 'key', path: '/run/key.pem' });
    for (const wrong of [rest, both]) {
      assert.throws(
        () => readConfig(wrong),
        (error: Error) => {
          assert.ok(error instanceof ConfigUnusable);
          assert.match(error.message, /RSI_CLIENT_SECRET, RSI_CLIENT_KEY: exactly one of them/);
          return true;
        },
      );
    }
  });

  it('decide what each claim is called', async () => {
    const names = {
      RSI_CLAIM_TENANT: 'https://rsi.example/claims/tenant',
      RSI_CLAIM_TENANT_NAME: 'company',
      RSI_CLAIM_ROLES: 'roles',
      RSI_CLAIM_ENTITLEMENTS: 'apps',
      RSI_CLAIM_GROUPS: 'groups',
      RSI_CLAIM_NAME: 'display_name',
      RSI_CLAIM_READING: 'kana',
      RSI_CLAIM_MAIL: 'mail',
      RSI_CLAIM_LOCALE: 'language',
      RSI_ROLE_COMPANY_ADMINISTRATOR: '企業管理者',
      RSI_ENTITLEMENT: 'seats',
    };
    const { claims } = readConfig({ ...rest, RSI_CLIENT_SECRET: secret, ...names }).rsi;
    const rsi = await rsiAt(twisted.issuer, { claims });

    const { identity } = await loginWith(rsi, twisted, ({ iss, aud, sub, nonce, iat, exp }) =>
      twisted.sign({
        ...{ iss, aud, sub, nonce, iat, exp },
        'https://rsi.example/claims/tenant': 'midori',
        company: 'みどり商事',
        roles: ['企業管理者'],
        apps: ['seats'],
        groups: ['sales'],
        display_name: '佐藤 花子',
        kana: 'さとう はなこ',
        mail: 'hanako@midori.example',
        language: 'ja',
      }),
    );
    const usual = loginWith(rsi, twisted, twisted.sign);

    await assert.rejects(usual);
    const { person: _, ...said } = identity;
    assert.deepEqual(said, {
      tenant: 'midori',
      tenantName: 'みどり商事',
      name: '佐藤 花子',
      reading: 'さとう はなこ',
      mail: 'hanako@midori.example',
      locale: 'ja',
      groups: ['sales'],
      isCompanyAdministrator: true,
      isEntitled: true,
    });
  });
});
