import assert from 'node:assert/strict';
import { type Rsi, RsiRefused, RsiUnreachable } from '../../api/src/application/ports.ts';
import { aClock, type TestClock } from '../support/world.ts';
import { loginWith, rsiAt } from './at-issuer.ts';
import { aTwistedIssuer, type TwistedIssuer } from './twisted-issuer.ts';

const discovery = '/.well-known/openid-configuration';
const minute = 60_000;

describe('what RSI says of itself', () => {
  let twisted: TwistedIssuer;
  let clock: TestClock;
  let rsi: Rsi;
  beforeEach(async () => {
    twisted = await aTwistedIssuer();
    clock = aClock('2026-10-05T09:00:00+09:00');
    rsi = await rsiAt(twisted.issuer, {}, clock);
  });
  afterEach(() => twisted.stop());

  const asked = () => twisted.asked.get(discovery) ?? 0;

  it('is asked once by many at once, and again after an hour', async () => {
    await Promise.all([rsi.begin(), rsi.begin(), rsi.health()]);
    clock.advance(60 * minute - 1);
    await rsi.begin();
    const before = asked();
    clock.advance(1);
    await rsi.begin();

    assert.deepEqual([before, asked()], [1, 2]);
  });

  it('stays as it was where RSI is down an hour later', async () => {
    await rsi.begin();
    twisted.answer(discovery, { status: 503, body: {} });

    clock.advance(60 * minute);

    await assert.doesNotReject(rsi.begin());
  });

  it('is asked for again at once where the first question failed', async () => {
    twisted.answer(discovery, { status: 503, body: {} });
    await assert.rejects(rsi.begin(), RsiUnreachable);
    await assert.rejects(rsi.health(), RsiUnreachable);

    twisted.answer(discovery, { body: twisted.metadata });

    await assert.doesNotReject(rsi.begin());
  });

  it('is not believed where it is about another issuer, or sends us to plain HTTP', async () => {
    const foreign = { ...twisted.metadata, issuer: 'https://evil.example' };
    twisted.answer(discovery, { body: foreign });
    const strict = await rsiAt(twisted.issuer, { allowsHttp: false });

    await assert.rejects(rsi.begin(), RsiRefused);
    await assert.rejects(strict.begin(), RsiRefused);
  });

  it('follows a key that RSI changes, within a minute', async () => {
    await loginWith(rsi, twisted, twisted.sign);
    await twisted.changeKey();
    const unknown = loginWith(rsi, twisted, twisted.sign);
    await assert.rejects(unknown, RsiRefused);

    clock.advance(minute);
    const { identity } = await loginWith(rsi, twisted, twisted.sign);

    assert.equal(identity.name, 'Ada');
  });
});
