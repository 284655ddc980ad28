import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JWTPayload, UnsecuredJWT } from 'jose';
import { type Composed, compose } from '../../api/src/compose.ts';
import { readConfig } from '../../api/src/config.ts';
import { aTwistedIssuer, type TwistedIssuer } from '../rsi/twisted-issuer.ts';
import { clientWith } from '../support/client.ts';
import { credentialsOf, identityOf } from '../support/signed-in.ts';
import { anActor } from '../support/world.ts';

const event = 'http://schemas.openid.net/event/backchannel-logout';
const seconds = () => Math.floor(Date.now() / 1000);
const typed = { typ: 'logout+jwt' };
const form = 'application/x-www-form-urlencoded';

/** The whole way of RSI's word: over HTTP, through the adapter, into every session. */
describe('RSI’s word that somebody signed out, over HTTP (session 7)', () => {
  let issuer: TwistedIssuer;
  let composed: Composed;
  let folder: string;
  let url: string;
  let stop: () => Promise<void>;
  let words = 0;
  before(async () => {
    issuer = await aTwistedIssuer();
    folder = mkdtempSync(join(tmpdir(), 'sekitori-logout-'));
    composed = await compose(
      readConfig({
        ENVIRONMENT: 'local',
        PUBLIC_URL: 'http://localhost:3978',
        RSI_ISSUER: issuer.issuer,
        RSI_CLIENT_ID: 'sekitori',
        RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
        CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
        LOG_LEVEL: 'silent',
        DATA_DIR: folder,
      }),
    );
    const { server, liveFeed } = composed.serveWeb({ siteFolder: folder });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    stop = async () => {
      liveFeed.close();
      server.close();
      server.closeAllConnections();
      await composed.stores.close();
    };
  });
  after(async () => {
    await stop();
    await issuer.stop();
    rmSync(folder, { recursive: true });
  });

  /** Somebody who came in through a session of RSI's; answers their cookie. */
  async function comeIn(name: string, rsiSession: string): Promise<string> {
    const actor = anActor(name);
    const identity = identityOf(actor);
    await composed.useCases.recordPerson(identity);
    await composed.useCases.recordEntitlement(identity, credentialsOf(identity));
    return `__Host-sekitori=${await composed.useCases.openSession({ ...actor, rsiSession })}`;
  }

  /** Types of what was written, but for the log of operations, which hears of everything. */
  async function writtenSince(cursor: string): Promise<readonly string[]> {
    const { items } = await composed.stores.changes(cursor, 500);
    return items.map(({ type }) => type).filter((type) => !type.startsWith('audit-'));
  }

  const isIn = async (cookie: string) =>
    (await clientWith({ url }, cookie).get('/api/v1/me')).status === 200;
  const post = (body: BodyInit, headers: Record<string, string> = { 'content-type': form }) =>
    fetch(`${url}/auth/back-channel-logout`, { method: 'POST', body, headers });
  const tell = (token: string) => post(new URLSearchParams({ logout_token: token }).toString());
  const good = (changes: { readonly [claim: string]: unknown } = {}): JWTPayload => {
    words += 1;
    const claims = {
      iss: issuer.issuer,
      aud: 'sekitori',
      iat: seconds(),
      exp: seconds() + 120,
      jti: `word-${words}`,
      sid: 'sid-1',
      events: { [event]: {} },
      ...changes,
    };
    const said = Object.entries(claims).filter(([, value]) => value !== undefined);
    return Object.fromEntries(said);
  };

  it('ends the sessions that it is about at once, is answered with 200, and kept by no cache', async () => {
    const [mine, others] = [await comeIn('ada', 'sid-1'), await comeIn('bob', 'sid-2')];
    const before = await isIn(mine);

    const answer = await tell(await issuer.sign(good(), typed));

    assert.deepEqual([answer.status, await answer.text()], [200, '']);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.deepEqual([before, await isIn(mine), await isIn(others)], [true, false, true]);
  });

  const wrongs: readonly (readonly [string, () => Promise<string>])[] = [
    ['of another type', () => issuer.sign(good(), { typ: 'JWT' })],
    ['of no type', () => issuer.sign(good())],
    ['without its event', () => issuer.sign(good({ events: {} }), typed)],
    ['with a nonce', () => issuer.sign(good({ nonce: 'n' }), typed)],
    ['for somebody else', () => issuer.sign(good({ aud: 'other' }), typed)],
    ['of another issuer', () => issuer.sign(good({ iss: 'https://evil.example' }), typed)],
    ['without an id', () => issuer.sign(good({ jti: undefined }), typed)],
    ['about nobody', () => issuer.sign(good({ sid: undefined }), typed)],
    ['that is old', () => issuer.sign(good({ iat: seconds() - 200 }), typed)],
    ['without a signature', async () => new UnsecuredJWT(good()).encode()],
    ['cut off', async () => (await issuer.sign(good(), typed)).slice(0, -6)],
    ['of another text', async () => 'a.b.c'],
  ];
  for (const [name, makeToken] of wrongs) {
    it(`is refused ${name}, and changes nothing`, async () => {
      const mine = await comeIn('ada', 'sid-1');
      const before = await composed.stores.now();

      const answer = await tell(await makeToken());

      assert.equal(answer.status, 400);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.doesNotMatch(await answer.text(), /token|signature|nonce|aud/i);
      assert.deepEqual(await writtenSince(before), []);
      assert.equal(await isIn(mine), true);
    });
  }

  it('is refused the second time, and ends nothing of what came between', async () => {
    const token = await issuer.sign(good({ sid: 'sid-3' }), typed);
    const before = await comeIn('ada', 'sid-3');

    const first = await tell(token);
    const after = await comeIn('ada', 'sid-4');
    const second = await tell(token);

    assert.deepEqual([first.status, second.status], [200, 400]);
    assert.deepEqual([await isIn(before), await isIn(after)], [false, true]);
  });

  it('must come as a small form with one token, and needs no header of our pages', async () => {
    const token = await issuer.sign(good({ sid: 'sid-5' }), typed);
    const said = `logout_token=${token}`;

    const statuses = [
      await post(JSON.stringify({ logout_token: token }), { 'content-type': 'application/json' }),
      await post(said, { 'content-type': 'text/plain' }),
      await post(said, { 'content-type': form, 'content-encoding': 'gzip' }),
      await post(`${said}&${said}`),
      await post(`logout=${token}`),
      await post(''),
      await post(`logout_token=${'a'.repeat(13_000)}`),
      await post(`${said}&more=${'a'.repeat(20_000)}`),
      await fetch(`${url}/auth/back-channel-logout?${said}`),
      await post(`${said}&more=1`, { 'content-type': form, origin: 'https://rsi.example' }),
    ].map(({ status }) => status);

    assert.deepEqual(statuses, [415, 415, 415, 400, 400, 400, 400, 413, 404, 200]);
  });

  it('costs strangers’ floods no write and RSI no question', async () => {
    const mine = await comeIn('ada', 'sid-1');
    await tell(await issuer.sign(good({ sid: 'sid-6' }), typed));
    const [asked, before] = [issuer.asked.get('/jwks'), await composed.stores.now()];

    for (let round = 0; round < 20; round += 1) {
      const tokens = await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          at % 2 === 0
            ? issuer.sign(good(), { ...typed, kid: `unknown-${round}-${at}` })
            : `garbage.${round}.${at}`,
        ),
      );
      const answers = await Promise.all(tokens.map(tell));
      for (const { status } of answers) assert.ok(status === 400 || status === 429);
    }

    assert.ok((issuer.asked.get('/jwks') ?? 0) - (asked ?? 0) <= 1);
    assert.deepEqual(await writtenSince(before), []);
    assert.equal(await isIn(mine), true);
  });
});
