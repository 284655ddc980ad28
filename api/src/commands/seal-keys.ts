import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { makeKeyFile } from '../adapters/keys/key-file.ts';
import { openKeys } from '../adapters/keys/open-keys.ts';
import { sealedSecrets } from '../adapters/keys/sealed-secrets.ts';
import type { Clock } from '../application/ports.ts';
import { type Rotated, rotateKeys } from '../application/rotate-keys.ts';
import { KeysUnreachable, KeysUnusable } from '../application/secrets.ts';
import type { Stores } from '../application/store.ts';
import { type Config, readConfig } from '../config.ts';
import { CommandRefused, withStores } from './with-stores.ts';

/**
 * The keys that secrets are sealed with: `npm run -s keys:make` makes the key file,
 * `npm run -s keys:rotate` puts a new key in the place of all there are, while the service runs.
 */
await withStores(({ onRecord, ...world }) => {
  const [asked] = process.argv.slice(2);
  const { secretKeys } = readConfig();
  if (asked === 'make') {
    const event = 'operator.make-keys';
    return onRecord.change({ event }, () => makeKeys(secretKeys).catch(refuse));
  }
  if (asked !== 'rotate') throw new CommandRefused('Say npm run -s keys:make or keys:rotate.');
  return onRecord.change({ event: 'operator.rotate-keys' }, async (record) => {
    const rotated = await rotate(world, secretKeys).catch(refuse);
    record.about({ kind: 'sealing-key', id: rotated.to });
    record.step({ name: 'sealed anew', result: String(rotated.resealed) });
    return told(rotated);
  });
});

type SecretKeys = Config['secretKeys'];

async function makeKeys(secretKeys: SecretKeys): Promise<string> {
  if (secretKeys.kind === 'vault') throw new CommandRefused('A vault keeps its keys itself.');
  await makeKeyFile(secretKeys.path);
  return `Made ${secretKeys.path}. Keep a copy where the store's backups are not.`;
}

async function rotate(
  { stores, clock }: { readonly stores: Stores; readonly clock: Clock },
  secretKeys: SecretKeys,
): Promise<Rotated> {
  const keys = await openKeys(secretKeys, clock);
  const secrets = sealedSecrets(keys);
  const holder = `${hostname()}.${process.pid}`;
  return rotateKeys({ stores, clock, keys, secrets, holder, wait: (ms) => pause(ms) });
}

function refuse(error: unknown): never {
  if (error instanceof KeysUnusable) throw new CommandRefused(error.message);
  if (error instanceof KeysUnreachable) {
    throw new CommandRefused(`${error.message}: say it again, and it goes on where it was.`);
  }
  throw error;
}

function told({ to, retired, resealed, unreadable }: Rotated): string {
  const gone = retired.length === 0 ? 'no older key was left' : `retired ${retired.join(', ')}`;
  const lost =
    unreadable === 0 ? '' : ` ${unreadable} could not be read with any key and stay as they are.`;
  return `The key is ${to}; sealed anew: ${resealed}; ${gone}.${lost}`;
}
