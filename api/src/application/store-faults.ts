/** What the database may fail with; expected conflicts are values of `CommitResult`. */

/** Surely not committed; trying again is safe. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/** Perhaps committed; read what the commit would have created before trying again. */
export class StoreOutcomeUnknown extends Error {
  override readonly name = 'StoreOutcomeUnknown';
}

/** More than 100 operations, a document over 2 MB, or a commit over 2 MB. */
export class StoreTooLarge extends Error {
  override readonly name = 'StoreTooLarge';
}

/** An id, scope or key that not every store can hold, or one document twice in a commit: a mistake of ours. */
export class StoreMisused extends Error {
  override readonly name = 'StoreMisused';
}

/** A cursor that this store did not give. */
export class StoreCursorUnknown extends Error {
  override readonly name = 'StoreCursorUnknown';
}

/** A document that does not say what its type says; the message names it. */
export class StoreCorrupt extends Error {
  override readonly name = 'StoreCorrupt';
}

/**
 * A document that says of itself that it lies elsewhere than where it was asked for, in another tenant
 * perhaps (2.3-c). Nothing of it is handed out; the message names both places, for whoever runs the service.
 */
export class ForeignDocument extends Error {
  override readonly name = 'ForeignDocument';

  constructor(asked: string, found: string, id: string) {
    super(`Asked for ${asked}|${id}, the store handed out a document of ${found}`);
  }
}

/** A document, or a whole store, that a newer version of this program wrote. */
export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew';
}

/**
 * The store cannot be opened, or has failed so that nothing it says can be trusted before the process
 * starts again. The message is one sentence for whoever runs the service.
 */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}

/** The store itself is in trouble, which is no fault of what was asked of it: better asked again later. */
export function isTroubleOfStore(error: unknown): boolean {
  return (
    error instanceof StoreBusy ||
    error instanceof StoreOutcomeUnknown ||
    error instanceof StoreUnusable
  );
}
