import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './say.ts';

export const root = resolve(import.meta.dirname, '../../..');

const port = z.coerce.number().int().min(1).max(65_535);
const shape = z.object({
  PORT: port.default(3978),
  LOCAL_PORT: port.optional(),
  PLAYGROUND_PORT: port.default(56_150),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  RSI_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
});

/** Where the parts of the local environment are, and what they are told. */
export type LocalSettings = {
  readonly port: number;
  readonly localPort: number;
  readonly playgroundPort: number;
  readonly host: string;
  readonly dataDir: string;
  readonly publicUrl: string;
  /** Whether the product itself ends TLS. */
  readonly endsTls: boolean;
  readonly issuer: string;
  /** False where somebody names another RSI, which then is not ours to start. */
  readonly startsRsi: boolean;
  readonly client: { readonly id: string; readonly secret: string };
  /** The Teams app as Entra knows it. */
  readonly entraAppId: string;
};

type Environment = { readonly [name: string]: string | undefined };

/** Reads every variable at once and says which ones are wrong. */
export function readSettings(environment: Environment = process.env): LocalSettings {
  if (environment['NODE_ENV'] === 'production') {
    throw new CannotStart({
      ja: 'npm start はデモ用の環境です。NODE_ENV=production では起動できません。',
      en: 'npm start is for demonstrations and does not run with NODE_ENV=production.',
    });
  }
  const parsed = shape.safeParse(environment);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
    throw new CannotStart({
      ja: `環境変数 ${names.join('、')} の値が正しくありません。.env.example を参照してください。`,
      en: `These variables have unusable values: ${names.join(', ')}. See .env.example.`,
    });
  }
  const { PORT, HOST, LOCAL_PORT = PORT + 1, PLAYGROUND_PORT, ...rest } = parsed.data;
  return {
    port: PORT,
    localPort: LOCAL_PORT,
    playgroundPort: PLAYGROUND_PORT,
    host: HOST,
    dataDir: resolve(root, rest.DATA_DIR),
    publicUrl: (rest.PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/$/, ''),
    endsTls: Boolean(environment['TLS_CERTIFICATE']),
    issuer: rest.RSI_ISSUER ?? `http://localhost:${LOCAL_PORT}`,
    startsRsi: rest.RSI_ISSUER === undefined,
    entraAppId: '00000000-0000-0000-0000-00000000000b',
    client: {
      id: environment['RSI_CLIENT_ID'] ?? 'sekitori',
      secret: environment['RSI_CLIENT_SECRET'] ?? 'demo-secret-of-this-machine',
    },
  };
}

/** What the product process is told; what somebody set themselves stays. */
export function productEnvironment(settings: LocalSettings): NodeJS.ProcessEnv {
  return {
    CARD_KEY: 'demo-key-of-this-machine-for-cards-only',
    ...process.env,
    ENVIRONMENT: 'local',
    PORT: String(settings.port),
    HOST: settings.host,
    DATA_DIR: settings.dataDir,
    PUBLIC_URL: settings.publicUrl,
    RSI_ISSUER: settings.issuer,
    RSI_CLIENT_ID: settings.client.id,
    RSI_CLIENT_SECRET: settings.client.secret,
    // Where somebody names another RSI, there is no Entra beside it; who tries a bot of their own has Microsoft's.
    ...(settings.startsRsi && !process.env['BOT_ID']
      ? { ENTRA_AUTHORITY: settings.issuer, ENTRA_APP_ID: settings.entraAppId }
      : {}),
  };
}

export const storeFile = (settings: LocalSettings) => join(settings.dataDir, 'sekitori.db');

/** Makes the folder where there is none, and finds out now whether it can be written. */
export function prepareDataDir({ dataDir }: LocalSettings): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    // Production refuses a folder that this is in.
    writeFileSync(join(dataDir, 'demonstration'), '');
  } catch (cause) {
    throw new CannotStart(
      {
        ja: `DATA_DIR(${dataDir})に書き込めません。書き込めるフォルダーを指定してください。`,
        en: `DATA_DIR (${dataDir}) cannot be written. Name a folder that can be.`,
      },
      cause,
    );
  }
}

/** One folder at a time: Node's own recursion never ends where a parent cannot hold folders, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
