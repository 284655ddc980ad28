import { once } from 'node:events';
import { createServer } from 'node:http';
import {
  exportJWK,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';

/** A Microsoft Entra that publishes keys and signs whatever it is told; nothing of it is Microsoft's. */
export type TwistedEntra = {
  readonly authority: URL;
  /** How often its keys were asked for. */
  readonly asked: () => number;
  /** What it answers when it is asked for keys; 200 at first. */
  status: number;
  /** What else it publishes with its key. */
  keyFacts: object;
  readonly sign: (claims: JWTPayload, header?: Partial<JWTHeaderParameters>) => Promise<string>;
  /** From now on it signs with a new key under a new id and publishes no other. */
  readonly changeKey: () => Promise<void>;
  /** Its public key as a text, as a careless reader would take it for a shared secret. */
  readonly publicKeyText: () => Promise<string>;
  readonly stop: () => void;
};

export async function aTwistedEntra(): Promise<TwistedEntra> {
  let pair = await generateKeyPair('RS256');
  let generation = 1;
  let asked = 0;
  const server = createServer(async (request, response) => {
    if (request.url !== '/common/discovery/v2.0/keys') return void response.writeHead(404).end();
    asked += 1;
    const key = { ...(await exportJWK(pair.publicKey)), kid: `k${generation}`, use: 'sig' };
    response.writeHead(entra.status, { 'content-type': 'application/json' });
    // Entra publishes what is no signing key, too; nobody may stumble over it.
    response.end(
      JSON.stringify({
        keys: [
          { kty: 'EC', kid: 'ec' },
          { ...key, ...entra.keyFacts },
        ],
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const entra: TwistedEntra = {
    authority: new URL(`http://127.0.0.1:${address.port}`),
    asked: () => asked,
    status: 200,
    keyFacts: { issuer: `http://127.0.0.1:${address.port}/{tenantid}/v2.0` },
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: `k${generation}`, ...header })
        .sign(pair.privateKey),
    async changeKey() {
      pair = await generateKeyPair('RS256');
      generation += 1;
    },
    publicKeyText: async () => JSON.stringify(await exportJWK(pair.publicKey)),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return entra;
}
