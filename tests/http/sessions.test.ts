import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { type Client, clientOf, clientWith } from '../support/client.ts';
import { comeBack, loginUpToCallback, sessionSetBy } from '../support/login-by-hand.ts';
import { type RunningService, sharedService } from '../support/service.ts';

const mail = 'imogen.clarke@contoso.example';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const secret = () => randomBytes(32).toString('base64url');

describe('sessions over HTTP (2.2.1-b, -c, -d)', () => {
  let service: RunningService;
  before(async function () {
    this.timeout(150_000);
    service = await sharedService();
  });

  const signIn = async (before = '') => {
    const answer = await comeBack(await loginUpToCallback(service.url, mail), before);
    return sessionSetBy(answer) ?? assert.fail(`no session: ${answer.headers.get('location')}`);
  };
  const meBy = async (cookie: string) =>
    (await clientWith(service, cookie).get('/api/v1/me')).status;
  const listOf = async (client: Client) => (await client.get('/api/v1/me/sessions')).body.items;

  it('takes no session that somebody else put into the browser: the login makes a new one (session 1)', async () => {
    const planted = `__Host-sekitori=${secret()}`;
    const attackers = await signIn();

    const [overPlanted, overAttackers] = [await signIn(planted), await signIn(attackers)];

    assert.equal(new Set([planted, attackers, overPlanted, overAttackers]).size, 4);
    assert.deepEqual(
      await Promise.all([planted, attackers, overPlanted, overAttackers].map(meBy)),
      [401, 401, 200, 200],
    );
  });

  it('makes its cookie unreachable for scripts, other hosts, plain HTTP and unpartitioned frames', async () => {
    const answer = await comeBack(await loginUpToCallback(service.url, mail));

    const line = answer.headers.getSetCookie().find((set) => set.startsWith('__Host-sekitori='));
    assert.match(
      line ?? '',
      /^__Host-sekitori=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=86400$/,
    );
  });

  it('knows no session by two cookies of its name, nor by another name (session 2)', async () => {
    const good = await signIn();
    const value = good.slice('__Host-sekitori='.length);
    const others = await signIn();
    const tossed = [
      `${good}; ${others}`,
      `${others}; ${good}`,
      `${good}; ${good}`,
      `${good}; __Host-sekitori=`,
      `__Host-sekitori=x; ${good}`,
      `sekitori=${value}`,
      `__Secure-sekitori=${value}`,
      `__host-sekitori=${value}`,
      `__Host-sekitori="${value}"`,
      `__Host-sekitori-login=${value}`,
      `__Host-sekitori =x; ${good}`,
      `__Host-sekitori=${value}%20`,
      `__Host-sekitori=${value}A`,
    ];

    const statuses = await Promise.all(tossed.map(meBy));

    assert.deepEqual(statuses, Array(tossed.length).fill(401));
    assert.deepEqual([await meBy(good), await meBy(`other=1; ${good}`)], [200, 200]);
  });

  it('ends what the browser had when it signs in again, in a frame too (session 3)', async () => {
    const before = await signIn();
    const after = await signIn(before);
    const nonce = secret();
    const handOver = createHash('sha256').update(nonce).digest('base64url');
    const landed = await comeBack(await loginUpToCallback(service.url, mail, { handOver }));
    const [, code = ''] = /#code=(.+)$/.exec(landed.headers.get('location') ?? '') ?? [];

    const redeemed = await clientWith(service, after).raw('/auth/redeem', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-sekitori-request': '1' },
      body: JSON.stringify({ code, nonce }),
    });
    const framed = sessionSetBy(redeemed) ?? assert.fail('no session');

    assert.deepEqual(await Promise.all([before, after, framed].map(meBy)), [401, 401, 200]);
    const own = (await listOf(clientWith(service, framed))).find(
      ({ isThis }: { isThis: boolean }) => isThis,
    );
    assert.equal(own.isInTeams, true);
  });

  it('opens one session of two answers of RSI that come at once', async () => {
    const login = await loginUpToCallback(service.url, mail);

    const answers = await Promise.all([comeBack(login), comeBack(login), comeBack(login)]);

    assert.equal(answers.filter((answer) => sessionSetBy(answer)).length, 1);
  });

  it('is over on the server after sign-out, whoever still holds the cookie (session 4)', async () => {
    const cookie = await signIn();
    const client = clientWith(service, cookie);

    const out = await client.send('POST', '/auth/sign-out');

    assert.equal(out.status, 204);
    assert.match(out.headers.getSetCookie().join(), /__Host-sekitori=;.*Max-Age=0/);
    for (const path of ['/api/v1/me', '/api/v1/floors', '/api/v1/me/sessions']) {
      assert.equal((await client.get(path)).status, 401, path);
    }
  });

  it('is listed as what its owner knows it by, and ended by them alone (session 5)', async () => {
    const [here, stranger] = [
      await clientOf(service, 'rohan.mehta@contoso.example'),
      await clientOf(service, 'finn.murphy@contoso.example'),
    ];
    const login = await loginUpToCallback(service.url, 'rohan.mehta@contoso.example');
    const answer = await fetch(login.callback, {
      redirect: 'manual',
      headers: { cookie: login.cookie, 'user-agent': iphone },
    });
    const phone = clientWith(service, sessionSetBy(answer) ?? '');

    const [newest, ...older] = await listOf(here);
    const address = `/api/v1/me/sessions/${newest.id}`;
    const byStranger = await stranger.send('DELETE', address);
    const ofNobody = await stranger.send('DELETE', `${address.slice(0, -1)}x`);
    const afterStranger = (await phone.get('/api/v1/me')).status;
    const ended = await here.send('DELETE', address);
    const twice = await here.send('DELETE', address);

    assert.deepEqual(newest.device, { browser: 'Safari', system: 'iOS' });
    assert.deepEqual([newest.isThis, newest.isInTeams], [false, false]);
    assert.ok(older.some(({ isThis }: { isThis: boolean }) => isThis));
    assert.deepEqual([byStranger.status, afterStranger, ended.status], [404, 200, 204]);
    assert.equal((await phone.get('/api/v1/me')).status, 401);
    const words = [byStranger, ofNobody, twice].map(({ body: { requestId: _, ...rest } }) => rest);
    assert.deepEqual(words, [words[0], words[0], words[0]]);
  });

  it('ends everywhere but here with one request, and nothing without the page’s own header (session 5)', async () => {
    const here = clientWith(service, await signIn());
    const elsewhere = [await signIn(), await signIn()];

    const foreign = await here.raw('/api/v1/me/sessions', { method: 'DELETE' });
    const before = await Promise.all(elsewhere.map(meBy));
    const ended = await here.send('DELETE', '/api/v1/me/sessions');

    assert.deepEqual([foreign.status, ...before, ended.status], [403, 200, 200, 204]);
    assert.deepEqual(await Promise.all(elsewhere.map(meBy)), [401, 401]);
    assert.deepEqual(
      (await listOf(here)).map(({ isThis }: { isThis: boolean }) => isThis),
      [true],
    );
  });

  it('answers whoever asks while it is replaced as the old or not at all, never as half of each (session 8)', async () => {
    const before = await signIn();
    const login = await loginUpToCallback(service.url, mail);
    const asking = Array.from({ length: 40 }, () => clientWith(service, before).get('/api/v1/me'));

    const [answer, ...answers] = await Promise.all([comeBack(login, before), ...asking]);
    const after = sessionSetBy(answer) ?? assert.fail('no session');

    for (const { status, body } of answers) {
      assert.ok(status === 200 || status === 401, String(status));
      if (status === 200) assert.equal(body.mail, mail);
    }
    assert.deepEqual([await meBy(before), await meBy(after)], [401, 200]);
  });
});
