import { join } from 'node:path';
import { z } from 'zod';
import { type RsiClaims, usualClaims } from './adapters/rsi/claims.ts';
import type { ClientProof } from './adapters/rsi/client-proof.ts';
import { type FrontSettings, frontSettingsOf, frontShape } from './front-settings.ts';
import { unsafeSettings } from './unsafe-settings.ts';

/** A setting is missing or wrong; the message names every bad one and what to do, for whoever starts the service. */
export class ConfigUnusable extends Error {
  override readonly name = 'ConfigUnusable';
}

const address = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text));
const duties = z
  .string()
  .default('web,worker')
  .transform((text) => text.split(',').map((duty) => duty.trim()))
  .pipe(z.array(z.enum(['web', 'worker'])).min(1));
const optional = z.string().trim().min(1).optional();
const named = (usual: string) => z.string().trim().min(1).max(255).default(usual);

/** A name of Cosmos DB: those four part an address. */
const cosmosName = z.string().regex(/^[^/\\?#]{1,255}$/);
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A key in a vault of Azure, without a version: the newest one is current. */
const vaultKey = address.refine(({ pathname }) => /^\/keys\/[A-Za-z0-9-]{1,127}$/.test(pathname), {
  error: 'the address of a key, without a version: https://<vault>.vault.azure.net/keys/<name>',
});

/** Every setting, by the name of its variable. */
export const settingsShape = z.object({
  ENVIRONMENT: z.enum(['production', 'local']).default('production'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3978),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: address,
  DATA_DIR: z.string().min(1).default('./data'),
  STORE: z.enum(['sqlite', 'cosmos']).default('sqlite'),
  COSMOS_ENDPOINT: address.optional(),
  COSMOS_KEY: z.string().trim().regex(base64).optional(),
  COSMOS_DATABASE: cosmosName.default('sekitori'),
  COSMOS_CONTAINER: cosmosName.default('data'),
  SERVE: duties,
  RSI_ISSUER: address,
  RSI_CLIENT_ID: z.string().min(1),
  RSI_CLIENT_SECRET: z.string().min(16).optional(),
  RSI_CLIENT_KEY: optional,
  RSI_ENTITLEMENT_SOURCE: z.enum(['userinfo', 'introspection', 'both']).default('userinfo'),
  RSI_CLAIM_TENANT: named(usualClaims.tenant),
  RSI_CLAIM_TENANT_NAME: named(usualClaims.tenantName),
  RSI_CLAIM_ROLES: named(usualClaims.roles),
  RSI_CLAIM_ENTITLEMENTS: named(usualClaims.entitlements),
  RSI_CLAIM_GROUPS: named(usualClaims.groups),
  RSI_CLAIM_NAME: named(usualClaims.name),
  RSI_CLAIM_READING: named(usualClaims.reading),
  RSI_CLAIM_MAIL: named(usualClaims.mail),
  RSI_CLAIM_LOCALE: named(usualClaims.locale),
  RSI_ROLE_COMPANY_ADMINISTRATOR: named(usualClaims.companyAdministrator),
  RSI_ENTITLEMENT: named(usualClaims.entitlement),
  BOT_ID: optional,
  BOT_PASSWORD: optional,
  BOT_TENANT_ID: optional,
  TEAMS_APP_ID: z.guid().optional(),
  ENTRA_AUTHORITY: address.optional(),
  ENTRA_APP_ID: optional,
  CARD_KEY: z.string().min(32),
  KEY_FILE: optional,
  KEY_VAULT_KEY: vaultKey.optional(),
  EDGE_KEY: z.enum(['required', 'off']).optional(),
  ORIGIN: z.enum(['public', 'private']).default('public'),
  ...frontShape,
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** A file in `dataDir`, or a container of Azure Cosmos DB; without a key the managed identity opens it. */
type StoreSettings =
  | { readonly kind: 'sqlite' }
  | {
      readonly kind: 'cosmos';
      readonly endpoint: string;
      readonly key: string | undefined;
      readonly database: string;
      readonly container: string;
    };

/** Where the keys are that secrets are sealed with. */
type SecretKeySettings =
  | { readonly kind: 'file'; readonly path: string; readonly isMadeWhereMissing: boolean }
  | { readonly kind: 'vault'; readonly key: URL };

export type Config = {
  readonly environment: 'production' | 'local';
  readonly port: number;
  readonly host: string;
  readonly publicUrl: URL;
  readonly dataDir: string;
  readonly store: StoreSettings;
  readonly serve: readonly ('web' | 'worker')[];
  readonly rsi: {
    readonly issuer: URL;
    readonly clientId: string;
    readonly proof: ClientProof;
    readonly entitlementSource: 'userinfo' | 'introspection' | 'both';
    readonly claims: RsiClaims;
  };
  readonly teams:
    | { readonly appId: string; readonly appPassword: string; readonly appTenantId: string }
    | undefined;
  /** The app package as Teams knows it, so that pages can be opened there; undefined where it is not uploaded. */
  readonly teamsAppId: string | undefined;
  /** Whose tokens sign people in inside Teams; undefined where no app is registered. */
  readonly entra: { readonly appId: string; readonly authority: URL } | undefined;
  /** Signs what cards carry. */
  readonly cardKey: string;
  readonly secretKeys: SecretKeySettings;
  /** Whether every request must carry an edge key. */
  readonly edgeKey: 'required' | 'off';
  readonly front: FrontSettings;
  /** Where this machine may ask the process for its figures. */
  readonly metricsPort: number | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
};

type Environment = { readonly [name: string]: string | undefined };

/** Reads every setting at once; throws `ConfigUnusable` naming all bad ones. */
export function readConfig(environment: Environment = process.env): Config {
  const parsed = settingsShape.safeParse(environment);
  const unproved = proofIssues(environment);
  if (!parsed.success) throw unusable([...issuesOf(parsed.error), ...unproved]);
  const issues = [...unproved, ...unsafeSettings(parsed.data, environment)];
  if (issues.length > 0) throw unusable(issues);
  return configOf(parsed.data);
}

export type StorePlace = { readonly store: Parsed['STORE']; readonly dataDir: string };

/** What a command that only works on the store needs of the service's settings. */
export function readStorePlace(environment: Environment = process.env): StorePlace {
  const parsed = settingsShape.pick({ STORE: true, DATA_DIR: true }).safeParse(environment);
  if (!parsed.success) throw unusable(issuesOf(parsed.error));
  return { store: parsed.data.STORE, dataDir: parsed.data.DATA_DIR };
}

const issuesOf = (error: z.ZodError) =>
  error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);

const unusable = (issues: readonly string[]) =>
  new ConfigUnusable(
    `These settings must be mended, see .env.example for what each is: ${issues.join('; ')}.`,
  );

type Parsed = z.infer<typeof settingsShape>;

/** Exactly one way to prove to RSI that this is its client; named beside every other bad setting. */
function proofIssues(environment: Environment): string[] {
  const { RSI_CLIENT_SECRET: secret, RSI_CLIENT_KEY: key } = environment;
  const isOne = Boolean(secret) !== Boolean(key);
  return isOne ? [] : ['RSI_CLIENT_SECRET, RSI_CLIENT_KEY: exactly one of them'];
}

function rsiOf(parsed: Parsed): Config['rsi'] {
  const { RSI_CLIENT_KEY: path, RSI_CLIENT_SECRET: secret = '' } = parsed;
  return {
    issuer: parsed.RSI_ISSUER,
    clientId: parsed.RSI_CLIENT_ID,
    proof: path === undefined ? { kind: 'secret', secret } : { kind: 'key', path },
    entitlementSource: parsed.RSI_ENTITLEMENT_SOURCE,
    claims: {
      tenant: parsed.RSI_CLAIM_TENANT,
      tenantName: parsed.RSI_CLAIM_TENANT_NAME,
      roles: parsed.RSI_CLAIM_ROLES,
      entitlements: parsed.RSI_CLAIM_ENTITLEMENTS,
      groups: parsed.RSI_CLAIM_GROUPS,
      name: parsed.RSI_CLAIM_NAME,
      reading: parsed.RSI_CLAIM_READING,
      mail: parsed.RSI_CLAIM_MAIL,
      locale: parsed.RSI_CLAIM_LOCALE,
      companyAdministrator: parsed.RSI_ROLE_COMPANY_ADMINISTRATOR,
      entitlement: parsed.RSI_ENTITLEMENT,
    },
  };
}

function entraOf(parsed: Parsed): Config['entra'] {
  const appId = parsed.BOT_ID ?? parsed.ENTRA_APP_ID;
  const { ENTRA_AUTHORITY: authority = new URL('https://login.microsoftonline.com') } = parsed;
  return appId === undefined ? undefined : { appId, authority };
}

function storeOf(parsed: Parsed): StoreSettings {
  const { STORE: kind, COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = parsed;
  if (kind === 'sqlite' || !endpoint) return { kind: 'sqlite' };
  const { COSMOS_DATABASE: database, COSMOS_CONTAINER: container } = parsed;
  return { kind, endpoint: endpoint.href, key, database, container };
}

function secretKeysOf(parsed: Parsed): SecretKeySettings {
  const { KEY_VAULT_KEY: key, KEY_FILE: file, DATA_DIR, ENVIRONMENT } = parsed;
  if (key) return { kind: 'vault', key };
  const path = file ?? join(DATA_DIR, 'keys.json');
  return { kind: 'file', path, isMadeWhereMissing: ENVIRONMENT === 'local' };
}

function configOf(parsed: Parsed): Config {
  const { BOT_ID: appId, BOT_PASSWORD: appPassword } = parsed;
  const appTenantId = parsed.BOT_TENANT_ID;
  return {
    environment: parsed.ENVIRONMENT,
    port: parsed.PORT,
    host: parsed.HOST,
    publicUrl: parsed.PUBLIC_URL,
    dataDir: parsed.DATA_DIR,
    store: storeOf(parsed),
    serve: parsed.SERVE,
    rsi: rsiOf(parsed),
    teamsAppId: parsed.TEAMS_APP_ID,
    teams: appId && appPassword && appTenantId ? { appId, appPassword, appTenantId } : undefined,
    entra: entraOf(parsed),
    cardKey: parsed.CARD_KEY,
    secretKeys: secretKeysOf(parsed),
    edgeKey: parsed.EDGE_KEY ?? (parsed.ENVIRONMENT === 'local' ? 'off' : 'required'),
    front: frontSettingsOf(parsed, parsed.ENVIRONMENT === 'local'),
    metricsPort: parsed.METRICS_PORT,
    logLevel: parsed.LOG_LEVEL,
  };
}
