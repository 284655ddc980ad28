import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RsiRefused } from '../../api/src/application/ports.ts';
import { KeysUnusable } from '../../api/src/application/secrets.ts';
import { aStage, type Stage } from '../env-local/rsi-client.ts';
import { rsiAt, signedIn } from './at-issuer.ts';

const hanako = 'hanako.sato@midori.example';
const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('how the service proves to RSI that it is its client (2.2.3-a)', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let folder: string;
  let stage: Stage;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-client-'));
    const publicKeys = [rsa, curve].map(({ publicKey }) => publicKey.export({ format: 'jwk' }));
    stage = await aStage({ publicKeys });
  });
  after(async () => {
    await stage.stop();
    rmSync(folder, { recursive: true });
  });

  function rsiWith(text: string) {
    const path = join(folder, 'client-key');
    writeFileSync(path, text);
    const redirectUri = new URL(stage.redirectUri);
    return rsiAt(stage.issuer, { redirectUri, proof: { kind: 'key', path } });
  }

  const keys: readonly (readonly [string, string])[] = [
    ['an RSA key as PEM', pem(rsa.privateKey)],
    ['an RSA key as JWK that signs RS256', jwk(rsa.privateKey, { alg: 'RS256' })],
    ['a P-256 key as PEM', pem(curve.privateKey)],
    ['a P-256 key as JWK', jwk(curve.privateKey, { alg: 'ES256' })],
  ];
  for (const [name, text] of keys) {
    it(`signs in and renews with ${name}`, async () => {
      const rsi = await rsiWith(text);

      const { identity, credentials } = await signedIn(rsi, hanako);

      assert.deepEqual(await rsi.identityOf(await rsi.refresh(credentials)), identity);
    });
  }

  it('is not believed with another key, nor with a secret instead', async () => {
    const other = await rsiWith(pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey));
    const bySecret = await rsiAt(stage.issuer, { redirectUri: new URL(stage.redirectUri) });

    await assert.rejects(other.begin(), RsiRefused);
    await assert.rejects(bySecret.begin(), RsiRefused);
  });

  it('does not start with a file that is no fit key, and names the setting and the file', async () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    const unfit = [
      '',
      'secret',
      '{}',
      '[]',
      pem(weak),
      pem(generateKeyPairSync('ed25519').privateKey),
      pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey),
      rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      JSON.stringify(curve.publicKey.export({ format: 'jwk' })),
      jwk(curve.privateKey, { alg: 'RS256' }),
      jwk(curve.privateKey, { alg: 'HS256' }),
    ];

    for (const text of unfit) {
      await assert.rejects(rsiWith(text), (error: Error) => {
        assert.ok(error instanceof KeysUnusable, text);
        assert.match(error.message, /^RSI_CLIENT_KEY: .*client-key .*\.$/);
        return true;
      });
    }
  });

  it('does not start without the file', async () => {
    const proof = { kind: 'key', path: join(folder, 'nowhere') } as const;

    await assert.rejects(rsiAt(stage.issuer, { proof }), KeysUnusable);
  });
});

function jwk(key: KeyObject, more: Record<string, string>): string {
  return JSON.stringify({ ...key.export({ format: 'jwk' }), ...more });
}
