import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { sha256 } from '../../api/src/adapters/system/digest.ts';
import type { ChainPoint } from '../../api/src/application/audit/audit-record.ts';
import { sealRecordsWith } from '../../api/src/application/audit/seal-records.ts';
import { auditSpoolOver } from '../../api/src/application/audit/spool.ts';
import { documentForms } from '../../api/src/application/document-forms.ts';
import type { Lease } from '../../api/src/application/lease.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { recordTenant } from '../../api/src/application/tenants.ts';
import { versionedStores } from '../../api/src/application/versioned-stores.ts';
import { aClock, midori } from '../support/world.ts';
import { aRecord } from './a-record.ts';

export { aRecord };

/** A lease that nobody else wants. */
export const ownLease: Lease = {
  hold: async () => true,
  commit: async () => true,
  giveBack: async () => undefined,
};

/** An audit log over a store in memory: one tenant is known, a clock stands still, ends are kept. */
export async function anAuditLog(at = '2026-10-05T09:00:00Z') {
  const clock = aClock(at);
  const stores = versionedStores(await openSqliteStores(':memory:', clock), documentForms);
  await recordTenant({ stores, clock }, midori);
  const anchors: ChainPoint[] = [];
  const alarms: string[] = [];
  const sealer = (over: Stores = stores) =>
    sealRecordsWith({
      stores: over,
      clock,
      digest: sha256,
      anchor: ({ tenant: _, ...head }) => anchors.push(head),
      alarm: ({ month }) => alarms.push(month),
    });
  return {
    stores,
    clock,
    anchors,
    alarms,
    digest: sha256,
    spool: auditSpoolOver(stores),
    sealer,
    seal: sealer(),
    close: () => stores.close(),
  };
}

export type AuditLog = Awaited<ReturnType<typeof anAuditLog>>;

/** Writes so many records and seals them, a few at a time. */
export async function sealedRecords(log: AuditLog, count: number): Promise<void> {
  for (let from = 0; from < count; from += 7) {
    const ids = Array.from({ length: Math.min(7, count - from) }, (_, at) => from + at);
    await Promise.all(ids.map((id) => log.spool.write(aRecord(`r${id}`))));
    await log.seal(ownLease);
  }
}
