import type { ConversationReferenceStore } from '@microsoft/teamsfx';
import type { ConversationReferences } from '@sekitori/api/application/conversation-references';

const pageSize = 100;

/** TeamsFx's store of installations over ours, for the tenant of the turn under way. */
export function installationsIn(
  references: () => ConversationReferences,
): ConversationReferenceStore {
  return {
    add: (key, reference, { overwrite = false }) =>
      references().add(key, reference, { isReplacing: overwrite }),
    remove: (key) => references().remove(key),
    async list(limit = pageSize, token) {
      const page = await references().list(limit, token);
      // Only this adapter writes them, so they have the form in which TeamsFx gave them.
      const data = page.references.map((reference) => Object(reference));
      return { data, ...(page.cursor ? { continuationToken: page.cursor } : {}) };
    },
  };
}
