import type { TenantId } from '../../domain/ids.ts';
import type { Background } from '../ports.ts';
import { auditScope, auditStore, type HeadBody, headId } from './audit-record.ts';
import { auditMonths } from './months.ts';
import { type Verified, type VerifyWorld, verifyChain } from './verify-chain.ts';

/** How many of how many sealed records have been looked at. */
export type Progress = { readonly records: number; readonly of: number };

export type VerificationListener = {
  readonly progress: (progress: Progress) => void;
  readonly done: (verified: Verified) => void;
  /** The log could not be read to its end, which says nothing about it. */
  readonly fail: (error: unknown) => void;
};

/** Tells how a verification goes; answers how to leave it. */
export type FollowVerification = (listener: VerificationListener) => () => void;

type Run = { readonly listeners: Set<VerificationListener>; readonly stop: AbortController };

/**
 * Verifies a tenant's log once at a time: whoever asks while it is under way follows the one that is.
 * It ends when nobody follows it any more.
 */
export function verificationsOver(world: VerifyWorld & { readonly background: Background }) {
  const runs = new Map<TenantId, Run>();

  function begin(tenant: TenantId): Run {
    const run: Run = { listeners: new Set(), stop: new AbortController() };
    runs.set(tenant, run);
    const end = (tell: (listener: VerificationListener) => void) => {
      if (runs.get(tenant) === run) runs.delete(tenant);
      for (const listener of run.listeners) tell(listener);
    };
    verify(tenant, run).then(
      (verified) => end(({ done }) => done(verified)),
      (error: unknown) => end(({ fail }) => fail(error)),
    );
    return run;
  }

  async function verify(tenant: TenantId, { listeners, stop }: Run): Promise<Verified> {
    const of = await sealedRecords(world, tenant);
    const progress = (records: number) => {
      for (const listener of listeners) listener.progress({ records, of });
    };
    const pause = () => world.background.pause(0);
    return verifyChain(world, { tenant, progress, signal: stop.signal, pause });
  }

  return (tenant: TenantId, listener: VerificationListener): (() => void) => {
    const run = runs.get(tenant) ?? begin(tenant);
    run.listeners.add(listener);
    return () => {
      run.listeners.delete(listener);
      if (run.listeners.size > 0) return;
      if (runs.get(tenant) === run) runs.delete(tenant);
      run.stop.abort();
    };
  };
}

/** As the ends of its months say; what is there is another matter. */
async function sealedRecords({ stores }: VerifyWorld, tenant: TenantId): Promise<number> {
  const store = auditStore(stores, tenant);
  const heads = (await auditMonths(stores, tenant)).map((month) =>
    store.read<HeadBody>(auditScope(month), headId),
  );
  return (await Promise.all(heads)).reduce((sum, head) => sum + (head?.body.seq ?? 0), 0);
}
