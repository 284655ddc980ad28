import type { Versioned } from './documents.ts';
import type { Clock } from './ports.ts';
import { workerScope } from './scopes.ts';
import type { Stores } from './store.ts';

type LeaseBody = Versioned<{ readonly holder: string; readonly until: number }>;

const leaseMs = 15_000;
/** A lease with more than this left is not written again: an idle worker leaves the disk alone. */
const renewMs = 10_000;

/**
 * Takes or renews a lease: true where the holder has it for ten seconds at least. One holder at a time
 * over all processes; when it dies, the next one waits until the lease runs out.
 */
export async function holdLease(
  { stores, clock }: { readonly stores: Stores; readonly clock: Clock },
  { name, holder }: { readonly name: string; readonly holder: string },
): Promise<boolean> {
  const id = `lease:${name}`;
  const known = await stores.forService.read<LeaseBody>(workerScope, id);
  const now = clock.now();
  const left = known ? known.body.until - now : 0;
  if (known && known.body.holder !== holder && left > 0) return false;
  if (known?.body.holder === holder && left > renewMs) return true;
  const body: LeaseBody = { v: 1, holder, until: now + leaseMs };
  const item = { id, type: 'lease', body };
  const taken = await stores.forService.commit(workerScope, [
    known ? { kind: 'replace', item, ifMatch: known.etag } : { kind: 'create', item },
  ]);
  return taken.ok;
}
