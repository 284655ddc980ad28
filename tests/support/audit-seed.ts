import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { systemClock } from '../../api/src/adapters/system/system-clock.ts';
import {
  type AuditBody,
  type AuditRecord,
  auditScope,
  auditStore,
  recordId,
} from '../../api/src/application/audit/audit-record.ts';
import { monthAt } from '../../api/src/application/audit/months.ts';
import { auditSpoolOver } from '../../api/src/application/audit/spool.ts';
import { documentForms } from '../../api/src/application/document-forms.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { versionedStores } from '../../api/src/application/versioned-stores.ts';

const longestSealingMs = 60_000;

/** Works on the store of a running service from beside it, as another process of it would. */
export async function besideService<Outcome>(
  { dataDir }: { readonly dataDir: string },
  work: (stores: Stores) => Promise<Outcome>,
): Promise<Outcome> {
  const raw = await openSqliteStores(join(dataDir, 'sekitori.db'), systemClock);
  const stores = versionedStores(raw, documentForms);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}

/**
 * Puts records of operations on record, as the operations themselves would, and waits until the
 * service has sealed them. Here is no hashing: its library loads by `import` alone, and a test file that
 * needs it would start a service of its own beside the shared one.
 */
export function recordedBeside(
  service: { readonly dataDir: string },
  records: readonly AuditRecord[],
): Promise<void> {
  return besideService(service, async (stores) => {
    const spool = auditSpoolOver(stores);
    await Promise.all(records.map((record) => spool.write(record)));
    for (const record of records) await untilSealed(stores, record);
  });
}

async function untilSealed(stores: Stores, { tenant, at, id }: AuditRecord): Promise<void> {
  const deadline = performance.now() + longestSealingMs;
  const scope = auditScope(monthAt(at));
  const read = () => auditStore(stores, tenant).read<AuditBody>(scope, recordId(id));
  while ((await read())?.body.seal === undefined) {
    if (performance.now() > deadline) throw new Error(`Record ${id} was not sealed`);
    await pause(50);
  }
}
