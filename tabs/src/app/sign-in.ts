import { call } from '../lib/api-client.ts';
import { base64Url, freshSecret } from '../lib/fresh-key.ts';
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

function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}

/** The one-time code that the service put behind the `#` of a login window's last address. */
export function codeInAddress(pattern: RegExp): string | undefined {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  return code && pattern.test(code) ? code : undefined;
}
