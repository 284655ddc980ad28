import assert from 'node:assert/strict';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { type Rsi, RsiRefused } from '../../api/src/application/ports.ts';
import { aStage, logOutAt, type Stage } from '../env-local/rsi-client.ts';
import { goodClaims, loginWith, rsiAt, signedIn } from './at-issuer.ts';
import { aTwistedIssuer, type TwistedIssuer } from './twisted-issuer.ts';

const event = 'http://schemas.openid.net/event/backchannel-logout';
const seconds = () => Math.floor(Date.now() / 1000);

describe('RSI’s word that somebody signed out (back-channel logout)', () => {
  describe('from RSI', () => {
    let stage: Stage;
    let rsi: Rsi;
    before(async () => {
      stage = await aStage();
      rsi = await rsiAt(stage.issuer, { redirectUri: new URL(stage.redirectUri) });
    });
    after(() => stage.stop());

    it('names the person and the session of the login, once for each session', async () => {
      const mail = 'hanako.sato@midori.example';
      const logins = [await signedIn(rsi, mail), await signedIn(rsi, mail)];

      const sent = await logOutAt(stage, mail);
      const said = await Promise.all(stage.logoutTokens.map((token) => rsi.readLogout(token)));

      assert.deepEqual(sent, { told: 2, failed: 0 });
      assert.deepEqual(
        said.map(({ rsiSession }) => rsiSession).sort(),
        logins.map(({ credentials }) => credentials.rsiSession).sort(),
      );
      assert.deepEqual(
        said.map(({ person }) => person),
        logins.map(({ identity }) => identity.person),
      );
      assert.equal(new Set(said.map(({ id }) => id)).size, 2);
    });
  });

  describe('from anybody', () => {
    let twisted: TwistedIssuer;
    let rsi: Rsi;
    before(async () => {
      twisted = await aTwistedIssuer();
      rsi = await rsiAt(twisted.issuer);
    });
    after(() => twisted.stop());

    const good = () => ({
      iss: twisted.issuer,
      aud: 'sekitori',
      iat: seconds(),
      exp: seconds() + 120,
      jti: 'once',
      sub: 'ada',
      sid: 'session-1',
      events: { [event]: {} },
    });
    type Good = ReturnType<typeof good>;
    const typed = { typ: 'logout+jwt' };
    const without = (...names: (keyof Good)[]): JWTPayload =>
      Object.fromEntries(
        Object.entries(good()).filter(([name]) => !names.some((each) => each === name)),
      );
    const read = async (claims: JWTPayload, header: Record<string, unknown> = typed) =>
      rsi.readLogout(await twisted.sign(claims, header));

    it('is believed where everything is right', async () => {
      const { identity } = await loginWith(rsi, twisted, twisted.sign);
      const claims = good();

      const whole = await read(claims);
      const bySession = await read(without('sub'));
      const byPerson = await read(without('sid'));

      const { person } = identity;
      assert.deepEqual(whole, {
        id: 'once',
        issuedAt: claims.iat * 1000,
        person,
        rsiSession: 'session-1',
      });
      assert.deepEqual([bySession.person, bySession.rsiSession], [undefined, 'session-1']);
      assert.deepEqual([byPerson.person, byPerson.rsiSession], [person, undefined]);
    });

    const wrongs: readonly (readonly [string, () => JWTPayload, Record<string, unknown>?])[] = [
      ['of another issuer', () => ({ ...good(), iss: 'https://evil.example' })],
      ['for somebody else', () => ({ ...good(), aud: 'other' })],
      ['without an issuer', () => without('iss')],
      ['without an audience', () => without('aud')],
      ['without an age', () => without('iat')],
      ['of three minutes ago', () => ({ ...good(), iat: seconds() - 180 })],
      ['of a minute ahead', () => ({ ...good(), iat: seconds() + 60 })],
      ['that is over', () => ({ ...good(), exp: seconds() - 40 })],
      ['without an id', () => without('jti')],
      ['without an event', () => without('events')],
      ['about another event', () => ({ ...good(), events: { 'urn:other': {} } })],
      ['with an event that is no object', () => ({ ...good(), events: { [event]: true } })],
      ['about nobody', () => without('sub', 'sid')],
      ['with a nonce, as an ID token has', () => ({ ...good(), nonce: 'n' })],
      ['with an empty nonce', () => ({ ...good(), nonce: null })],
      ['of another type', good, { typ: 'JWT' }],
      ['of no type', good, {}],
      ['signed with an unknown key', good, { ...typed, kid: 'unknown' }],
    ];
    for (const [name, claims, header] of wrongs) {
      it(`is not believed ${name}`, () => assert.rejects(read(claims(), header), RsiRefused));
    }

    it('is not believed unsigned, signed with what everybody knows, or where it is no token', async () => {
      const shared = new TextEncoder().encode((await twisted.publicKeyText()).padEnd(32, '.'));
      const header = { alg: 'HS256', ...typed };
      const tokens = [
        new UnsecuredJWT(good()).encode(),
        await new SignJWT(good()).setProtectedHeader(header).sign(shared),
        (await twisted.sign(good(), typed)).slice(0, -4),
        'a.b.c',
        '',
      ];

      for (const token of tokens) await assert.rejects(rsi.readLogout(token), RsiRefused);
    });

    it('is no ID token, and an ID token is none', async () => {
      const idToken = await twisted.sign(goodClaims(twisted.issuer, 'n'));

      await assert.rejects(rsi.readLogout(idToken), RsiRefused);
      await assert.rejects(
        loginWith(rsi, twisted, () => twisted.sign(good(), typed)),
        RsiRefused,
      );
    });

    it('makes us ask RSI for keys at most once, however many strangers write', async () => {
      await read(good());
      const before = twisted.asked.get('/jwks') ?? 0;

      for (let times = 0; times < 50; times += 1) {
        await assert.rejects(read(good(), { ...typed, kid: `unknown-${times}` }), RsiRefused);
      }

      assert.ok((twisted.asked.get('/jwks') ?? 0) - before <= 1);
    });
  });
});
