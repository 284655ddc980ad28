import { resolve } from 'node:path';
import { CopyRefused } from '../adapters/sqlite/backup.ts';
import { restoreStore, type Undone, undoneByRestore } from '../adapters/sqlite/restore.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { onRecordIn, overTheStore } from './over-the-store.ts';

/** `npm run -s store:restore -- <file> [--yes]`: puts a backup in the store's place while the service runs. */
await overTheStore(async (store) => {
  const asked = process.argv.slice(2);
  const [backup, ...more] = asked.filter((word) => word !== '--yes');
  if (backup === undefined || more.length > 0) {
    throw new CopyRefused('Name the one backup: npm run -s store:restore -- <file> [--yes].');
  }
  const file = resolve(backup);
  return onRecordIn(store, 'operator.restore', async () => {
    const undone = await undoneByRestore(store, file);
    if (undone !== undefined && !asked.includes('--yes')) throw new CopyRefused(warningOf(undone));
    const { documents, wayBack } = await restoreStore(store, file, systemClock);
    const before =
      wayBack === undefined ? 'there was none before' : `what was before is in ${wayBack}`;
    return `Restored ${documents} documents from ${file} into ${store}; ${before}.`;
  });
});

function warningOf({ changes, returns, newest, newestOfBackup }: Undone): string {
  return (
    `Nothing was restored: it would undo ${changes} documents written and ${returns} deleted since the backup` +
    ` (newest change ${newest}, of the backup ${newestOfBackup}); say --yes to do it.`
  );
}
