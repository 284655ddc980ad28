import { systemClock } from '../adapters/system/system-clock.ts';
import type { Clock } from '../application/ports.ts';
import type { Stores } from '../application/store.ts';
import { StoreBusy, StoreTooNew, StoreUnusable } from '../application/store-faults.ts';
import { openStores } from '../compose.ts';
import { ConfigUnusable, readConfig } from '../config.ts';
import { commandsOnRecord, type PutOnRecord } from './on-record.ts';

/** What was asked of a command cannot be done; the message is one sentence for whoever typed it. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

type CommandWorld = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly onRecord: PutOnRecord;
};

/**
 * Runs a command over the documents of the store that the service's own settings name, beside the
 * running service, and prints what it answers; what cannot be done is one sentence and exit code 1.
 */
export async function withStores(work: (world: CommandWorld) => Promise<string>): Promise<void> {
  try {
    const clock = systemClock;
    const stores = await openStores(readConfig(), clock);
    const onRecord = commandsOnRecord(
      { stores, clock },
      (error) => error instanceof CommandRefused,
    );
    try {
      process.stdout.write(`${await work({ stores, clock, onRecord })}\n`);
    } finally {
      await stores.close();
    }
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${sentenceOf(error)}\n`);
  }
}

function sentenceOf(error: unknown): string {
  const isMendable = [CommandRefused, ConfigUnusable, StoreBusy, StoreTooNew, StoreUnusable].some(
    (kind) => error instanceof kind,
  );
  if (!(error instanceof Error)) return String(error);
  return isMendable ? error.message : (error.stack ?? error.message);
}
