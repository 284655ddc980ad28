import { type Decided, granted, refused } from '../domain/refusal.ts';
import type { Versioned } from './documents.ts';
import { recordEntitlementWith } from './entitlement.ts';
import { recordPersonWith } from './person-record.ts';
import type { Clock, Ids, Rsi, RsiIdentity, RsiLogin } from './ports.ts';
import { RsiRefused, RsiUnreachable } from './ports.ts';
import type { Secrets } from './secrets.ts';
import { openSessionWith, type SessionWish } from './session.ts';
import type { Device } from './session-entries.ts';
import type { Stores } from './store.ts';
import { offerLinkCodeWith } from './teams-link.ts';

type World = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly rsi: Rsi;
  readonly secrets: Secrets;
};

/** What a person signs in for: a browser, a Teams frame that waits for a code, or a chat that asks who they are. */
export type SignInPurpose =
  | { readonly kind: 'browser'; readonly returnTo: string }
  | { readonly kind: 'hand-over'; readonly nonceHash: string }
  | { readonly kind: 'link'; readonly request: string };

type LoginBody = Versioned<{
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly purpose: SignInPurpose;
  readonly browser: string;
}>;

type HandOverBody = Versioned<{
  readonly nonceHash: string;
  readonly of: SessionWish;
}>;

const loginSeconds = 10 * 60;
const handOverSeconds = 60;

const loginPlace = (ids: Ids, state: string) => {
  const id = ids.derived('login', state);
  return { scope: `login:${id.slice(0, 2)}`, id: `login:${id}` };
};
const handOverPlace = (ids: Ids, code: string) => {
  const id = ids.derived('hand-over', code);
  return { scope: `hand-over:${id.slice(0, 2)}`, id: `hand-over:${id}` };
};

/**
 * Starts a login at RSI and answers where to go; undefined where RSI gives no usable answer. `browser` is a
 * secret that only this browser has; the way back must bring it again.
 */
export type BeginSignIn = (asked: {
  readonly purpose: SignInPurpose;
  readonly browser: string;
}) => Promise<URL | undefined>;

export function beginSignInWith({ stores, ids, rsi }: World): BeginSignIn {
  return async ({ purpose, browser }) => {
    const login = await begunAt(rsi);
    if (!login) return undefined;
    const body: LoginBody = {
      v: 1,
      nonce: login.nonce,
      codeVerifier: login.codeVerifier,
      purpose,
      browser: ids.derived('browser', browser),
    };
    const { scope, id } = loginPlace(ids, login.state);
    const item = { id, type: 'login', ttlSeconds: loginSeconds, body };
    await stores.forService.commit(scope, [{ kind: 'create', item }]);
    return login.address;
  };
}

async function begunAt(rsi: Rsi): Promise<RsiLogin | undefined> {
  try {
    return await rsi.begin();
  } catch (error) {
    if (error instanceof RsiUnreachable || error instanceof RsiRefused) return undefined;
    throw error;
  }
}

export type SignedIn =
  | { readonly kind: 'session'; readonly secret: string; readonly returnTo: string }
  | { readonly kind: 'hand-over'; readonly code: string }
  | { readonly kind: 'link'; readonly digits: string };

export type SignInFailure =
  | 'login-failed'
  | 'not-entitled'
  | 'link-expired'
  | 'chat-of-another-company'
  | 'rsi-unreachable';

/**
 * Ends a login with what RSI sent back: state of this browser, used once; code, PKCE, nonce, issuer
 * and ID token verified by the RSI adapter. Without entitlement there is no session (2.2.1-c).
 */
export type CompleteSignIn = (asked: {
  readonly callback: URL;
  readonly browser: string | undefined;
  readonly device?: Device;
}) => Promise<
  | { readonly ok: true; readonly value: SignedIn; readonly identity: RsiIdentity }
  | { readonly ok: false; readonly failure: SignInFailure }
>;

export function completeSignInWith(world: World): CompleteSignIn {
  const recordPerson = recordPersonWith(world);
  const recordEntitlement = recordEntitlementWith(world);
  return async ({ callback, browser, device = {} }) => {
    const state = callback.searchParams.get('state') ?? '';
    const login = await takeLogin(world, state, browser);
    if (!login) return { ok: false, failure: 'login-failed' };
    const provedAt = world.clock.now();
    const proved = await prove(world.rsi, callback, { state, ...login });
    if (typeof proved === 'string') return { ok: false, failure: proved };
    const { identity, credentials } = proved;
    if (!identity.isEntitled) return { ok: false, failure: 'not-entitled' };
    await recordPerson(identity);
    await recordEntitlement(identity, credentials);
    const { tenant, person } = identity;
    const { rsiSession } = credentials;
    const atRsi = rsiSession === undefined ? { provedAt } : { provedAt, rsiSession };
    const value = await fulfil(world, login.purpose, { tenant, person, device, ...atRsi });
    return typeof value === 'string'
      ? { ok: false, failure: value }
      : { ok: true, value, identity };
  };
}

/** The login that a state stands for, once: whoever deletes it has it. */
async function takeLogin(
  { stores, ids }: World,
  state: string,
  browser: string | undefined,
): Promise<LoginBody | undefined> {
  const { scope, id } = loginPlace(ids, state);
  const known = await stores.forService.read<LoginBody>(scope, id);
  if (!known || browser === undefined) return undefined;
  if (known.body.browser !== ids.derived('browser', browser)) return undefined;
  const taken = await stores.forService.commit(scope, [
    { kind: 'delete', id, ifMatch: known.etag },
  ]);
  return taken.ok ? known.body : undefined;
}

async function prove(
  rsi: Rsi,
  callback: URL,
  login: { readonly state: string; readonly nonce: string; readonly codeVerifier: string },
): Promise<Awaited<ReturnType<Rsi['complete']>> | SignInFailure> {
  try {
    const proved = await unlessUnreachable(() => rsi.complete(callback, login));
    return proved ?? 'rsi-unreachable';
  } catch (error) {
    if (error instanceof RsiRefused) return 'login-failed';
    throw error;
  }
}

async function unlessUnreachable<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RsiUnreachable) return undefined;
    throw error;
  }
}

async function fulfil(
  world: World,
  purpose: SignInPurpose,
  of: SessionWish,
): Promise<SignedIn | SignInFailure> {
  if (purpose.kind === 'browser') {
    const secret = await openSessionWith(world)(of);
    return { kind: 'session', secret, returnTo: purpose.returnTo };
  }
  if (purpose.kind === 'link') {
    const offered = await offerLinkCodeWith(world)(purpose.request, of);
    if (offered.ok) return { kind: 'link', digits: offered.value };
    const isElsewhere = offered.refusal.code === 'chat-of-another-company';
    return isElsewhere ? 'chat-of-another-company' : 'link-expired';
  }
  const code = world.ids.secret();
  const { scope, id } = handOverPlace(world.ids, code);
  const body: HandOverBody = { v: 1, nonceHash: purpose.nonceHash, of };
  const item = { id, type: 'hand-over', ttlSeconds: handOverSeconds, body };
  await world.stores.forService.commit(scope, [{ kind: 'create', item }]);
  return { kind: 'hand-over', code };
}

/**
 * Turns the one-time code of a login window into a session of the frame that holds the nonce; within
 * a minute, once. A code without its nonce is spent by the attempt. Refusals: code-unusable.
 */
export type RedeemHandOver = (asked: {
  readonly code: string;
  readonly nonceHash: string;
  readonly device?: Device;
}) => Promise<Decided<string>>;

export function redeemHandOverWith(world: World): RedeemHandOver {
  return async ({ code, nonceHash, device = {} }) => {
    const { scope, id } = handOverPlace(world.ids, code);
    const known = await world.stores.forService.read<HandOverBody>(scope, id);
    if (!known) return refused({ code: 'code-unusable' });
    const taken = await world.stores.forService.commit(scope, [
      { kind: 'delete', id, ifMatch: known.etag },
    ]);
    if (!taken.ok || known.body.nonceHash !== nonceHash) return refused({ code: 'code-unusable' });
    return granted(await openSessionWith(world)({ ...known.body.of, device, isInTeams: true }));
  };
}
