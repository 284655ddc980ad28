import assert from 'node:assert/strict';
import { newBrowser } from '../../env/local/src/browser.ts';
import { demoPassword } from '../../env/local/src/demo/demo-people.ts';
import {
  aStage,
  authorizationAt,
  postAt,
  type Stage,
  signInAt,
  switchPerson,
  tokensFor,
  userInfo,
} from './rsi-client.ts';

const hanako = 'hanako.sato@midori.example';

describe('the RSI stand-in', () => {
  let stage: Stage;
  before(async () => {
    stage = await aStage();
  });
  after(() => stage.stop());

  it('puts tenant, roles and entitlements into the ID token', async () => {
    const back = await signInAt(stage, 'masahiko.yamamoto@midori.example');

    const tokens = await tokensFor(stage, back.get('code') ?? '');

    const [, payload = ''] = String(tokens['id_token']).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const { sub, name, email, locale, nonce } = claims;
    const { rsi_tenant_id, rsi_tenant_name, rsi_roles, rsi_entitlements } = claims;
    assert.equal(back.get('iss'), stage.issuer);
    assert.deepEqual(
      { sub, name, email, locale, nonce },
      {
        sub: 'midori.masahiko.yamamoto',
        name: '山本 雅彦',
        email: 'masahiko.yamamoto@midori.example',
        locale: 'ja',
        nonce: 'a-nonce',
      },
    );
    assert.deepEqual(
      { rsi_tenant_id, rsi_tenant_name, rsi_roles, rsi_entitlements },
      {
        rsi_tenant_id: 'midori',
        rsi_tenant_name: 'みどり商事',
        rsi_roles: ['company-administrator'],
        rsi_entitlements: ['sekitori'],
      },
    );
  });

  it('refuses a request without PKCE', async () => {
    const request = authorizationAt(stage, {
      code_challenge: undefined,
      code_challenge_method: undefined,
    });

    const { address } = await newBrowser('ja').open(request);

    assert.equal(address.searchParams.get('error'), 'invalid_request');
    assert.match(address.searchParams.get('error_description') ?? '', /PKCE/);
  });

  it('never sends anybody to an address that is not registered exactly', async () => {
    const elsewhere = `${stage.redirectUri}/`;

    const visit = await newBrowser('ja').open(authorizationAt(stage, { redirect_uri: elsewhere }));

    assert.equal(visit.address.origin, stage.issuer);
    assert.equal(visit.response.status, 400);
  });

  it('gives no code for a wrong password', async () => {
    const browser = newBrowser('en');
    await browser.open(authorizationAt(stage));

    const visit = await browser.send(`${stage.issuer}/login`, {
      userId: hanako,
      password: 'something else',
    });

    assert.equal(visit.response.status, 401);
    assert.match(await visit.response.text(), /is not right/);
  });

  it('takes a code once and drops its tokens when it comes again', async () => {
    const code = (await signInAt(stage, hanako)).get('code') ?? '';
    const first = await tokensFor(stage, code);

    const second = await tokensFor(stage, code);

    assert.equal(second['error'], 'invalid_grant');
    assert.equal((await userInfo(stage, first['access_token']))['error'], 'invalid_token');
  });

  it('rotates refresh tokens and ends the family when an old one comes again', async () => {
    const first = await tokensFor(stage, (await signInAt(stage, hanako)).get('code') ?? '');
    const refresh = (token: unknown) =>
      postAt(stage, '/token', { grant_type: 'refresh_token', refresh_token: String(token) });

    const second = (await refresh(first['refresh_token'])).body;
    const replayed = await refresh(first['refresh_token']);
    const afterwards = await refresh(second['refresh_token']);

    assert.notEqual(second['refresh_token'], first['refresh_token']);
    assert.equal(replayed.body['error'], 'invalid_grant');
    assert.equal(afterwards.body['error'], 'invalid_grant');
  });

  it('shows a withdrawn entitlement at once to whoever holds an old token', async () => {
    const tokens = await tokensFor(stage, (await signInAt(stage, hanako)).get('code') ?? '');

    await switchPerson(stage, 'midori.hanako.sato', { entitled: false });
    const withdrawn = await userInfo(stage, tokens['access_token']);
    await switchPerson(stage, 'midori.hanako.sato', { entitled: true });
    const given = await userInfo(stage, tokens['access_token']);

    assert.deepEqual(withdrawn['rsi_entitlements'], []);
    assert.deepEqual(given['rsi_entitlements'], ['sekitori']);
  });

  it('lets no page of somebody else switch a person', async () => {
    const answer = await switchPerson(stage, 'midori.hanako.sato', { entitled: false }, {});

    const person = await fetch(`${stage.issuer}/operator/people/midori.hanako.sato`);
    assert.equal(answer.status, 403);
    assert.equal((await person.json()).entitled, true);
  });

  it('tells an active token from a revoked one', async () => {
    const tokens = await tokensFor(stage, (await signInAt(stage, hanako)).get('code') ?? '');
    const token = String(tokens['access_token']);

    const before = await postAt(stage, '/token/introspection', { token });
    await postAt(stage, '/token/revocation', { token: String(tokens['refresh_token']) });
    const after = await postAt(stage, '/token/introspection', { token });

    assert.equal(before.body['active'], true);
    assert.deepEqual(after.body, { active: false });
  });

  describe('in a browser that somebody has used before', () => {
    it('asks whether to go on as the same person', async () => {
      const browser = newBrowser('ja');
      await signInAt(stage, hanako, browser);

      const page = await (await browser.open(authorizationAt(stage))).response.text();
      const back = await browser.send(`${stage.issuer}/login`, { choice: 'known' });

      assert.match(page, /佐藤 花子さんとして続ける/);
      assert.ok(back.address.searchParams.get('code'));
    });

    it('lets somebody else sign in and leaves the first person their tokens', async () => {
      const browser = newBrowser('en');
      const first = await tokensFor(
        stage,
        (await signInAt(stage, hanako, browser)).get('code') ?? '',
      );

      const back = await signInAt(stage, 'ben.okafor@contoso.example', browser);
      const second = await tokensFor(stage, back.get('code') ?? '');

      const subs = [
        (await userInfo(stage, first['access_token']))['sub'],
        (await userInfo(stage, second['access_token']))['sub'],
      ];
      assert.deepEqual(subs, ['midori.hanako.sato', 'contoso.ben.okafor']);
    });

    it('wants the password again where the product asks for a new proof', async () => {
      const browser = newBrowser('en');
      await signInAt(stage, hanako, browser);
      await browser.open(authorizationAt(stage, { prompt: 'login' }));

      const skipped = await browser.send(`${stage.issuer}/login`, { choice: 'known' });
      const proved = await browser.send(`${stage.issuer}/login`, {
        userId: hanako,
        password: demoPassword,
      });

      assert.equal(skipped.address.pathname, '/login');
      assert.ok(proved.address.searchParams.get('code'));
    });
  });
});
