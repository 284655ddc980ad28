import { jwtVerify } from 'jose';
import * as client from 'openid-client';
import {
  type Clock,
  type Ids,
  type Rsi,
  type RsiCredentials,
  RsiDenied,
  type RsiIdentity,
  RsiRefused,
} from '../../application/ports.ts';
import { personId } from '../../domain/ids.ts';
import { type Claims, identityOf, type RsiClaims, usualClaims } from './claims.ts';
import { type ClientProof, proveClient } from './client-proof.ts';
import { readLogoutToken } from './logout-token.ts';
import { translating } from './rsi-failures.ts';
import { rsiProvider, signingAlgorithms, skewSeconds } from './rsi-provider.ts';

export type RsiSettings = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly proof: ClientProof;
  readonly redirectUri: URL;
  /** Plain HTTP to the issuer; the local environment only. */
  readonly allowsHttp: boolean;
  /** Of what is under way, told to RSI with each question. */
  readonly traceparent?: () => string | undefined;
  /** What RSI calls things; the usual names where nothing else is said. */
  readonly claims?: RsiClaims;
  /** What tells whether a person still may: their live claims, the state of their token, or both together. */
  readonly entitlementSource?: EntitlementSource;
};

export type EntitlementSource = 'userinfo' | 'introspection' | 'both';

const scope = 'openid profile email rsi offline_access';
/** Somebody waits for this answer with every page. */
const questionSeconds = 2;
/** What a token lives where RSI does not say. */
const usualLifeSeconds = 300;

type World = { readonly ids: Ids; readonly clock: Clock };
type Tokens = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;

/**
 * RSI as an OpenID provider: authorization code with PKCE, state, nonce and `iss` (2.2.1-c), pushed where
 * RSI takes that (RFC 9126). At sign-in claims are read from the verified ID token, later from userinfo.
 * Throws `KeysUnusable` where the client's key is none.
 */
export async function openIdRsi(settings: RsiSettings, { ids, clock }: World): Promise<Rsi> {
  const names = settings.claims ?? usualClaims;
  const source = settings.entitlementSource ?? 'userinfo';
  const clientAuth = await proveClient(settings.proof);
  const rsi = rsiProvider({ ...settings, clientAuth }, clock);

  function readIdentity(claims: Claims, known: client.Configuration): RsiIdentity {
    const { issuer } = known.serverMetadata();
    return identityOf(claims, issuer, { names, ids, readsEntitlement: source !== 'introspection' });
  }

  /** What introspection says of a token, where it is a source; a token about somebody else says nothing. */
  async function isActive(known: client.Configuration, of: Questioned): Promise<boolean> {
    if (source === 'userinfo') return true;
    const { active, sub } = await client.tokenIntrospection(known, of.accessToken);
    if (active && sub !== undefined && sub !== of.subject) throw new RsiRefused('A foreign token');
    return active;
  }

  function credentialsOf(tokens: Tokens, known: Known): RsiCredentials {
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
      const known = await rsi.within();
      if (!known.serverMetadata().supportsPKCE()) throw new RsiRefused('RSI offers no PKCE');
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
      const known = await rsi.within();
      return refusing(async () => {
        const tokens = await client.authorizationCodeGrant(known, callback, {
          expectedState: login.state,
          expectedNonce: login.nonce,
          pkceCodeVerifier: login.codeVerifier,
          idTokenExpected: true,
        });
        const claims = await verified(tokens, known);
        const { sub: subject, sid } = claims;
        const session = typeof sid === 'string' ? { rsiSession: sid } : {};
        const credentials = credentialsOf(tokens, { subject, ...session });
        const identity = readIdentity(claims, known);
        const isEntitled = identity.isEntitled && (await isActive(known, credentials));
        return { identity: { ...identity, isEntitled }, credentials };
      });
    },

    async refresh(credentials) {
      const { refreshToken } = credentials;
      if (refreshToken === undefined) throw new RsiDenied('RSI gave no refresh token');
      const known = await rsi.within();
      const tokens = await translating(() => client.refreshTokenGrant(known, refreshToken));
      const said = tokens.claims();
      if (said && said.sub !== credentials.subject) throw new RsiRefused('Tokens of somebody else');
      return credentialsOf(tokens, credentials);
    },

    async identityOf(credentials) {
      const { accessToken, accessUntil, subject } = credentials;
      // RSI's no to a token past its life would be no word about the person.
      if (clock.now() >= accessUntil) throw new RsiRefused('The access token is past its life');
      const known = await rsi.within(questionSeconds);
      return translating(async () => {
        if (!(await isActive(known, credentials))) throw new RsiDenied('The token is not active');
        return readIdentity(await client.fetchUserInfo(known, accessToken, subject), known);
      });
    },

    async readLogout(token) {
      const known = await rsi.within();
      const { issuer } = known.serverMetadata();
      const expected = { issuer, clientId: settings.clientId, skewSeconds };
      const said = await readLogoutToken(token, rsi.keysOf(known), expected);
      const { id, sub, sid, issuedAt } = said;
      return {
        id,
        issuedAt,
        ...(sub === undefined ? {} : { person: personId(ids.derived('person', issuer, sub)) }),
        ...(sid === undefined ? {} : { rsiSession: sid }),
      };
    },

    async revoke({ accessToken, refreshToken }) {
      const known = await rsi.within();
      if (known.serverMetadata().revocation_endpoint === undefined) return;
      // With a refresh token goes all that came of it (RFC 7009 2.1).
      const token = refreshToken ?? accessToken;
      await translating(() => client.tokenRevocation(known, token));
    },

    async health() {
      await rsi.within();
    },
  };

  /** The claims of an ID token that RSI signed for this client and for nobody else. */
  async function verified({ id_token: token = '' }: Tokens, known: client.Configuration) {
    const { issuer } = known.serverMetadata();
    const { payload } = await jwtVerify(token, rsi.keysOf(known), {
      issuer,
      audience: settings.clientId,
      algorithms: signingAlgorithms,
      clockTolerance: skewSeconds,
      requiredClaims: ['sub', 'iat', 'exp', 'nonce'],
    });
    const { sub, aud, ['sid']: sid } = payload;
    if (Array.isArray(aud) && aud.length > 1) throw new RsiRefused('For others, too');
    if (!sub) throw new RsiRefused('About nobody');
    return { ...payload, sub, sid };
  }
}

type Known = Pick<RsiCredentials, 'subject' | 'refreshToken' | 'rsiSession'>;
type Questioned = Pick<RsiCredentials, 'subject' | 'accessToken'>;

/** At sign-in a no of the token endpoint is about the code, not about the person. */
async function refusing<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await translating(work);
  } catch (error) {
    if (error instanceof RsiDenied) throw new RsiRefused(error.message, { cause: error });
    throw error;
  }
}
