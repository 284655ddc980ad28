/** Bytes as base64url without padding. */
export function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** A random secret of 256 bits, 43 characters of base64url. */
export function freshSecret(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** A random Idempotency-Key for one intent. */
export function freshKey(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(18)));
}
