import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { importJWK } from 'jose';
import * as client from 'openid-client';
import { z } from 'zod';
import { KeysUnusable } from '../../application/secrets.ts';

/** How this service shows RSI that it is its client: a shared secret, or a private key in a file. */
export type ClientProof =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'key'; readonly path: string };

const algorithms = ['PS256', 'RS256', 'ES256'] as const;
const jwk = z.looseObject({
  kty: z.enum(['RSA', 'EC']),
  kid: z.string().min(1).optional(),
  alg: z.enum(algorithms).optional(),
});
const leastBits = 2048;

/**
 * Client authentication as settings say: HTTP Basic, or `private_key_jwt` (RFC 7523) with a PEM or JWK.
 * An RSA key signs PS256 unless its JWK says `"alg": "RS256"`; P-256 signs ES256. Throws `KeysUnusable`.
 */
export async function proveClient(proof: ClientProof): Promise<client.ClientAuth> {
  if (proof.kind === 'secret') return client.ClientSecretBasic(proof.secret);
  const { path } = proof;
  const text = await readFile(path, 'utf8').catch(unusable(path));
  try {
    const { kid, alg, key } = parsed(text);
    const wanted = { ...key.export({ format: 'jwk' }), alg: alg ?? algorithmOf(key) };
    const usable = await importJWK(wanted);
    if (usable instanceof Uint8Array) throw new TypeError('not a pair of keys');
    return client.PrivateKeyJwt(kid === undefined ? usable : { key: usable, kid });
  } catch (cause) {
    return unusable(path)(cause);
  }
}

function parsed(text: string): { kid?: string; alg?: string; key: KeyObject } {
  if (!text.trimStart().startsWith('{')) return { key: createPrivateKey(text) };
  const given = jwk.parse(JSON.parse(text));
  const { kid, alg } = given;
  return {
    key: createPrivateKey({ key: given, format: 'jwk' }),
    ...(kid === undefined ? {} : { kid }),
    ...(alg === undefined ? {} : { alg }),
  };
}

function algorithmOf(key: KeyObject): (typeof algorithms)[number] {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') return 'ES256';
  if (key.asymmetricKeyType === 'rsa' && modulusLength >= leastBits) return 'PS256';
  throw new TypeError('neither RSA of 2048 bits nor P-256');
}

const unusable = (path: string) => (cause: unknown) => {
  throw new KeysUnusable(
    `RSI_CLIENT_KEY: ${path} is no private key that signs PS256, RS256 or ES256 (PEM or JWK).`,
    { cause },
  );
};
