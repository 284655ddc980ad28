import { Temporal } from 'temporal-polyfill';
import type { TenantId } from '../../domain/ids.ts';
import { resolvingUnknown, untilCommitted } from '../command.ts';
import type { Versioned } from '../documents.ts';
import type { Stores } from '../store.ts';
import { auditStore, type Month } from './audit-record.ts';

/** Which months a tenant has records of, so that nobody searches those that it has none of. */
type MonthBody = Versioned<{ readonly month: Month }>;

const scope = 'audit';
const type = 'audit-month';

/** The month of UTC that an instant lies in. */
export function monthAt(at: number): Month {
  return Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 7);
}

/** The months on record, the oldest first. */
export async function auditMonths(stores: Stores, tenant: TenantId | undefined): Promise<Month[]> {
  const page = await auditStore(stores, tenant).query<MonthBody>(scope, {
    type,
    key: 'k1',
    limit: 1000,
  });
  return page.items.map(({ body }) => body.month);
}

/** Puts a month on record; one that is known stays as it is. */
export async function recordMonth(
  stores: Stores,
  { tenant, month }: { readonly tenant: TenantId | undefined; readonly month: Month },
): Promise<void> {
  const body: MonthBody = { v: 1, month };
  const item = { id: `month:${month}`, type, k1: month, body };
  const store = auditStore(stores, tenant);
  await untilCommitted(async () => {
    const result = await resolvingUnknown(() => store.commit(scope, [{ kind: 'create', item }]));
    return result === 'unknown' ? 'again' : undefined;
  });
}
