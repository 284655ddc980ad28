import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type Browser, newBrowser } from '../../env/local/src/browser.ts';
import { demoPassword } from '../../env/local/src/demo/demo-people.ts';
import { type RunningRsi, startRsi } from '../../env/local/src/rsi/rsi-server.ts';
import type { Trouble } from '../../env/local/src/rsi/trouble.ts';

const json = z.record(z.string(), z.unknown());
type Json = z.infer<typeof json>;

/** RSI and a product that only receives callbacks, on ports that were free. */
export type Stage = {
  readonly issuer: string;
  readonly redirectUri: string;
  /** What RSI sent the product when somebody signed out there. */
  readonly logoutTokens: readonly string[];
  readonly stop: () => Promise<void>;
};

export async function aStage(
  proof: { readonly publicKeys?: readonly object[] } = {},
): Promise<Stage> {
  const logoutTokens: string[] = [];
  const product = createServer(async (request, response) => {
    if (request.url === '/auth/back-channel-logout') {
      logoutTokens.push(new URLSearchParams(await text(request)).get('logout_token') ?? '');
    }
    response.end('back');
  });
  const productPort = await listenAnywhere(product);
  const port = await aFreePort();
  const issuer = `http://localhost:${port}`;
  const redirectUri = `http://localhost:${productPort}/auth/callback`;
  const client = { id: 'sekitori', secret: 'secret', redirectUri, ...proof };
  const rsi: RunningRsi = await startRsi({ issuer, port, host: '127.0.0.1', client });
  return {
    issuer,
    redirectUri,
    logoutTokens,
    stop: async () => {
      await rsi.stop();
      product.closeAllConnections();
      await new Promise((resolve) => product.close(resolve));
    },
  };
}

export const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

/** A request to sign in; a change with `undefined` leaves the parameter out. */
export function authorizationAt(stage: Stage, changes: Record<string, string | undefined> = {}) {
  const params = {
    client_id: 'sekitori',
    response_type: 'code',
    scope: 'openid profile email rsi',
    redirect_uri: stage.redirectUri,
    state: 'a-state',
    nonce: 'a-nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `${stage.issuer}/auth?${new URLSearchParams(given)}`;
}

/** Where the browser ends after the person typed their password. */
export async function signInAt(stage: Stage, mail: string, browser: Browser = newBrowser('ja')) {
  await browser.open(authorizationAt(stage));
  const form = { userId: mail, password: demoPassword };
  return (await browser.send(`${stage.issuer}/login`, form)).address.searchParams;
}

export async function postAt(stage: Stage, path: string, form: Record<string, string>) {
  const secret = Buffer.from('sekitori:secret').toString('base64');
  const response = await fetch(`${stage.issuer}${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${secret}` },
    body: new URLSearchParams(form),
  });
  const answered = await response.text();
  return { status: response.status, body: json.parse(answered ? JSON.parse(answered) : {}) };
}

export async function tokensFor(stage: Stage, code: string): Promise<Json> {
  const { body } = await postAt(stage, '/token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: stage.redirectUri,
    code_verifier: verifier,
  });
  return body;
}

export async function userInfo(stage: Stage, accessToken: unknown): Promise<Json> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const response = await fetch(`${stage.issuer}/me`, { headers });
  return json.parse(await response.json());
}

/** What the operator switches of a person, as scripts do it. */
export function switchPerson(stage: Stage, sub: string, change: Json, headers = operator) {
  return fetch(`${stage.issuer}/operator/people/${sub}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(change),
  });
}
const operator: Record<string, string> = { 'x-rsi-operator': '1' };

/** Signs a person out of RSI, as scripts do it. */
export async function logOutAt(stage: Stage, person: string) {
  const address = `${stage.issuer}/operator/people/${person}/log-out`;
  return (await fetch(address, { method: 'POST', headers: operator })).json();
}

/** Makes RSI fail, or be well again. */
export async function makeTrouble(stage: Stage, trouble: Partial<Trouble>): Promise<void> {
  await fetch(`${stage.issuer}/operator/trouble`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...operator },
    body: JSON.stringify(trouble),
  });
}

async function listenAnywhere(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return z.object({ port: z.number() }).parse(server.address()).port;
}

async function aFreePort(): Promise<number> {
  const server = createServer();
  const port = await listenAnywhere(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
