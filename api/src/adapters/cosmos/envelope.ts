import type { JSONObject } from '@azure/cosmos';
import type { Change, Item, NewItem } from '../../application/store.ts';
import { ForeignDocument, StoreCorrupt } from '../../application/store-faults.ts';
import { tenantId } from '../../domain/ids.ts';

/**
 * A document in the container. A key is followed by a space and the id: so its order is that of key and
 * then id, as in the other store, without a composite index. The space sorts before all that stands in keys.
 */
type Envelope = {
  readonly id: string;
  readonly pk: string;
  readonly t: string;
  readonly k1?: string;
  readonly k2?: string;
  readonly ttl?: number;
  readonly b: unknown;
  readonly _etag: string;
  readonly _ts: number;
};

/** The key under which ours are found; whatever has another is not ours, or is the mark of the version. */
export const partitionKeyOf = (tenant: string, scope: string) => `${tenant}|${scope}`;

export const keyFor = (key: string, id: string) => `${key} ${id}`;

export function envelopeOf(pk: string, item: NewItem): JSONObject {
  const { id, type, k1, k2, ttlSeconds, body } = item;
  return {
    id,
    pk,
    t: type,
    ...(k1 === undefined ? {} : { k1: keyFor(k1, id) }),
    ...(k2 === undefined ? {} : { k2: keyFor(k2, id) }),
    ...(ttlSeconds === undefined ? {} : { ttl: ttlSeconds }),
    // The port takes what JSON can say.
    b: body as JSONObject,
  };
}

/**
 * The service writes its entity tags in quotes; a version travels without, as in the other store: it goes
 * into `If-Match` headers of our own.
 */
export const versionOf = (entityTag: string) => entityTag.replaceAll('"', '');
export const entityTagOf = (version: string) => `"${version}"`;

/**
 * Throws `StoreCorrupt` for what is no document of ours, `ForeignDocument` for one that says itself that
 * it lies under another key than was asked for.
 */
export function itemAt<Body>(asked: string, document: unknown): Item<Body> {
  const envelope = envelopeIn(document);
  if (envelope.pk !== asked) throw new ForeignDocument(asked, envelope.pk, envelope.id);
  return itemOf(envelope);
}

function itemOf<Body>(envelope: Envelope): Item<Body> {
  const { id, t, k1, k2, b, _etag } = envelope;
  return {
    id,
    type: t,
    ...(k1 === undefined ? {} : { k1: k1.slice(0, -id.length - 1) }),
    ...(k2 === undefined ? {} : { k2: k2.slice(0, -id.length - 1) }),
    etag: versionOf(_etag),
    // What stands in a body was written by us under the same type.
    body: b as Body,
  };
}

/** Throws `StoreCorrupt`; undefined for what belongs to no tenant's scope or has expired. */
export function changeOf(document: unknown, now: number): Change | undefined {
  const { pk, ttl, _ts } = (document ?? {}) as Partial<Envelope>;
  if (typeof pk === 'string' && !pk.includes('|')) return undefined;
  const item = itemOf(envelopeIn(document));
  const border = pk?.indexOf('|') ?? 0;
  if (ttl !== undefined && (Number(_ts) + ttl) * 1000 <= now) return undefined;
  return {
    ...item,
    tenant: tenantId(pk?.slice(0, border) ?? ''),
    scope: pk?.slice(border + 1) ?? '',
  };
}

function envelopeIn(document: unknown): Envelope {
  const found = (document ?? {}) as Partial<Envelope>;
  const { id, pk, t, _etag } = found;
  const isWhole = [id, pk, t, _etag].every((text) => typeof text === 'string' && text !== '');
  const hasKeys = [found.k1, found.k2].every(
    (key) => key === undefined || isKeyOf(key, String(id)),
  );
  if (isWhole && hasKeys && 'b' in found) return found as Envelope;
  throw new StoreCorrupt(
    `The document ${String(pk)}|${String(id)} is not readable; restore it from a backup`,
  );
}

const isKeyOf = (key: unknown, id: string) =>
  typeof key === 'string' && key.length > id.length + 1 && key.endsWith(` ${id}`);
