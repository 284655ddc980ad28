import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '../../api/src/adapters/keys/key-file.ts';
import { sealedSecrets } from '../../api/src/adapters/keys/sealed-secrets.ts';

/** Where a key file may lie, in a folder of its own. */
export const aKeyPath = () => join(mkdtempSync(join(tmpdir(), 'sekitori-keys-')), 'keys.json');

/** Secrets over a key file, as a process of the local environment has them at its first start. */
export async function someSecrets(path = aKeyPath()) {
  const keys = await openKeyFile({ path, isMadeWhereMissing: true });
  return { path, keys, secrets: sealedSecrets(keys) };
}
