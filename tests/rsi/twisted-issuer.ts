import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { freePort } from '../support/service.ts';

type Answer = { readonly status?: number; readonly body: unknown };

/** An OpenID provider that says whatever it is told, well signed; with nothing told, it is a good one. */
export type TwistedIssuer = {
  readonly issuer: string;
  /** What it says of itself. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** How often each path was asked for. */
  readonly asked: Map<string, number>;
  /** Replaces what a path answers. */
  readonly answer: (path: string, answer: Answer) => void;
  /** Signs as this issuer: ES256 with its key, unless something else is said. */
  readonly sign: (claims: JWTPayload, header?: Record<string, unknown>) => Promise<string>;
  /** Its public key as a text, as a careless client would take it for a shared secret. */
  readonly publicKeyText: () => Promise<string>;
  /** From now on signs with a new key, which it publishes beside the old one. */
  readonly changeKey: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function aTwistedIssuer(): Promise<TwistedIssuer> {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const asked = new Map<string, number>();
  const answers = new Map<string, Answer>([
    ['/.well-known/openid-configuration', { body: metadataOf(issuer) }],
  ]);
  const published: object[] = [];
  let { publicKey, privateKey } = await generateKeyPair('ES256');
  const publish = async () => {
    const kid = `key-${published.length + 1}`;
    published.push({ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'ES256' });
    answers.set('/jwks', { body: { keys: published } });
  };
  await publish();

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', issuer);
    asked.set(pathname, (asked.get(pathname) ?? 0) + 1);
    const { status = 200, body } = answers.get(pathname) ?? { status: 404, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(port, resolve));

  return {
    issuer,
    metadata: metadataOf(issuer),
    asked,
    answer: (path, answer) => answers.set(path, answer),
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: `key-${published.length}`, ...header })
        .sign(privateKey),
    publicKeyText: async () => JSON.stringify(await exportJWK(publicKey)),
    changeKey: async () => {
      ({ publicKey, privateKey } = await generateKeyPair('ES256'));
      await publish();
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function metadataOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/me`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    // It says it would sign in ways that nobody should take from it.
    id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}
