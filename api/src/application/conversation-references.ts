import type { TenantId } from '../domain/ids.ts';
import type { Versioned } from './documents.ts';
import type { Ids } from './ports.ts';
import type { Stores } from './store.ts';

type World = { readonly stores: Stores; readonly ids: Ids };
type ReferenceBody = Versioned<{ readonly key: string; readonly reference: unknown }>;

const scope = 'teams-references';

/**
 * Where the bot is installed in the organisations of one tenant, as Teams told it: one reference for
 * each chat or team. What is in one only bot/ knows.
 */
export interface ConversationReferences {
  /** True where it was not known, or was replaced. */
  add(
    key: string,
    reference: unknown,
    options: { readonly isReplacing: boolean },
  ): Promise<boolean>;
  /** True where it was known. */
  remove(key: string): Promise<boolean>;
  list(
    limit: number,
    cursor: string | undefined,
  ): Promise<{ readonly references: readonly unknown[]; readonly cursor?: string }>;
}

/** Conversation references in the tenant's own documents. */
export function conversationReferencesOver(
  { stores, ids }: World,
  tenant: TenantId,
): ConversationReferences {
  const store = stores.forTenant(tenant);
  const itemId = (key: string) => `reference:${ids.derived('teams-reference', key)}`;
  return {
    async add(key, reference, { isReplacing }) {
      const body: ReferenceBody = { v: 1, key, reference };
      const item = { id: itemId(key), type: 'teams-reference', k1: itemId(key), body };
      const kind = isReplacing ? 'put' : 'create';
      const kept = await store.commit(scope, [{ kind, item }]);
      return kept.ok;
    },
    async remove(key) {
      const known = await store.read<ReferenceBody>(scope, itemId(key));
      if (!known) return false;
      const gone = await store.commit(scope, [{ kind: 'delete', id: itemId(key) }]);
      return gone.ok;
    },
    async list(limit, cursor) {
      const page = await store.query<ReferenceBody>(scope, {
        type: 'teams-reference',
        key: 'k1',
        limit,
        ...(cursor ? { cursor } : {}),
      });
      return {
        references: page.items.map((item) => item.body.reference),
        ...(page.cursor ? { cursor: page.cursor } : {}),
      };
    },
  };
}
