import type { Clock } from './ports.ts';
import { workerScope } from './scopes.ts';
import type { Item, Operation, Stores } from './store.ts';

export type LeaseBody = {
  readonly v: 2;
  readonly holder: string;
  /** By the clock of the holder. */
  readonly until: number;
  /** Grows by one with each change of holder. */
  readonly term: number;
};

/** One duty that one process at a time has, over all processes of one store. */
export interface Lease {
  /**
   * Takes or renews the lease: false while somebody else has it. When its holder dies, the next one
   * waits until it runs out. Fresh, it costs a read and no write.
   */
  hold(): Promise<boolean>;
  /**
   * Commits in the scope of the worker together with the lease itself, in the version that `hold` saw:
   * false, and nothing written, where somebody took the lease meanwhile, however long this process
   * slept and whatever its clock says; or where an operation found something else than it expected.
   */
  commit(operations: readonly Operation[]): Promise<boolean>;
  /** Lets the next process begin at once. */
  giveBack(): Promise<void>;
}

export type LeaseTerms = {
  readonly name: string;
  /** This process, as it signs. */
  readonly holder: string;
  readonly lengthMs?: number;
};

const usualLengthMs = 15_000;

export function leaseOver(
  { stores, clock }: { readonly stores: Stores; readonly clock: Clock },
  { name, holder, lengthMs = usualLengthMs }: LeaseTerms,
): Lease {
  const store = stores.forService;
  const id = `lease:${name}`;
  const isRunOut = leaseWatch(lengthMs);
  let held: Item<LeaseBody> | undefined;

  /** Writes the lease and whatever else; what is in `operations` holds only if the lease does. */
  async function write(
    known: Item<LeaseBody> | undefined,
    body: LeaseBody,
    operations: readonly Operation[] = [],
  ): Promise<boolean> {
    held = undefined;
    const item = { id, type: 'lease', body };
    const taken = await store.commit(workerScope, [
      known ? { kind: 'replace', item, ifMatch: known.etag } : { kind: 'create', item },
      ...operations,
    ]);
    const etag = taken.ok ? taken.etags[0] : undefined;
    if (etag !== undefined) held = { ...item, etag };
    return taken.ok;
  }

  return {
    async hold() {
      const known = await store.read<LeaseBody>(workerScope, id);
      const now = clock.now();
      const isOwn = known?.body.holder === holder;
      held = isOwn ? known : undefined;
      if (known && !isOwn && !isRunOut(known, now)) return false;
      if (known && isOwn && isFresh(known.body.until - now, lengthMs)) return true;
      const term = (known?.body.term ?? 0) + (isOwn ? 0 : 1);
      return write(known, { v: 2, holder, until: now + lengthMs, term });
    },
    async commit(operations) {
      if (!held) return false;
      return write(held, { ...held.body, until: clock.now() + lengthMs }, operations);
    },
    async giveBack() {
      if (held) await write(held, { ...held.body, until: 0 });
      held = undefined;
    },
  };
}

/**
 * Two thirds of a lease are enough to begin something with: an idle holder leaves the disk alone. More
 * than a whole one is left only where the clock was set back since.
 */
const isFresh = (leftMs: number, lengthMs: number) =>
  leftMs > (lengthMs * 2) / 3 && leftMs <= lengthMs;

/**
 * Whether somebody else's lease has run out: by what is written in it, or because nobody wrote it for
 * a whole length while this process watched. So a holder whose clock ran ahead is not waited for.
 */
function leaseWatch(lengthMs: number): (known: Item<LeaseBody>, now: number) => boolean {
  let watched: { readonly etag: string; readonly since: number } | undefined;
  return ({ etag, body }, now) => {
    if (watched?.etag !== etag || watched.since > now) watched = { etag, since: now };
    return body.until <= now || now - watched.since >= lengthMs;
  };
}
