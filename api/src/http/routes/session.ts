import { createHash, randomBytes } from 'node:crypto';
import { absoluteMs } from '../../application/session-record.ts';
import type { SessionSeen } from '../../application/sessions-of-person.ts';
import type { SignedIn, SignInFailure, SignInPurpose } from '../../application/sign-in.ts';
import type { SessionWire } from '../../contract/session-wire.ts';
import {
  clearSessionCookie,
  loginCookie,
  sessionCookie,
  setLoginCookie,
  setSessionCookie,
} from '../cookies.ts';
import { deviceOf } from '../device.ts';
import type { Handlers } from '../handler.ts';
import { returnPath } from '../return-path.ts';
import { Unusable } from '../unusable.ts';

type SessionRoutes = Pick<
  Handlers,
  | 'signIn'
  | 'signInCallback'
  | 'redeem'
  | 'signInWithTeams'
  | 'signOut'
  | 'backChannelLogout'
  | 'mySessions'
  | 'endMySession'
  | 'endMyOtherSessions'
>;

const loginSeconds = 10 * 60;
const sessionSeconds = absoluteMs / 1000;

/** Sign-in at RSI and what comes of it (2.2.1-b, -c). */
export const sessionRoutes: SessionRoutes = {
  async signIn({ query, cookies }, { useCases, publicUrl }) {
    const browser = cookies.get(loginCookie) ?? randomBytes(32).toString('base64url');
    const to = await useCases.beginSignIn({ purpose: purposeOf(query), browser });
    if (!to) return { kind: 'redirect', to: failed('rsi-unreachable', publicUrl) };
    return { kind: 'redirect', to, cookies: [setLoginCookie(browser, loginSeconds)] };
  },

  async signInCallback({ cookies, url, headers }, { useCases, publicUrl }) {
    const browser = cookies.get(loginCookie);
    const device = deviceOf(headers['user-agent']);
    const done = await useCases.completeSignIn({ callback: url, browser, device });
    if (!done.ok) return { kind: 'redirect', to: failed(done.failure, publicUrl) };
    // A session that this browser had before ends with the new one: its secret may be known to others.
    const before = cookies.get(sessionCookie);
    if (done.value.kind === 'session' && before) await useCases.endSession(before);
    return { kind: 'redirect', ...landing(done.value, publicUrl) };
  },

  async redeem({ body, cookies, headers }, { useCases }) {
    const nonceHash = createHash('sha256').update(body.nonce).digest('base64url');
    const device = deviceOf(headers['user-agent']);
    const redeemed = await useCases.redeemHandOver({ code: body.code, nonceHash, device });
    if (!redeemed.ok) return { kind: 'refusal', refusal: redeemed.refusal };
    const before = cookies.get(sessionCookie);
    if (before) await useCases.endSession(before);
    const cookie = setSessionCookie(redeemed.value, sessionSeconds);
    return { kind: 'empty', cookies: [cookie] };
  },

  async signInWithTeams({ body, cookies, headers }, { useCases }) {
    const device = deviceOf(headers['user-agent']);
    const secret = await useCases.signInWithTeams({ token: body.token, device });
    // Every no is the one that a person without a session hears anyway.
    if (secret === undefined) throw new Unusable('not-signed-in');
    const before = cookies.get(sessionCookie);
    if (before) await useCases.endSession(before);
    return { kind: 'empty', cookies: [setSessionCookie(secret, sessionSeconds)] };
  },

  async signOut({ cookies }, { useCases }) {
    const secret = cookies.get(sessionCookie);
    if (secret) await useCases.endSession(secret);
    return { kind: 'empty', cookies: [clearSessionCookie()] };
  },

  async backChannelLogout({ body }, { useCases }) {
    const isObeyed = await useCases.endRsiSession(body.logout_token);
    if (!isObeyed) throw new Unusable('invalid-request');
    return { kind: 'empty' };
  },

  async mySessions({ actor, cookies }, { useCases }) {
    const sessions = await useCases.listSessions(actor, secretIn(cookies));
    return { kind: 'json', body: { items: sessions.map(sessionToWire) } };
  },

  async endMySession({ actor, params }, { useCases }) {
    const ended = await useCases.endOwnSession(actor, params.sessionId);
    if (!ended.ok) return { kind: 'refusal', refusal: ended.refusal };
    return { kind: 'empty' };
  },

  async endMyOtherSessions({ actor, cookies }, { useCases }) {
    await useCases.endOtherSessions(actor, secretIn(cookies));
    return { kind: 'empty' };
  },
};

/** Nobody came here without one. */
const secretIn = (cookies: ReadonlyMap<string, string>) => cookies.get(sessionCookie) ?? '';

/** Sessions belong to no site, so instants are in UTC. */
const utcText = (instant: number) => new Date(instant).toISOString();

function sessionToWire({ createdAt, lastSeenAt, ...seen }: SessionSeen): SessionWire {
  return { ...seen, createdAt: utcText(createdAt), lastSeenAt: utcText(lastSeenAt) };
}

/** The page that says in one sentence what happened. */
const failed = (failure: SignInFailure, publicUrl: URL) =>
  new URL(`/sign-in-failed?code=${failure}`, publicUrl);

function purposeOf(query: {
  readonly returnTo?: string | undefined;
  readonly handOver?: string | undefined;
  readonly link?: string | undefined;
}): SignInPurpose {
  if (query.handOver !== undefined) return { kind: 'hand-over', nonceHash: query.handOver };
  if (query.link !== undefined) return { kind: 'link', request: query.link };
  return { kind: 'browser', returnTo: returnPath(query.returnTo) };
}

/** Codes travel in the fragment: it reaches no server, no log and no Referer. */
function landing(
  signedIn: SignedIn,
  publicUrl: URL,
): { readonly to: URL; readonly cookies?: readonly string[] } {
  switch (signedIn.kind) {
    case 'session':
      return {
        to: new URL(signedIn.returnTo, publicUrl),
        cookies: [setSessionCookie(signedIn.secret, sessionSeconds)],
      };
    case 'hand-over':
      return { to: new URL(`/signed-in#code=${signedIn.code}`, publicUrl) };
    case 'link':
      return { to: new URL(`/linked#code=${signedIn.digits}`, publicUrl) };
  }
}
