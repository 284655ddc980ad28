import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CopyRefused } from '../adapters/sqlite/backup.ts';
import { storeFileName } from '../adapters/sqlite/database.ts';
import { openSqliteStores } from '../adapters/sqlite/sqlite-stores.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { documentForms } from '../application/document-forms.ts';
import { StoreBusy, StoreTooNew, StoreUnusable } from '../application/store-faults.ts';
import { versionedStores } from '../application/versioned-stores.ts';
import { ConfigUnusable, readStorePlace } from '../config.ts';
import type { OperatorEvent } from '../contract/audit-events.ts';
import { commandsOnRecord } from './on-record.ts';

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

/** Runs it as one operation on record in that very store; where there is none, in the one that it makes. */
export async function onRecordIn(
  store: string,
  event: OperatorEvent,
  work: () => Promise<string>,
): Promise<string> {
  if (existsSync(store)) return recorded(store, event, work);
  const said = await work();
  return existsSync(store) ? recorded(store, event, async () => said) : said;
}

async function recorded(
  store: string,
  event: OperatorEvent,
  work: () => Promise<string>,
): Promise<string> {
  const clock = systemClock;
  const stores = versionedStores(await openSqliteStores(store, clock), documentForms);
  try {
    const onRecord = commandsOnRecord({ stores, clock }, (error) => error instanceof CopyRefused);
    return await onRecord.change({ event }, work);
  } finally {
    await stores.close();
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
  const isMendable = [CopyRefused, StoreBusy, StoreUnusable, StoreTooNew, ConfigUnusable].some(
    (kind) => error instanceof kind,
  );
  if (!(error instanceof Error)) return String(error);
  return isMendable ? error.message : (error.stack ?? error.message);
}
