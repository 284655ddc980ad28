import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { errors } from 'oidc-provider';
import { demoPeople } from '../demo/demo-people.ts';
import { entraStandIn } from '../entra/entra.ts';
import { answerText, UnusableRequest } from './http.ts';
import { keptRecords } from './kept-records.ts';
import { logOutOver } from './log-out.ts';
import { showLogin, takeLogin } from './login.ts';
import { operatorDesk } from './operator.ts';
import { rsiPeople } from './people.ts';
import { rsiProvider } from './provider.ts';
import { badDay } from './trouble.ts';

export type RsiSettings = {
  readonly issuer: string;
  readonly port: number;
  readonly host: string;
  readonly client: {
    readonly id: string;
    readonly secret: string;
    readonly publicKeys?: readonly object[];
    readonly redirectUri: string;
  };
  /** The Teams app that the Entra beside it signs tokens for; no Entra where absent. */
  readonly entraAppId?: string;
  /** Where changes and sessions are kept; in memory alone where absent. */
  readonly dataDir?: string;
};

export type RunningRsi = { readonly server: Server; readonly stop: () => Promise<void> };

/** RICOH Smart Integration for one machine: its sign-in, its tokens, its operator; and an Entra beside it. */
export async function startRsi(settings: RsiSettings): Promise<RunningRsi> {
  const { dataDir } = settings;
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const kept = (name: string) => (dataDir === undefined ? undefined : join(dataDir, name));
  const people = rsiPeople(demoPeople, kept('rsi.json'));
  const records = keptRecords(kept('rsi-sessions.json'));
  const redirectUris = new Set([settings.client.redirectUri]);
  const provider = await rsiProvider({
    issuer: settings.issuer,
    client: { ...settings.client, redirectUris },
    people,
    records,
  });
  const protocol = provider.callback();
  const day = badDay(settings.issuer);
  const logOut = logOutOver(provider, { client: settings.client.id, records });
  const entra = await entraBeside(settings);
  const operator = operatorDesk({ people, redirectUris, day, logOut });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', settings.issuer).pathname;
    if (await operator({ request, response, path })) return;
    if (await entra({ request, response, path })) return;
    if (await day.meet({ request, response, path })) return;
    if (path !== '/login') return protocol(request, response);
    const turn = { request, response, provider, people };
    return request.method === 'POST' ? takeLogin(turn) : showLogin(turn);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => refuse(response, error));
  });
  await listening(server, settings);
  return {
    server,
    stop: async () => {
      records.flush();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function entraBeside({ issuer, entraAppId: appId }: RsiSettings) {
  const { origin } = new URL(issuer);
  return appId === undefined ? async () => false : entraStandIn({ origin, appId });
}

function listening(server: Server, at: { readonly port: number; readonly host: string }) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
}

function refuse(response: ServerResponse, error: unknown): void {
  if (error instanceof UnusableRequest) answerText(response, error.message, error.status);
  else if (error instanceof errors.SessionNotFound) answerText(response, signInOver, 400);
  else {
    console.error('RSI stand-in:', error);
    answerText(response, 'RSI: internal error', 500);
  }
}

const signInOver =
  'このサインインは期限が切れました。もう一度はじめからお試しください。 / This sign-in has expired. Please start again.';
