import * as client from 'openid-client';
import {
  type Ids,
  type Rsi,
  type RsiIdentity,
  RsiRefused,
  RsiUnreachable,
} from '../../application/ports.ts';
import { personId, tenantId } from '../../domain/ids.ts';

export type RsiSettings = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: URL;
  /** Plain HTTP to the issuer; the local environment only. */
  readonly allowsHttp: boolean;
};

const scope = 'openid profile email rsi';
const entitlement = 'sekitori';
const clockToleranceSeconds = 30;
const timeoutSeconds = 5;

/**
 * RSI as an OpenID provider: authorization code with PKCE, state, nonce and `iss` (2.2.1-c). Claims
 * are read from the verified ID token; the person is (issuer, subject), never a mail address.
 */
export function openIdRsi(settings: RsiSettings, ids: Ids): Rsi {
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = () => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };
  return {
    async begin() {
      const state = ids.secret();
      const nonce = ids.secret();
      const codeVerifier = client.randomPKCECodeVerifier();
      const address = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: settings.redirectUri.href,
        scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        prompt: 'login',
      });
      return { address, state, nonce, codeVerifier };
    },
    async complete(callback, login) {
      const known = await configuration();
      const tokens = await translating(() =>
        client.authorizationCodeGrant(known, callback, {
          expectedState: login.state,
          expectedNonce: login.nonce,
          pkceCodeVerifier: login.codeVerifier,
          idTokenExpected: true,
        }),
      );
      return identityOf(tokens.claims(), ids);
    },
    async health() {
      await configuration();
    },
  };
}

async function discover(settings: RsiSettings): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret, allowsHttp } = settings;
  return translating(() =>
    client.discovery(
      issuer,
      clientId,
      { [client.clockTolerance]: clockToleranceSeconds },
      client.ClientSecretBasic(clientSecret),
      {
        timeout: timeoutSeconds,
        execute: allowsHttp ? [client.allowInsecureRequests] : [],
      },
    ),
  );
}

/** What the library throws, as one of two: RSI said something we do not trust, or nothing. */
async function translating<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    const isNetwork =
      (cause instanceof TypeError && cause.message === 'fetch failed') ||
      (cause instanceof Error &&
        (cause.name === 'TimeoutError' || codeOf(cause) === 'OAUTH_TIMEOUT'));
    if (isNetwork) throw new RsiUnreachable('RSI did not answer', { cause });
    throw new RsiRefused('The answer of RSI cannot be trusted', { cause });
  }
}

const codeOf = (error: Error) => ('code' in error ? error.code : undefined);

function identityOf(claims: client.IDToken | undefined, ids: Ids): RsiIdentity {
  const text = (name: string): string => {
    const value = claims?.[name];
    if (typeof value !== 'string' || value === '') throw new RsiRefused(`No claim ${name}`);
    return value;
  };
  const list = (name: string): readonly unknown[] => {
    const value = claims?.[name];
    if (!Array.isArray(value)) throw new RsiRefused(`The claim ${name} is no list`);
    return value;
  };
  const tenant = text('rsi_tenant_id');
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/i.test(tenant)) throw new RsiRefused('The tenant is no id');
  return {
    tenant: tenantId(tenant),
    tenantName: text('rsi_tenant_name'),
    person: personId(ids.derived('person', text('iss'), text('sub'))),
    name: text('name'),
    mail: text('email'),
    isCompanyAdministrator: list('rsi_roles').includes('company-administrator'),
    isEntitled: list('rsi_entitlements').includes(entitlement),
  };
}
