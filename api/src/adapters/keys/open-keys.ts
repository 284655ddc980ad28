import type { Clock } from '../../application/ports.ts';
import type { RotatableKeys } from '../../application/secrets.ts';
import { openKeyFile } from './key-file.ts';

/** Where the keys are: a file, or a key of Azure Key Vault by its address. */
export type KeysPlace =
  | { readonly kind: 'file'; readonly path: string; readonly isMadeWhereMissing: boolean }
  | { readonly kind: 'vault'; readonly key: URL };

/** Throws `KeysUnusable`. The SDK of Azure is loaded only where it is asked for. */
export async function openKeys(place: KeysPlace, clock: Clock): Promise<RotatableKeys> {
  if (place.kind === 'file') return openKeyFile(place);
  const [{ DefaultAzureCredential }, { keyVault }] = await Promise.all([
    import('@azure/identity'),
    import('./key-vault.ts'),
  ]);
  return keyVault(place.key, { credential: new DefaultAzureCredential(), clock });
}
