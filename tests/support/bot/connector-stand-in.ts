import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type Claims = {
  readonly iss?: string;
  readonly aud?: string | string[];
  readonly serviceurl?: string;
  readonly nbf?: number;
  readonly exp?: number;
};

/** Keys take a while to make; every connector of a run signs with the same ones. */
const pairs = ['teams', 'elsewhere', 'stranger'].map(() =>
  generateKeyPair('RS256', { extractable: true }),
);

/** The Bot Connector's signing side on this machine: metadata, keys with endorsements, and tokens. */
export async function startConnector({
  appId,
  now,
}: {
  readonly appId: string;
  readonly now: () => number;
}) {
  const [teams, elsewhere, stranger] = await Promise.all(pairs);
  if (!teams || !elsewhere || !stranger) throw new Error('Three pairs are made');
  const keys = [
    { ...(await exportJWK(teams.publicKey)), kid: 'teams', endorsements: ['msteams'] },
    { ...(await exportJWK(elsewhere.publicKey)), kid: 'elsewhere', endorsements: ['directline'] },
  ];
  let fetched = 0;
  let isUp = true;
  const server = createServer((request, response) => {
    fetched += 1;
    if (!isUp) {
      response.writeHead(503).end();
      return;
    }
    const body = request.url === '/keys' ? { keys } : { jwks_uri: `${url()}/keys` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  function url(): string {
    const address = server.address();
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  }
  const serviceUrl = 'https://smba.trafficmanager.net/jp/';
  const issuer = 'https://api.botframework.com';

  const ownKey = teams.privateKey;
  async function token(
    claims: Claims = {},
    by: { readonly kid?: string; readonly key?: CryptoKey } = {},
  ): Promise<string> {
    const seconds = Math.floor(now() / 1000);
    const all = {
      iss: issuer,
      aud: appId,
      serviceurl: serviceUrl,
      nbf: seconds - 10,
      exp: seconds + 600,
      ...claims,
    };
    return new SignJWT(all)
      .setProtectedHeader({ alg: 'RS256', kid: by.kid ?? 'teams' })
      .sign(by.key ?? ownKey);
  }

  return {
    token,
    serviceUrl,
    trust: {
      issuer,
      openIdMetadata: `${url()}/metadata`,
      serviceOrigins: ['https://smba.trafficmanager.net'],
    },
    keysOf: { elsewhere: elsewhere.privateKey, stranger: stranger.privateKey },
    fetches: () => fetched,
    setUp(value: boolean) {
      isUp = value;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
