import { resolve } from 'node:path';
import { backUpStore, CopyRefused } from '../adapters/sqlite/backup.ts';
import { onRecordIn, overTheStore } from './over-the-store.ts';

/** `npm run -s store:backup -- <file>`: copies the store while the service runs. */
await overTheStore(async (store) => {
  const [target, ...more] = process.argv.slice(2);
  if (target === undefined || more.length > 0) {
    throw new CopyRefused('Name the one file to write: npm run -s store:backup -- <file>.');
  }
  return onRecordIn(store, 'operator.back-up', async () => {
    const { file, documents, bytes, newest } = await backUpStore(store, resolve(target));
    const size = `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`;
    return `Backed up to ${file}: ${documents} documents, ${size}, newest change ${newest}.`;
  });
});
