import * as client from 'openid-client';
import { RsiDenied, RsiRefused, RsiUnreachable } from '../../application/ports.ts';

/**
 * What the libraries throw, as one of three: RSI said no for good, RSI said nothing, or what it said
 * cannot be trusted and counts as neither yes nor no.
 */
export async function translating<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if (isDenial(cause)) throw new RsiDenied('RSI says no', { cause });
    throw ownIn(cause) ?? new RsiRefused('The answer of RSI cannot be trusted', { cause });
  }
}

/** A refresh token that is worth nothing any more (RFC 6749 5.2), or an access token (RFC 6750 3.1). */
function isDenial(cause: unknown): boolean {
  if (cause instanceof client.ResponseBodyError) return cause.error === 'invalid_grant';
  return (
    cause instanceof client.WWWAuthenticateChallengeError &&
    cause.status === 401 &&
    cause.cause.some(({ parameters }) => parameters.error === 'invalid_token')
  );
}

/** What this adapter found out itself; the library wraps what its fetch throws. */
function ownIn(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const isOwn = [RsiDenied, RsiRefused, RsiUnreachable].some((kind) => error instanceof kind);
  return isOwn ? error : ownIn(error.cause);
}
