import type { z } from 'zod';
import type { settingsShape } from './config.ts';
import { unsafeFront } from './front-settings.ts';

type Parsed = z.infer<typeof settingsShape>;
type Environment = { readonly [name: string]: string | undefined };
type Checks = readonly (readonly [isBad: boolean, issue: string])[];

/** What would start but must not: demo settings in production, half a bot, secrets in the clear (security.md 4.13). */
export function unsafeSettings(parsed: Parsed, environment: Environment): string[] {
  const checks: Checks =
    parsed.ENVIRONMENT === 'local'
      ? unsafeLocally(environment)
      : [...unsafeInProduction(parsed), ...unsafeProcess(environment)];
  const issues = [...unsafeAnywhere(parsed), ...checks].flatMap(([isBad, issue]) =>
    isBad ? [issue] : [],
  );
  return [...issues, ...unsafeFront(parsed, parsed.ENVIRONMENT === 'local')];
}

const unsafeLocally = (environment: Environment): Checks => [
  [
    environment['NODE_ENV'] === 'production',
    'ENVIRONMENT: local is for demonstrations, not with NODE_ENV=production',
  ],
];

function unsafeAnywhere(parsed: Parsed): Checks {
  const bot = [parsed.BOT_ID, parsed.BOT_PASSWORD, parsed.BOT_TENANT_ID];
  const named = bot.filter((value) => value !== undefined).length;
  return [
    [named !== 0 && named !== bot.length, 'BOT_ID, BOT_PASSWORD, BOT_TENANT_ID: all three or none'],
    [
      parsed.STORE === 'cosmos' && parsed.COSMOS_ENDPOINT === undefined,
      'COSMOS_ENDPOINT: STORE=cosmos needs the address of the account',
    ],
    [
      parsed.KEY_FILE !== undefined && parsed.KEY_VAULT_KEY !== undefined,
      'KEY_FILE, KEY_VAULT_KEY: one of them, not both',
    ],
  ];
}

function unsafeInProduction(parsed: Parsed): Checks {
  return [
    [parsed.BOT_ID === undefined, 'BOT_ID: without it anybody could speak for the Bot Connector'],
    [
      (parsed.ENTRA_AUTHORITY ?? parsed.ENTRA_APP_ID) !== undefined,
      'ENTRA_AUTHORITY, ENTRA_APP_ID: for demonstrations; in production Microsoft’s Entra and BOT_ID',
    ],
    ...(['PUBLIC_URL', 'RSI_ISSUER', 'COSMOS_ENDPOINT', 'KEY_VAULT_KEY'] as const).flatMap(
      (name): Checks => {
        const address = parsed[name];
        return [
          [address?.protocol === 'http:', `${name}: https only`],
          [
            address !== undefined && isThisMachine(address.hostname),
            `${name}: an address of this machine is a stand-in, or nobody else can reach it`,
          ],
        ];
      },
    ),
    [
      parsed.EDGE_KEY === 'off' && parsed.ORIGIN !== 'private',
      'EDGE_KEY: off only with ORIGIN=private, where nobody but the gateway reaches this process',
    ],
    [
      [parsed.CARD_KEY, parsed.RSI_CLIENT_SECRET, parsed.BOT_PASSWORD].some((key) =>
        /demo/i.test(key ?? ''),
      ),
      'CARD_KEY, RSI_CLIENT_SECRET, BOT_PASSWORD: demo values are public',
    ],
    [
      [parsed.CARD_KEY, parsed.RSI_CLIENT_SECRET].some((key) => key !== undefined && isDull(key)),
      'CARD_KEY, RSI_CLIENT_SECRET: too few different characters to be random',
    ],
  ];
}

/** What others can do to this process by how it was started. */
const unsafeProcess = (environment: Environment): Checks => [
  [
    environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0',
    'NODE_TLS_REJECT_UNAUTHORIZED: 0 switches certificate checks off',
  ],
  [
    /--inspect|--tls-min-v1\.[01]/.test(environment['NODE_OPTIONS'] ?? ''),
    'NODE_OPTIONS: no inspector and no TLS below 1.2',
  ],
];

const isThisMachine = (host: string) =>
  /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0|\[::\])$/.test(host);

/** Sixteen random hexadecimal digits have fewer than four different ones about once in a billion times. */
const isDull = (key: string) => new Set(key).size < 4;
