import type { TenantId } from '../domain/ids.ts';
import { placeOfSecret, type SealedBody, type SealedKind } from './sealed-records.ts';
import { type Secrets, SecretUnreadable } from './secrets.ts';
import type { Item, Stores, TenantStore } from './store.ts';

type World = { readonly stores: Stores; readonly secrets: Secrets };

/** What became of the records that were looked at. */
export type Resealed = {
  /** Sealed anew. */
  readonly resealed: number;
  /** Changed by somebody else meanwhile; to be looked at again. */
  readonly left: number;
  /** Readable by no key there is; they stay as they are. */
  readonly unreadable: number;
};

export const nothingResealed: Resealed = { resealed: 0, left: 0, unreadable: 0 };

export const plus = (one: Resealed, other: Resealed): Resealed => ({
  resealed: one.resealed + other.resealed,
  left: one.left + other.left,
  unreadable: one.unreadable + other.unreadable,
});

const pageSize = 100;

/** A page of records of one kind of one tenant, in the order of their people, `from` included. */
export type PageOfSealed = {
  readonly tenant: TenantId;
  readonly kind: SealedKind;
  readonly from?: string;
  readonly cursor?: string;
};

/**
 * Seals the secrets of one page with the current key where they are not yet, each by
 * compare-and-swap: what its owner wrote meanwhile stays.
 */
export async function resealPage(
  { stores, secrets }: World,
  { tenant, kind, from, cursor }: PageOfSealed,
  to: string,
): Promise<{ readonly done: Resealed; readonly last?: string; readonly cursor?: string }> {
  const store = stores.forTenant(tenant);
  const page = await store.query<SealedBody>(kind.scope, {
    type: kind.type,
    key: 'k1',
    limit: pageSize,
    ...(from === undefined ? {} : { from }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  let done = nothingResealed;
  for (const item of page.items) {
    if (item.body.sealed.key === to) continue;
    done = plus(done, await resealOne({ store, secrets, tenant, scope: kind.scope }, item));
  }
  const last = page.items.at(-1)?.k1;
  return {
    done,
    ...(last === undefined ? {} : { last }),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
}

type Place = {
  readonly store: TenantStore;
  readonly secrets: Secrets;
  readonly tenant: TenantId;
  readonly scope: string;
};

async function resealOne(
  { store, secrets, tenant, scope }: Place,
  { etag, ...item }: Item<SealedBody>,
): Promise<Resealed> {
  const place = placeOfSecret(tenant, item);
  const text = place && (await textOf(secrets.open(place, item.body.sealed)));
  if (place === undefined || text === undefined) return { ...nothingResealed, unreadable: 1 };
  const body: SealedBody = { ...item.body, sealed: await secrets.seal(place, text) };
  const operation = { kind: 'replace', item: { ...item, body }, ifMatch: etag } as const;
  const { ok } = await store.commit(scope, [operation]);
  return ok ? { ...nothingResealed, resealed: 1 } : { ...nothingResealed, left: 1 };
}

async function textOf(opening: Promise<string>): Promise<string | undefined> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof SecretUnreadable) return undefined;
    throw error;
  }
}
