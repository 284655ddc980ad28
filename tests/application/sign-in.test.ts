import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Rsi, RsiRefused, RsiUnreachable } from '../../api/src/application/ports.ts';
import type { SignInPurpose } from '../../api/src/application/sign-in.ts';
import { anRsi } from '../support/rsi.ts';
import { aWorld, given, type TestWorld } from '../support/world.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
const browser = 'b'.repeat(43);
const toStart: SignInPurpose = { kind: 'browser', returnTo: '/' };

describe('signing in', () => {
  let world: TestWorld;
  afterEach(() => world.stores.close());

  const callback = (state = 'state-1') => new URL(`https://s.example/auth/callback?state=${state}`);
  const complete = (state?: string, from: string | undefined = browser) =>
    world.useCases.completeSignIn({ callback: callback(state), browser: from });

  async function begun(rsi: Rsi, purpose: SignInPurpose = toStart) {
    world = await aWorld('2026-10-05T09:00:00+09:00', rsi);
    await world.useCases.beginSignIn({ purpose, browser });
  }

  it('opens a session for the browser that began it, once', async () => {
    await begun(anRsi(), { kind: 'browser', returnTo: '/bookings' });

    const done = await complete();
    const again = await complete();

    assert.ok(done.ok && done.value.kind === 'session');
    assert.equal(done.value.returnTo, '/bookings');
    assert.ok(await world.useCases.resolveSession(done.value.secret));
    assert.deepEqual(again, { ok: false, failure: 'login-failed' });
  });

  it('opens one of two callbacks that come at once (session 8) (login 13)', async () => {
    await begun(anRsi());

    const both = await Promise.all([complete(), complete()]);

    assert.equal(both.filter((done) => done.ok).length, 1);
  });

  it('fails with no state, a foreign one, a used one, or one that is ten minutes old (login 1)', async () => {
    await begun(anRsi());
    const used = await complete();
    const refused = [await complete(''), await complete('state-9'), await complete()];
    await world.useCases.beginSignIn({ purpose: toStart, browser });
    world.clock.advance(600_000);
    const late = await complete('state-2');

    assert.ok(used.ok);
    for (const failed of [...refused, late]) {
      assert.deepEqual(failed, { ok: false, failure: 'login-failed' });
    }
  });

  it('fails with the state of another browser, or in one that says nothing of itself (login 2)', async () => {
    await begun(anRsi());

    const others = [
      await complete('state-1', 'c'.repeat(43)),
      await world.useCases.completeSignIn({ callback: callback(), browser: undefined }),
    ];

    for (const failed of others) assert.deepEqual(failed, { ok: false, failure: 'login-failed' });
  });

  it('opens nothing where RSI’s answer cannot be trusted or the person is not entitled', async () => {
    await begun(anRsi({ refuses: true }));
    const refused = await complete();
    await world.stores.close();
    await begun(anRsi({ isEntitled: false }));
    const withdrawn = await complete();

    assert.deepEqual(refused, { ok: false, failure: 'login-failed' });
    assert.deepEqual(withdrawn, { ok: false, failure: 'not-entitled' });
    const { items } = await world.stores.changes(undefined, 100);
    assert.equal(
      items.some((item) => item.type === 'session'),
      false,
    );
  });

  it('says that RSI does not answer, or nothing usable, at either end of the way', async () => {
    const starts: unknown[] = [];
    for (const fault of [new RsiUnreachable('down'), new RsiRefused('wrong')]) {
      const down = { begin: () => Promise.reject(fault) };
      world = await aWorld('2026-10-05T09:00:00+09:00', { ...anRsi(), ...down });
      starts.push(await world.useCases.beginSignIn({ purpose: toStart, browser }));
      await world.stores.close();
    }
    await begun({ ...anRsi(), complete: () => Promise.reject(new RsiUnreachable('down')) });
    const end = await complete();

    assert.deepEqual(starts, [undefined, undefined]);
    assert.deepEqual(end, { ok: false, failure: 'rsi-unreachable' });
  });

  describe('from a login window into a Teams frame', () => {
    const nonce = 'n'.repeat(43);
    async function aCode(): Promise<string> {
      await begun(anRsi(), { kind: 'hand-over', nonceHash: hash(nonce) });
      const done = await complete();
      assert.ok(done.ok && done.value.kind === 'hand-over');
      return done.value.code;
    }

    it('hands a session to who holds the nonce, once', async () => {
      const code = await aCode();

      const secret = given(await world.useCases.redeemHandOver({ code, nonceHash: hash(nonce) }));
      const again = await world.useCases.redeemHandOver({ code, nonceHash: hash(nonce) });

      assert.ok(await world.useCases.resolveSession(secret));
      assert.deepEqual(again, { ok: false, refusal: { code: 'code-unusable' } });
    });

    it('is worth nothing without the nonce, and spent by the attempt', async () => {
      const code = await aCode();

      const stolen = await world.useCases.redeemHandOver({ code, nonceHash: hash('other') });
      const mine = await world.useCases.redeemHandOver({ code, nonceHash: hash(nonce) });

      assert.deepEqual([stolen.ok, mine.ok], [false, false]);
    });

    it('is over after a minute', async () => {
      const code = await aCode();

      world.clock.advance(60_000);

      assert.equal(
        (await world.useCases.redeemHandOver({ code, nonceHash: hash(nonce) })).ok,
        false,
      );
    });
  });
});
