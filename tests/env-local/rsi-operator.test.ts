import assert from 'node:assert/strict';
import { type TroubleKind, troubleKinds } from '../../env/local/src/rsi/trouble.ts';
import {
  aStage,
  logOutAt,
  makeTrouble,
  postAt,
  type Stage,
  signInAt,
  switchPerson,
  tokensFor,
  userInfo,
} from './rsi-client.ts';

const hanako = 'hanako.sato@midori.example';
const sub = 'midori.hanako.sato';

describe('the operator of the RSI stand-in', () => {
  let stage: Stage;
  before(async () => {
    stage = await aStage();
  });
  afterEach(async () => {
    await makeTrouble(stage, { kind: 'none' });
    await switchPerson(stage, sub, { deleted: false, entitled: true, tenant: 'midori' });
  });
  after(() => stage.stop());

  const tokensOf = async (mail: string) =>
    tokensFor(stage, (await signInAt(stage, mail)).get('code') ?? '');
  const pageOf = async (language: string) =>
    (await fetch(`${stage.issuer}/operator`, { headers: { 'accept-language': language } })).text();
  const press = async (path: string, form: Record<string, string>) => {
    const [, token = ''] = /name="token" value="([0-9a-f]+)"/.exec(await pageOf('ja')) ?? [];
    const body = new URLSearchParams({ token, ...form });
    return fetch(`${stage.issuer}${path}`, { method: 'POST', body, redirect: 'manual' });
  };

  it('deletes a person: no sign-in, no token, not among those to choose; and brings them back', async () => {
    const tokens = await tokensOf(hanako);

    await press('/operator', { sub, deleted: 'true' });
    const during = await userInfo(stage, tokens['access_token']);
    const refused = (await signInAt(stage, hanako)).get('code');
    await press('/operator', { sub, deleted: 'false' });
    const after = await userInfo(stage, tokens['access_token']);

    assert.equal(during['error'], 'invalid_token');
    assert.equal(refused, null);
    assert.equal(after['sub'], sub);
  });

  it('moves a person to another tenant, at once', async () => {
    const tokens = await tokensOf(hanako);

    await press('/operator', { sub, tenant: 'contoso' });

    const { rsi_tenant_id, rsi_tenant_name } = await userInfo(stage, tokens['access_token']);
    assert.deepEqual([rsi_tenant_id, rsi_tenant_name], ['contoso', 'Contoso']);
  });

  it('calls the token of a withdrawn person inactive, and active again', async () => {
    const token = String((await tokensOf(hanako))['access_token']);
    const isActive = async () =>
      (await postAt(stage, '/token/introspection', { token })).body['active'];

    await switchPerson(stage, sub, { entitled: false });
    const during = await isActive();
    await switchPerson(stage, sub, { entitled: true });

    assert.deepEqual([during, await isActive()], [false, true]);
  });

  it('signs a person out and tells the product, and says so on the page', async () => {
    const misaki = 'midori.misaki.takahashi';
    await tokensOf('misaki.takahashi@midori.example');

    const answer = await press('/operator', { sub: misaki, 'log-out': 'true' });

    assert.match(await answer.text(), /高橋 美咲さんを RSI からサインアウトさせ、Sekitori に/);
    assert.equal(stage.logoutTokens.length, 1);
    assert.deepEqual(await logOutAt(stage, misaki), { told: 1, failed: 0 });
  });

  it('takes nothing from a page of somebody else', async () => {
    const form = { token: 'f'.repeat(32), sub, deleted: 'true', kind: 'slow', seconds: '9' };
    const post = (path: string, body: Record<string, string>) =>
      fetch(`${stage.issuer}${path}`, { method: 'POST', body: new URLSearchParams(body) });
    const { kind, seconds, token, ...person } = form;

    const answers = [
      await post('/operator', { token, ...person }),
      await post('/operator/trouble', { token, kind, seconds }),
      await fetch(`${stage.issuer}/operator/trouble`, { method: 'PUT', body: '{"kind":"slow"}' }),
    ];
    const logOut = await fetch(`${stage.issuer}/operator/people/${sub}/log-out`, {
      method: 'POST',
    });

    const { kind: state } = await (await fetch(`${stage.issuer}/operator/trouble`)).json();
    const { deleted } = await (await fetch(`${stage.issuer}/operator/people/${sub}`)).json();
    assert.deepEqual(
      [...answers, logOut].map(({ status }) => status),
      [403, 403, 403, 403],
    );
    assert.deepEqual([state, deleted], ['none', false]);
  });

  it('says on its page what is wrong with RSI, in both languages', async () => {
    await press('/operator/trouble', { kind: 'slow', seconds: '3' });

    assert.match(await pageOf('ja'), /現在の状態: 遅い/);
    assert.match(await pageOf('en'), /Now: Slow/);
    for (const language of ['ja', 'en']) {
      assert.doesNotMatch(await pageOf(language), /undefined|\[object|NaN/);
    }
  });

  /** What the product's server meets when it asks about a person. */
  const met: Readonly<Record<Exclude<TroubleKind, 'none'>, (of: Met) => void>> = {
    unavailable: ({ status }) => assert.equal(status, 503),
    dropped: ({ status }) => assert.equal(status, undefined),
    slow: ({ status, text }) => assert.deepEqual([status, JSON.parse(text).sub], [200, sub]),
    'web-page': ({ type, text }) => assert.match(`${type} ${text}`, /^text\/html <!doctype/),
    truncated: ({ type, text }) => {
      assert.equal(type, 'application/json');
      assert.throws(() => JSON.parse(text), SyntaxError);
    },
    endless: ({ text }) => {
      assert.ok(text.length > 50_000_000);
      assert.equal(JSON.parse(text).sub, sub);
    },
    redirect: ({ status }) => assert.equal(status, 302),
    'other-person': ({ text }) => assert.equal(JSON.parse(text).sub, `${sub}.other`),
  };
  type Met = { readonly status?: number; readonly type?: string | null; readonly text: string };

  async function ask(token: unknown): Promise<Met> {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${stage.issuer}/me`, { headers, redirect: 'manual' }).catch(
      () => undefined,
    );
    if (!answer) return { text: '' };
    const { status } = answer;
    return { status, type: answer.headers.get('content-type'), text: await answer.text() };
  }

  for (const kind of troubleKinds) {
    if (kind === 'none') continue;
    it(`makes RSI ${kind}, and well again`, async () => {
      const tokens = await tokensOf(hanako);
      await makeTrouble(stage, { kind, seconds: 0.2 });

      const bad = await ask(tokens['access_token']);
      await makeTrouble(stage, { kind: 'none' });
      const good = await ask(tokens['access_token']);

      met[kind](bad);
      assert.equal(JSON.parse(good.text).sub, sub);
    });
  }
});
