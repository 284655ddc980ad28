import { call } from '../lib/api-client.ts';
import { ApiProblem, Unreachable } from '../lib/api-problem.ts';
import { base64Url, freshSecret } from '../lib/fresh-key.ts';
import { readKept, writeKept } from '../lib/kept-choice.ts';
import { hostConnection } from './host/host.ts';

/** Where a browser goes to sign in, and comes back to the page it was on. */
export function signInAddress(returnTo: string): string {
  return `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
}

/**
 * Signs in. In a browser the page leaves and comes back; in Teams a login window hands over a code
 * that only this frame can redeem, because the service saw no more than the hash of its nonce.
 */
export async function signIn(): Promise<'leaving' | 'signed-in'> {
  writeKept('signed-out', 'no');
  const host = await hostConnection();
  if (host.kind === 'browser') {
    location.assign(signInAddress(location.pathname + location.search));
    return 'leaving';
  }
  const nonce = freshSecret();
  const handOver = base64Url(new Uint8Array(await sha256(nonce)));
  const code = await host.authenticate(`${location.origin}/auth/sign-in?handOver=${handOver}`);
  await call('redeem', { body: { code, nonce } });
  return 'signed-in';
}

const notAgainMs = 5 * 60_000;
let askedAt = Number.NEGATIVE_INFINITY;
let asking: Promise<boolean> | undefined;

/**
 * Signs in whom Teams knows, without a press, where they have linked that account in a chat. Whoever
 * signed out presses the button; and a frame that keeps no session does not ask again and again.
 */
export async function signInWithTeams(): Promise<boolean> {
  if (readKept('signed-out') === 'yes') return false;
  if (asking === undefined && performance.now() - askedAt < notAgainMs) return false;
  askedAt = performance.now();
  asking ??= askTeams().finally(() => {
    asking = undefined;
  });
  return asking;
}

async function askTeams(): Promise<boolean> {
  const host = await hostConnection();
  const token = host.kind === 'teams' ? await host.token() : undefined;
  if (token === undefined) return false;
  try {
    await call('signInWithTeams', { body: { token } });
    return true;
  } catch (error) {
    // Whatever the reason, the button is the other way in, and says what is wrong.
    if (error instanceof ApiProblem || error instanceof Unreachable) return false;
    throw error;
  }
}

/** Ends the session, of this product only; a Teams frame stays signed out until somebody signs in. */
export async function signOut(): Promise<void> {
  await call('signOut');
  writeKept('signed-out', 'yes');
}

function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}

/** The one-time code that the service put behind the `#` of a login window's last address. */
export function codeInAddress(pattern: RegExp): string | undefined {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  return code && pattern.test(code) ? code : undefined;
}
