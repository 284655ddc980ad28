import * as client from 'openid-client';
import { RsiDenied, RsiRefused, RsiUnreachable } from '../../application/ports.ts';

/**
 * What the library throws, as one of three: RSI said no for good, RSI said nothing, or what it said
 * cannot be trusted and counts as neither yes nor no.
 */
export async function translating<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if (isDenial(cause)) throw new RsiDenied('RSI says no', { cause });
    if (isSilence(cause)) throw new RsiUnreachable('RSI did not answer', { cause });
    throw new RsiRefused('The answer of RSI cannot be trusted', { cause });
  }
}

/** A refresh token that is worth nothing any more (RFC 6749 5.2), or an access token (RFC 6750 3.1). */
function isDenial(cause: unknown): boolean {
  if (cause instanceof RsiDenied) return true;
  if (cause instanceof client.ResponseBodyError) return cause.error === 'invalid_grant';
  return (
    cause instanceof client.WWWAuthenticateChallengeError &&
    cause.status === 401 &&
    cause.cause.some(({ parameters }) => parameters.error === 'invalid_token')
  );
}

function isSilence(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if (cause instanceof TypeError && cause.message === 'fetch failed') return true;
  if (cause.name === 'TimeoutError' || codeOf(cause) === 'OAUTH_TIMEOUT') return true;
  const status = statusOf(cause) ?? statusOf(cause.cause);
  return status !== undefined && (status >= 500 || status === 429);
}

const codeOf = (error: Error) => ('code' in error ? error.code : undefined);

function statusOf(thing: unknown): number | undefined {
  const isAnswer = typeof thing === 'object' && thing !== null && 'status' in thing;
  return isAnswer && typeof thing.status === 'number' ? thing.status : undefined;
}
