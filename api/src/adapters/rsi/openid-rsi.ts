import { createRemoteJWKSet } from 'jose';
import * as client from 'openid-client';
import {
  type Clock,
  type Ids,
  type Rsi,
  type RsiCredentials,
  RsiDenied,
  RsiRefused,
} from '../../application/ports.ts';
import { personId } from '../../domain/ids.ts';
import { identityOf, type RsiClaims, usualClaims } from './claims.ts';
import { readLogoutToken } from './logout-token.ts';
import { translating } from './rsi-failures.ts';

export type RsiSettings = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: URL;
  /** Plain HTTP to the issuer; the local environment only. */
  readonly allowsHttp: boolean;
  /** What RSI calls things; the usual names where nothing else is said. */
  readonly claims?: RsiClaims;
  /** What tells whether a person still may: their live claims, or the state of their token, or both. */
  readonly entitlementSource?: 'userinfo' | 'introspection' | 'both';
};

const scope = 'openid profile email rsi offline_access';
const skewSeconds = 30;
const timeoutSeconds = 5;
/** Somebody waits for this answer with every page. */
const questionSeconds = 2;
/** What a token lives where RSI does not say. */
const usualLifeSeconds = 300;

type World = { readonly ids: Ids; readonly clock: Clock };

/**
 * RSI as an OpenID provider: authorization code with PKCE, state, nonce and `iss` (2.2.1-c), pushed where
 * RSI takes that (RFC 9126). At sign-in claims are read from the verified ID token, later from userinfo.
 */
export function openIdRsi(settings: RsiSettings, { ids, clock }: World): Rsi {
  const names = settings.claims ?? usualClaims;
  const source = settings.entitlementSource ?? 'userinfo';
  let discovered: Promise<client.Configuration> | undefined;
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  const configuration = () => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };

  /** RSI's keys, asked for anew at most every half minute when a token names one that is not known. */
  const keysAt = (address: string) => {
    keys ??= createRemoteJWKSet(new URL(address));
    return keys;
  };

  function credentialsOf(
    tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
    known: Pick<RsiCredentials, 'subject' | 'refreshToken' | 'rsiSession'>,
  ): RsiCredentials {
    const seconds = tokens.expiresIn() ?? usualLifeSeconds;
    const refreshToken = tokens.refresh_token ?? known.refreshToken;
    const { rsiSession } = known;
    return {
      subject: known.subject,
      accessToken: tokens.access_token,
      accessUntil: clock.now() + seconds * 1000,
      ...(refreshToken === undefined ? {} : { refreshToken }),
      ...(rsiSession === undefined ? {} : { rsiSession }),
    };
  }

  return {
    async begin() {
      const state = ids.secret();
      const nonce = ids.secret();
      const codeVerifier = client.randomPKCECodeVerifier();
      const known = await configuration();
      const parameters = {
        redirect_uri: settings.redirectUri.href,
        scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        prompt: 'login',
      };
      const isPushed = known.serverMetadata().pushed_authorization_request_endpoint !== undefined;
      const address = isPushed
        ? await translating(() => client.buildAuthorizationUrlWithPAR(known, parameters))
        : client.buildAuthorizationUrl(known, parameters);
      return { address, state, nonce, codeVerifier };
    },

    async complete(callback, login) {
      const known = await configuration();
      const tokens = await refusing(() =>
        client.authorizationCodeGrant(known, callback, {
          expectedState: login.state,
          expectedNonce: login.nonce,
          pkceCodeVerifier: login.codeVerifier,
          idTokenExpected: true,
        }),
      );
      const claims = tokens.claims();
      if (!claims) throw new RsiRefused('No ID token');
      const identity = identityOf(claims, claims.iss, { names, ids });
      const { sub: subject, ['sid']: sid } = claims;
      const session = typeof sid === 'string' ? { rsiSession: sid } : {};
      return { identity, credentials: credentialsOf(tokens, { subject, ...session }) };
    },

    async refresh(credentials) {
      const { refreshToken } = credentials;
      if (refreshToken === undefined) throw new RsiDenied('RSI gave no refresh token');
      const known = await configuration();
      const tokens = await translating(() => client.refreshTokenGrant(known, refreshToken));
      return credentialsOf(tokens, credentials);
    },

    async identityOf({ accessToken, subject }) {
      const known = inAHurry(await configuration(), settings);
      return translating(async () => {
        if (source !== 'userinfo') {
          const { active } = await client.tokenIntrospection(known, accessToken);
          if (!active) throw new RsiDenied('The token is not active');
        }
        const claims = await client.fetchUserInfo(known, accessToken, subject);
        const identity = identityOf(claims, known.serverMetadata().issuer, { names, ids });
        return source === 'introspection' ? { ...identity, isEntitled: true } : identity;
      });
    },

    async readLogout(token) {
      const { issuer, jwks_uri: address = '' } = (await configuration()).serverMetadata();
      const { clientId } = settings;
      const expected = { issuer, clientId, skewSeconds };
      const { id, sub, sid } = await readLogoutToken(token, keysAt(address), expected);
      return {
        id,
        ...(sub === undefined ? {} : { person: personId(ids.derived('person', issuer, sub)) }),
        ...(sid === undefined ? {} : { rsiSession: sid }),
      };
    },

    async health() {
      await configuration();
    },
  };
}

/** At sign-in a no of the token endpoint is about the code, not about the person. */
async function refusing<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await translating(work);
  } catch (error) {
    if (error instanceof RsiDenied) throw new RsiRefused(error.message, { cause: error });
    throw error;
  }
}

function inAHurry(known: client.Configuration, settings: RsiSettings): client.Configuration {
  const hurried = new client.Configuration(
    known.serverMetadata(),
    settings.clientId,
    { [client.clockTolerance]: skewSeconds },
    client.ClientSecretBasic(settings.clientSecret),
  );
  hurried.timeout = questionSeconds;
  if (settings.allowsHttp) client.allowInsecureRequests(hurried);
  return hurried;
}

async function discover(settings: RsiSettings): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret, allowsHttp } = settings;
  return translating(() =>
    client.discovery(
      issuer,
      clientId,
      { [client.clockTolerance]: skewSeconds },
      client.ClientSecretBasic(clientSecret),
      { timeout: timeoutSeconds, execute: allowsHttp ? [client.allowInsecureRequests] : [] },
    ),
  );
}
