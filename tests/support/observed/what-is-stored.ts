import { createHash } from 'node:crypto';
import { connect } from '../../../api/src/adapters/sqlite/database.ts';
import {
  type AuditBody,
  auditScope,
  auditStore,
  recordType,
} from '../../../api/src/application/audit/audit-record.ts';
import { auditMonths } from '../../../api/src/application/audit/months.ts';
import type { Stores } from '../../../api/src/application/store.ts';
import { eachTenant } from '../../../api/src/application/tenants.ts';
import type { TenantId } from '../../../api/src/domain/ids.ts';

/**
 * One hash over every document of a store file but the audit log itself and what RSI says of people,
 * which is asked anew as time goes by.
 */
export async function hashOfDocuments(storeFile: string): Promise<string> {
  const database = await connect(storeFile, { readOnly: true });
  const rows = database
    .prepare(
      `SELECT tenant, scope, id, body FROM items
       WHERE scope NOT LIKE 'audit%' AND scope <> 'entitlements' ORDER BY tenant, scope, id`,
    )
    .all();
  database.close();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/** Every record of every tenant and of the service itself, however old. */
export async function everyRecord(stores: Stores): Promise<readonly AuditBody[]> {
  const tenants: (TenantId | undefined)[] = [undefined];
  for await (const tenant of eachTenant(stores)) tenants.push(tenant);
  const records: AuditBody[] = [];
  for (const tenant of tenants) {
    for (const month of await auditMonths(stores, tenant)) {
      let cursor: string | undefined;
      do {
        const page = await auditStore(stores, tenant).query<AuditBody>(auditScope(month), {
          type: recordType,
          key: 'k2',
          limit: 1000,
          ...(cursor === undefined ? {} : { cursor }),
        });
        records.push(...page.items.map(({ body }) => body));
        cursor = page.cursor;
      } while (cursor !== undefined);
    }
  }
  return records;
}
