import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';
import type { Clock } from '../../application/ports.ts';
import { KeysUnreachable, type RotatableKeys } from '../../application/secrets.ts';
import { type VaultAnswer, type VaultClient, vaultClient } from './vault-client.ts';

const algorithm = 'RSA-OAEP-256';
/** How long a process may wrap with the version it knows after another one is current. */
const currentMs = 30_000;
/** That, and as long again for a commit that waits for the store. */
const settleMs = 60_000;

const keyShape = z.object({ key: z.object({ kid: z.string() }) });
const operationShape = z.object({ kid: z.string(), value: z.base64url() });
const pageShape = z.object({
  value: z.array(
    z.object({ kid: z.string(), attributes: z.object({ enabled: z.boolean() }).optional() }),
  ),
  nextLink: z.string().nullish(),
});

const versionPattern = /^[0-9a-f]{32}$/;

/**
 * Wrapping keys in Azure Key Vault: an RSA key whose private half never leaves the vault. To retire a
 * version is to switch it off; the vault deletes no single version.
 */
export function keyVault(
  key: URL,
  { credential, clock }: { readonly credential: TokenCredential; readonly clock: Clock },
): RotatableKeys {
  const client = vaultClient(key, credential);
  let known: { readonly version: string; readonly at: number } | undefined;

  async function current(): Promise<string> {
    const answer = parsed(keyShape, await client.ask({ method: 'GET', path: '' }));
    known = { version: versionOf(answer.key.kid), at: clock.now() };
    return known.version;
  }
  async function wrappingVersion(): Promise<string> {
    const age = known === undefined ? Number.POSITIVE_INFINITY : clock.now() - known.at;
    return known !== undefined && age >= 0 && age < currentMs ? known.version : current();
  }

  return {
    settleMs,
    current,
    versions: () => enabledVersions(client),
    async wrap(dataKey) {
      const version = await wrappingVersion();
      const body = { alg: algorithm, value: Buffer.from(dataKey).toString('base64url') };
      const asked = await client.ask({ method: 'POST', path: `/${version}/wrapkey`, body });
      const { kid, value } = parsed(operationShape, asked);
      return { version: versionOf(kid), wrapped: Buffer.from(value, 'base64url') };
    },
    async unwrap({ version, wrapped }) {
      // What a document says stands in an address only where it can be a version.
      if (!versionPattern.test(version)) return undefined;
      const body = { alg: algorithm, value: Buffer.from(wrapped).toString('base64url') };
      const answer = await client.ask({ method: 'POST', path: `/${version}/unwrapkey`, body });
      if (!answer.ok) return undefined;
      return Buffer.from(parsed(operationShape, answer).value, 'base64url');
    },
    async add() {
      const answer = parsed(keyShape, await client.ask({ method: 'POST', path: '/rotate' }));
      known = { version: versionOf(answer.key.kid), at: clock.now() };
      return known.version;
    },
    async retire(version) {
      const body = { attributes: { enabled: false } };
      parsed(keyShape, await client.ask({ method: 'PATCH', path: `/${version}`, body }));
    },
  };
}

async function enabledVersions(client: VaultClient): Promise<string[]> {
  const versions: string[] = [];
  let answer = await client.ask({ method: 'GET', path: '/versions' });
  for (;;) {
    const { value, nextLink } = parsed(pageShape, answer);
    const enabled = value.filter(({ attributes }) => attributes?.enabled !== false);
    versions.push(...enabled.map(({ kid }) => versionOf(kid)));
    if (!nextLink) return versions;
    answer = await client.next(nextLink);
  }
}

/** Where the key itself is not there or switched off, everything has to wait for whoever runs the vault. */
function parsed<Shape extends z.ZodType>(shape: Shape, answer: VaultAnswer): z.output<Shape> {
  if (!answer.ok) throw new KeysUnreachable(`Azure Key Vault refuses: ${answer.because}`);
  const read = shape.safeParse(answer.body);
  if (!read.success) throw new KeysUnreachable('Azure Key Vault answered in an unknown form');
  return read.data;
}

/** A key's id ends with its version: https://<vault>/keys/<name>/<version>. */
function versionOf(kid: string): string {
  const version = kid.split('/').at(-1) ?? '';
  if (versionPattern.test(version)) return version;
  throw new KeysUnreachable('Azure Key Vault named a key without a version');
}
