import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import * as client from 'openid-client';
import { type Clock, RsiRefused, RsiUnreachable } from '../../application/ports.ts';
import { translating } from './rsi-failures.ts';
import { rsiFetch } from './rsi-fetch.ts';

export const skewSeconds = 30;
/** What RSI may sign with: never `none`, never with a secret. */
export const signingAlgorithms = ['RS256', 'PS256', 'ES256'];
const timeoutSeconds = 5;
const metadataMs = 60 * 60_000;
/** How often a token that names an unknown key may make us ask RSI anew. */
const leastMetadataMs = 60_000;

type Settings = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientAuth: client.ClientAuth;
  readonly allowsHttp: boolean;
  readonly traceparent?: () => string | undefined;
};

/** Metadata and keys that RSI publishes. Metadata is an hour old at most, unless RSI is down. */
export type RsiProvider = {
  /** For questions that must be answered within so many seconds, five where nothing is said. */
  readonly within: (seconds?: number) => Promise<client.Configuration>;
  readonly keysOf: (known: client.Configuration) => JWTVerifyGetKey;
};

export function rsiProvider(settings: Settings, clock: Clock): RsiProvider {
  let kept: { readonly metadata: client.ServerMetadata; readonly at: number } | undefined;
  let asking: Promise<client.ServerMetadata> | undefined;
  let keys: { readonly of: string; readonly read: JWTVerifyGetKey } | undefined;
  let isDoubted = false;

  /** One question at a time; a failed one is forgotten. */
  function ask(): Promise<client.ServerMetadata> {
    asking ??= discover(settings)
      .then((metadata) => {
        kept = { metadata, at: clock.now() };
        isDoubted = false;
        return metadata;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  }

  async function metadata(): Promise<client.ServerMetadata> {
    if (!kept) return ask();
    const age = clock.now() - kept.at;
    if (age < (isDoubted ? leastMetadataMs : metadataMs)) return kept.metadata;
    const { metadata: before } = kept;
    // What was so an hour ago is better than nobody signing in.
    return ask().catch(() => before);
  }

  return {
    async within(seconds = timeoutSeconds) {
      const deadline = AbortSignal.timeout(seconds * 1000);
      const found = await beforeEnd(deadline, metadata());
      const { clientId, clientAuth, allowsHttp } = settings;
      const known = new client.Configuration(found, clientId, tolerance, clientAuth);
      known[client.customFetch] = rsiFetch(deadline, settings.traceparent);
      if (allowsHttp) client.allowInsecureRequests(known);
      return known;
    },

    keysOf(known) {
      const address = known.serverMetadata().jwks_uri;
      if (address === undefined) throw new RsiRefused('RSI publishes no keys');
      // New metadata, new keys: whoever doubted them is not held up by a set that was just read.
      const of = `${kept?.at} ${address}`;
      if (keys?.of !== of) keys = { of, read: remoteKeys(new URL(address)) };
      const { read } = keys;
      return async (header, token) => {
        try {
          return await read(header, token);
        } catch (error) {
          if (error instanceof errors.JWKSNoMatchingKey) isDoubted = true;
          throw error;
        }
      };
    },
  };
}

const tolerance = { [client.clockTolerance]: skewSeconds };

/** Asks for keys anew when a token names an unknown one, at most every half minute. */
function remoteKeys(address: URL): JWTVerifyGetKey {
  return createRemoteJWKSet(address, {
    [customFetch]: (url, { headers, signal }) => {
      const request = { method: 'GET', headers: Object.fromEntries(headers), body: null, signal };
      return rsiFetch(signal)(url, { ...request, redirect: 'manual' });
    },
    timeoutDuration: timeoutSeconds * 1000,
  });
}

async function discover(settings: Settings): Promise<client.ServerMetadata> {
  const { issuer, clientId, clientAuth, allowsHttp } = settings;
  const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
  const found = await translating(() =>
    client.discovery(issuer, clientId, tolerance, clientAuth, {
      [client.customFetch]: rsiFetch(deadline),
      execute: allowsHttp ? [client.allowInsecureRequests] : [],
    }),
  );
  return found.serverMetadata();
}

function beforeEnd<Value>(deadline: AbortSignal, work: Promise<Value>): Promise<Value> {
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new RsiUnreachable('RSI did not answer in time'));
    deadline.addEventListener('abort', fail, { once: true });
  });
  return Promise.race([work, late]);
}
