import { join, resolve } from 'node:path';
import { CopyRefused } from '../adapters/sqlite/backup.ts';
import { storeFileName } from '../adapters/sqlite/database.ts';
import { StoreTooNew, StoreUnusable } from '../application/store-faults.ts';
import { ConfigUnusable, readStorePlace } from '../config.ts';

/**
 * Runs a command on the store that the service's own settings name, and says what came of it in a
 * sentence; what cannot be done is one sentence too, and exit code 1.
 */
export async function overTheStore(work: (store: string) => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await work(storeFile())}\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${sentenceOf(error)}\n`);
  }
}

function storeFile(): string {
  const { store, dataDir } = readStorePlace();
  if (store === 'sqlite') return resolve(join(dataDir, storeFileName));
  throw new CopyRefused(
    "This store is in Azure Cosmos DB, which keeps its own backups: use the account's point-in-time restore.",
  );
}

function sentenceOf(error: unknown): string {
  const isMendable = [CopyRefused, StoreUnusable, StoreTooNew, ConfigUnusable].some(
    (kind) => error instanceof kind,
  );
  if (!(error instanceof Error)) return String(error);
  return isMendable ? error.message : (error.stack ?? error.message);
}
