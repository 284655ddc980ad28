import { join } from 'node:path';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { sha256 } from '../../api/src/adapters/system/digest.ts';
import { systemClock } from '../../api/src/adapters/system/system-clock.ts';
import type { AuditRecord } from '../../api/src/application/audit/audit-record.ts';
import { sealRecordsWith } from '../../api/src/application/audit/seal-records.ts';
import { auditSpoolOver } from '../../api/src/application/audit/spool.ts';
import { documentForms } from '../../api/src/application/document-forms.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { versionedStores } from '../../api/src/application/versioned-stores.ts';
import { ownLease } from '../audit/an-audit-log.ts';

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

/** Puts records of operations on record and seals them, as the operations themselves would. */
export function recordedBeside(
  service: { readonly dataDir: string },
  records: readonly AuditRecord[],
): Promise<void> {
  return besideService(service, async (stores) => {
    const spool = auditSpoolOver(stores);
    await Promise.all(records.map((record) => spool.write(record)));
    const seal = sealRecordsWith({
      stores,
      clock: systemClock,
      digest: sha256,
      anchor: () => undefined,
      alarm: () => undefined,
    });
    await seal(ownLease);
  });
}
