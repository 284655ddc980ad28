/// <reference path="./oidc-provider.d.ts" />
import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { type Context, interactionPolicy, Provider } from 'oidc-provider';
import type { KeptRecords } from './kept-records.ts';
import type { RsiPeople, RsiPerson } from './people.ts';

/** The one product that RSI lets people sign in to here. */
export type RsiClient = {
  readonly id: string;
  readonly secret: string;
  /** Public keys (JWK) of a client that proves itself with `private_key_jwt` and not with the secret. */
  readonly publicKeys?: readonly object[];
  /** Live: a second process of the product may add the address that it is reached at. */
  readonly redirectUris: ReadonlySet<string>;
};

export type RsiFacts = {
  readonly issuer: string;
  readonly client: RsiClient;
  readonly people: RsiPeople;
  readonly records: KeptRecords;
};

const scopes = 'openid profile email rsi offline_access';
const minutes = 60;
const days = 24 * 60 * minutes;

/** RSI as the product meets it: strict where a real provider is strict, and claims that are always of this moment. */
export async function rsiProvider(facts: RsiFacts): Promise<Provider> {
  const { people, records } = facts;
  if (records.signingKeys().length === 0) records.useSigningKeys([await newSigningKey()]);

  return new Provider(facts.issuer, {
    adapter: adapterOver(facts),
    jwks: { keys: records.signingKeys() },
    scopes: scopes.split(' '),
    claims: {
      profile: ['name', 'locale'],
      email: ['email', 'email_verified'],
      rsi: [
        'rsi_tenant_id',
        'rsi_tenant_name',
        'rsi_roles',
        'rsi_entitlements',
        'rsi_groups',
        'rsi_name_reading',
      ],
    },
    // The product reads the tenant from the ID token, as RSI puts it there too.
    conformIdTokenClaims: false,
    findAccount: (_context: Context, sub: string) => {
      const person = people.withSub(sub);
      return person && { accountId: sub, claims: () => claimsOf(people.withSub(sub) ?? person) };
    },
    pkce: { required: () => true },
    responseTypes: ['code'],
    rotateRefreshToken: () => true,
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    loadExistingGrant: grantOfFirstParty,
    ttl: {
      AccessToken: 5 * minutes,
      AuthorizationCode: minutes,
      IdToken: 10 * minutes,
      Interaction: 60 * minutes,
      RefreshToken: 14 * days,
      Grant: 14 * days,
      Session: days,
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: true },
      introspection: {
        enabled: true,
        // Whoever is not entitled any more has no active token, where somebody asks that way.
        allowedPolicy: (_context: Context, _client: unknown, token: { accountId?: string }) =>
          people.withSub(token.accountId ?? '')?.isEntitled ?? false,
      },
      backchannelLogout: { enabled: true },
      revocation: { enabled: true, allowedPolicy: () => true },
      rpInitiatedLogout: { enabled: false },
    },
    // Its own refuses loopback addresses, where the product of this machine is.
    fetch: (
      address: string,
      { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown },
    ) => fetch(address, options),
    interactions: { url: () => '/login', policy: accountChooser() },
    cookies: {
      names: { session: 'rsi_session', interaction: 'rsi_login', resume: 'rsi_resume' },
      long: { httpOnly: true, sameSite: 'lax', signed: false },
      short: { httpOnly: true, sameSite: 'lax', signed: false, path: '/' },
    },
    renderError: (context: Context, _out: unknown, error: Error) => {
      context.type = 'text/plain; charset=utf-8';
      context.body = `RSI: ${error.message}\n`;
    },
  });
}

function claimsOf(person: RsiPerson) {
  return {
    sub: person.sub,
    name: person.name,
    email: person.mail,
    email_verified: true,
    locale: person.locale,
    rsi_tenant_id: person.tenant.id,
    rsi_tenant_name: person.tenant.name,
    rsi_roles: person.isCompanyAdministrator ? ['company-administrator'] : [],
    rsi_entitlements: person.isEntitled ? ['sekitori'] : [],
    rsi_groups: person.groups,
    ...(person.reading === undefined ? {} : { rsi_name_reading: person.reading }),
  };
}

/** Whoever is known to this browser is asked whether they are still who they were: several people share one demonstration. */
function accountChooser() {
  const policy = interactionPolicy.base();
  const { Check, Prompt } = interactionPolicy;
  const isKnownButUnasked = (context: Context & { oidc: { result?: unknown } }) =>
    Boolean(context.oidc.session.accountId) && context.oidc.result === undefined;
  const check = new Check('known_person', 'a person must be chosen', isKnownButUnasked);
  policy.add(new Prompt({ name: 'select_account', requestable: true }, check), 1);
  return policy;
}

/** The product belongs to RSI's own offering, so nobody is asked for consent. */
async function grantOfFirstParty({ oidc }: Context) {
  const known = oidc.session.grantIdFor(oidc.client.clientId);
  const existing = known === undefined ? undefined : await oidc.provider.Grant.find(known);
  if (existing) return existing;
  const { accountId } = oidc.session;
  const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client.clientId });
  grant.addOIDCScope(scopes);
  await grant.save();
  return grant;
}

function adapterOver({ client, records }: RsiFacts) {
  const product = () => ({
    client_id: client.id,
    client_secret: client.secret,
    client_name: 'Sekitori',
    redirect_uris: [...client.redirectUris],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    ...(client.publicKeys === undefined
      ? { token_endpoint_auth_method: 'client_secret_basic' }
      : { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: client.publicKeys } }),
    backchannel_logout_uri: new URL('/auth/back-channel-logout', [...client.redirectUris][0]).href,
    backchannel_logout_session_required: true,
  });
  return (model: string) => ({
    upsert: async (id: string, payload: Record<string, unknown>, seconds?: number) =>
      records.put(`${model}:${id}`, payload, seconds),
    find: async (id: string) => {
      if (model === 'Client') return id === client.id ? product() : undefined;
      return structuredClone(records.get(`${model}:${id}`));
    },
    findByUid: async (uid: string) => structuredClone(records.findBy(model, 'uid', uid)),
    findByUserCode: async () => undefined,
    consume: async (id: string) => {
      const payload = records.get(`${model}:${id}`);
      if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
    },
    destroy: async (id: string) => records.drop(`${model}:${id}`),
    revokeByGrantId: async (grant: string) => records.dropGrant(grant),
  });
}

async function newSigningKey(): Promise<Record<string, unknown>> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
}
