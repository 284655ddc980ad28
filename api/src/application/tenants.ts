import type { TenantId } from '../domain/ids.ts';
import type { Versioned } from './documents.ts';
import type { Clock } from './ports.ts';
import { tenantsScope } from './scopes.ts';
import type { Page, Stores } from './store.ts';

/** A tenant is known from the first login of one of its people on. */
export type KnownTenant = { readonly tenant: TenantId; readonly firstSeenAt: number };
type TenantBody = Versioned<KnownTenant>;

/** Puts a tenant on record; one that is known stays as it is. */
export async function recordTenant(
  { stores, clock }: { readonly stores: Stores; readonly clock: Clock },
  tenant: TenantId,
): Promise<void> {
  const body: TenantBody = { v: 1, tenant, firstSeenAt: clock.now() };
  const item = { id: `tenant:${tenant}`, type: 'tenant', k1: tenant, body };
  await stores.forService.commit(tenantsScope, [{ kind: 'create', item }]);
}

const pageSize = 100;

/** A page of the tenants on record, in the order of their ids. */
export async function knownTenants(
  stores: Stores,
  cursor?: string,
): Promise<{ readonly tenants: readonly KnownTenant[]; readonly cursor?: string }> {
  const query = { type: 'tenant', key: 'k1', limit: pageSize } as const;
  const page: Page<TenantBody> = await stores.forService.query<TenantBody>(tenantsScope, {
    ...query,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return {
    tenants: page.items.map(({ body }) => body),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
}

/** Every tenant on record, one after the other. */
export async function* eachTenant(stores: Stores): AsyncGenerator<TenantId> {
  let cursor: string | undefined;
  do {
    const page = await knownTenants(stores, cursor);
    for (const { tenant } of page.tenants) yield tenant;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
