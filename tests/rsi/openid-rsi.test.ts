import assert from 'node:assert/strict';
import {
  type Rsi,
  RsiDenied,
  type RsiLogin,
  RsiRefused,
  RsiUnreachable,
} from '../../api/src/application/ports.ts';
import { aStage, type Stage, switchPerson } from '../env-local/rsi-client.ts';
import { freePort } from '../support/service.ts';
import { callbackOf, rsiAt, signedIn } from './at-issuer.ts';

const hanako = 'hanako.sato@midori.example';
const yamamoto = 'masahiko.yamamoto@midori.example';

/** The adapter against an independent OpenID provider. */
describe('RSI as an OpenID provider (2.2.1-c)', () => {
  let stage: Stage;
  let rsi: Rsi;
  before(async () => {
    stage = await aStage();
    rsi = await rsiAt(stage.issuer, { redirectUri: new URL(stage.redirectUri) });
  });
  after(() => stage.stop());

  it('pushes its request, so that nothing of it travels through the browser (RFC 9126)', async () => {
    const { address, state, nonce, codeVerifier } = await rsi.begin();

    const asked = Object.fromEntries(address.searchParams);
    assert.deepEqual(Object.keys(asked).sort(), ['client_id', 'request_uri']);
    for (const secret of [state, nonce, codeVerifier]) {
      assert.equal(address.href.includes(secret), false);
    }
    assert.notEqual((await rsi.begin()).state, state);
  });

  it('tells who signed in, by issuer and subject', async () => {
    const login = await rsi.begin();

    const { identity } = await rsi.complete(await callbackOf(login, hanako), login);

    assert.deepEqual(
      { ...identity, person: identity.person.length },
      {
        tenant: 'midori',
        tenantName: 'みどり商事',
        person: 32,
        name: '佐藤 花子',
        reading: 'さとう はなこ',
        mail: hanako,
        locale: 'ja',
        groups: ['営業部'],
        isCompanyAdministrator: false,
        isEntitled: true,
      },
    );
  });

  it('knows a company administrator, and who is not entitled any more', async () => {
    await switchPerson(stage, 'midori.masahiko.yamamoto', { entitled: false });
    const login = await rsi.begin();

    const { identity } = await rsi.complete(await callbackOf(login, yamamoto), login);

    assert.deepEqual([identity.isCompanyAdministrator, identity.isEntitled], [true, false]);
  });

  describe('asked again later (2.2.1-e)', () => {
    it('tells what is so at that moment, with the credentials of the login', async () => {
      const { identity, credentials } = await signedIn(rsi, hanako);

      const before = await rsi.identityOf(credentials);
      await switchPerson(stage, 'midori.hanako.sato', { entitled: false });
      const after = await rsi.identityOf(credentials);
      await switchPerson(stage, 'midori.hanako.sato', { entitled: true });

      assert.deepEqual(before, identity);
      assert.deepEqual(after, { ...identity, isEntitled: false });
    });

    it('renews credentials, and takes a former refresh token for a theft', async () => {
      const { identity, credentials } = await signedIn(rsi, hanako);

      const renewed = await rsi.refresh(credentials);
      const again = await rsi.identityOf(renewed);

      assert.notEqual(renewed.accessToken, credentials.accessToken);
      assert.notEqual(renewed.refreshToken, credentials.refreshToken);
      assert.deepEqual(again, identity);
      await assert.rejects(rsi.refresh(credentials), RsiDenied);
      await assert.rejects(rsi.refresh(renewed), RsiDenied);
    });

    it('says no to credentials that it never gave, and believes no answer about somebody else', async () => {
      const { credentials } = await signedIn(rsi, hanako);

      await assert.rejects(rsi.identityOf({ ...credentials, accessToken: 'made-up' }), RsiDenied);
      await assert.rejects(rsi.identityOf({ ...credentials, subject: 'other' }), RsiRefused);
    });
  });

  it('trusts no answer that is not the answer to its own question', async () => {
    const wrongs: readonly [string, (login: RsiLogin, callback: URL) => [URL, RsiLogin]][] = [
      ['state', (login, callback) => [callback, { ...login, state: 'other' }]],
      ['nonce', (login, callback) => [callback, { ...login, nonce: 'other' }]],
      ['verifier', (login, callback) => [callback, { ...login, codeVerifier: 'v'.repeat(43) }]],
      [
        'foreign issuer',
        (login, callback) => [withParam(callback, 'iss', 'https://evil.example'), login],
      ],
      ['no issuer', (login, callback) => [withParam(callback, 'iss', undefined), login]],
      ['code', (login, callback) => [withParam(callback, 'code', 'made-up'), login]],
      ['error', (login, callback) => [withParam(callback, 'error', 'access_denied'), login]],
    ];
    for (const [name, twist] of wrongs) {
      const login = await rsi.begin();
      const [callback, remembered] = twist(login, await callbackOf(login, hanako));

      await assert.rejects(rsi.complete(callback, remembered), RsiRefused, name);
    }
  });

  it('takes a code once (login 9)', async () => {
    const login = await rsi.begin();
    const callback = await callbackOf(login, hanako);
    await rsi.complete(callback, login);

    await assert.rejects(rsi.complete(callback, login), RsiRefused);
  });

  it('says that RSI does not answer, and works as soon as it does', async () => {
    const nobody = await rsiAt(`http://localhost:${await freePort()}`);

    await assert.rejects(nobody.begin(), RsiUnreachable);
    await assert.rejects(nobody.health(), RsiUnreachable);
    await assert.doesNotReject(rsi.health());
  });
});

function withParam(url: URL, name: string, value: string | undefined): URL {
  const changed = new URL(url);
  if (value === undefined) changed.searchParams.delete(name);
  else changed.searchParams.set(name, value);
  return changed;
}
