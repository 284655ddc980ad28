import type { PersonId, TenantId } from '../domain/ids.ts';
import { auditKeysScope, entitlementsScope } from './scopes.ts';
import type { SealedSecret, SecretPlace } from './secrets.ts';
import type { Item } from './store.ts';

/**
 * The body of a document that holds one secret of one person: `sealed` is sealed at the place that
 * `placeOfSecret` says, and `k1` is the person.
 */
export type SealedBody = { readonly v: number; readonly sealed: SealedSecret };

export type SealedKind = { readonly scope: string; readonly type: string };

/**
 * Every kind of such documents, none with a life span: it would begin anew with the key. What is not
 * listed here is lost when the keys are rotated.
 */
export const sealedKinds: readonly SealedKind[] = [
  { scope: entitlementsScope, type: 'rsi-credentials' },
  { scope: auditKeysScope, type: 'audit-key' },
];

/** Where the secret of such a document is sealed; undefined where no person is named. */
export function placeOfSecret(
  tenant: TenantId,
  { id, type, k1 }: Pick<Item, 'id' | 'type' | 'k1'>,
): SecretPlace | undefined {
  return k1 === undefined
    ? undefined
    : { tenant, person: k1 as PersonId, purpose: type, record: id };
}
