import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { SignInPurpose } from '../../api/src/application/sign-in.ts';
import { connected, organisationOf } from '../support/organisations.ts';
import { anRsi } from '../support/rsi.ts';
import {
  anActor,
  anAdministrator,
  aWorld,
  contoso,
  given,
  midori,
  type TestWorld,
} from '../support/world.ts';

const ada = anActor('ada');
const browser = 'b'.repeat(43);
const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
const unusable = { ok: false, refusal: { code: 'code-unusable' } };

/** Ada is who signs in at RSI, whoever it was that began. */
describe('a login that a chat asked for', () => {
  let world: TestWorld;
  let logins: number;
  beforeEach(async () => {
    logins = 0;
    world = await aWorld('2026-10-05T09:00:00+09:00', anRsi());
    await connected(world, midori);
  });
  afterEach(() => world.stores.close());

  const chatOf = (user: string, tenant = midori) => ({
    entraTenant: organisationOf(tenant),
    user,
    conversation: `chat-${user}`,
  });
  async function signIn(purpose: SignInPurpose, from = browser) {
    await world.useCases.beginSignIn({ purpose, browser });
    logins += 1;
    const callback = new URL(`https://s.example/auth/callback?state=state-${logins}`);
    return world.useCases.completeSignIn({ callback, browser: from });
  }
  async function digitsFor(chat: ReturnType<typeof chatOf>): Promise<string> {
    const request = await world.useCases.requestTeamsLink(chat);
    const done = await signIn({ kind: 'link', request });
    assert.ok(done.ok && done.value.kind === 'link');
    return done.value.digits;
  }
  const sessions = async () => {
    const { items } = await world.stores.changes(undefined, 1000);
    return items.filter(({ type }) => type === 'session').length;
  };

  it('ends in six digits and opens no session', async () => {
    const digits = await digitsFor(chatOf('ada'));

    assert.match(digits, /^\d{6}$/);
    assert.equal(await sessions(), 0);
  });

  it('gives digits that hand no session over, to no nonce', async () => {
    const digits = await digitsFor(chatOf('ada'));

    const redeemed = await world.useCases.redeemHandOver({ code: digits, nonceHash: hash('') });

    assert.deepEqual(redeemed, unusable);
    assert.equal(await sessions(), 0);
  });

  it('is not ended by a login for a browser or for a Teams frame', async () => {
    const chat = chatOf('ada');
    await world.useCases.requestTeamsLink(chat);
    const handOver = await signIn({ kind: 'hand-over', nonceHash: hash('n') });
    const session = await signIn({ kind: 'browser', returnTo: '/' });
    assert.ok(handOver.ok && handOver.value.kind === 'hand-over');
    assert.ok(session.ok && session.value.kind === 'session');

    const typed = [
      await world.useCases.completeTeamsLink(chat, handOver.value.code),
      await world.useCases.completeTeamsLink(chat, session.value.secret),
      await world.useCases.completeTeamsLink(chat, ''),
    ];

    assert.deepEqual(typed, [unusable, unusable, unusable]);
    assert.equal(await world.useCases.actorOfTeamsUser(chat), undefined);
  });

  it('is of the browser that began it', async () => {
    const request = await world.useCases.requestTeamsLink(chatOf('ada'));

    const elsewhere = await signIn({ kind: 'link', request }, 'c'.repeat(43));

    assert.deepEqual(elsewhere, { ok: false, failure: 'login-failed' });
  });

  it('ends once: the address that RSI sent the browser to is worth nothing again', async () => {
    await digitsFor(chatOf('ada'));
    const callback = new URL('https://s.example/auth/callback?state=state-1');

    const again = await world.useCases.completeSignIn({ callback, browser });

    assert.deepEqual(again, { ok: false, failure: 'login-failed' });
  });

  it('that somebody else’s chat asked for ties nobody to mine, whoever types the digits in theirs', async () => {
    const [mine, mallorys] = [chatOf('ada'), chatOf('mallory')];
    await world.useCases.requestTeamsLink(mine);
    const digits = await digitsFor(mallorys);

    const inMine = await world.useCases.completeTeamsLink(mine, digits);

    assert.deepEqual(inMine, unusable);
    assert.equal(await world.useCases.actorOfTeamsUser(mine), undefined);
    assert.equal(await world.useCases.actorOfTeamsUser(mallorys), undefined);
  });

  it('says so where the link of the card has expired', async () => {
    const request = await world.useCases.requestTeamsLink(chatOf('ada'));
    world.clock.advance(15 * 60_000);

    assert.deepEqual(await signIn({ kind: 'link', request }), {
      ok: false,
      failure: 'link-expired',
    });
  });

  it('gives no digits for a chat of another company’s organisation, and says so (2.3-d)', async () => {
    await connected(world, contoso);
    const request = await world.useCases.requestTeamsLink(chatOf('ada', contoso));

    const done = await signIn({ kind: 'link', request });

    assert.deepEqual(done, { ok: false, failure: 'chat-of-another-company' });
    assert.equal(await sessions(), 0);
  });

  it('gives no digits for a chat of an organisation that was disconnected (2.2.3-d)', async () => {
    const request = await world.useCases.requestTeamsLink(chatOf('ada'));
    const admin = anAdministrator();
    given(await world.useCases.disconnectOrganisation(admin, organisationOf(midori)));

    const done = await signIn({ kind: 'link', request });

    assert.deepEqual(done, { ok: false, failure: 'chat-of-another-company' });
  });

  it('ties the chat to who signed in (control)', async () => {
    const chat = chatOf('ada');
    const digits = await digitsFor(chat);

    const linked = given(await world.useCases.completeTeamsLink(chat, digits));

    assert.deepEqual(linked, ada);
  });
});
