import { resolvingUnknown } from '../command.ts';
import type { Operation, Stores, TenantStore } from '../store.ts';
import { StoreBusy } from '../store-faults.ts';
import {
  type AuditBody,
  type AuditRecord,
  auditScope,
  auditStore,
  isUnderWay,
  type Month,
  recordId,
  recordItem,
} from './audit-record.ts';
import { monthAt, recordMonth } from './months.ts';

/** Writes down operations, many in one commit where many end at once. */
export interface AuditSpool {
  /**
   * Durable once it resolves: the record of an operation, or what became of one that was written as
   * begun. Throws what the store throws: what cannot be written down must not be answered.
   */
  write(record: AuditRecord): Promise<void>;
}

type Waiting = {
  readonly record: AuditRecord;
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
  attempts: number;
};

type Lane = { readonly waiting: Waiting[]; isRunning: boolean };

const mostInOneCommit = 90;
const mostWaiting = 10_000;
const mostAttempts = 6;

export function auditSpoolOver(stores: Stores): AuditSpool {
  const lanes = new Map<string, Lane>();
  const months = new Set<string>();
  /** Versions of the records that this process began and has not ended. */
  const begun = new Map<string, string>();

  function laneOf(key: string): Lane {
    const known = lanes.get(key);
    if (known) return known;
    const lane: Lane = { waiting: [], isRunning: false };
    lanes.set(key, lane);
    return lane;
  }

  async function run(key: string, lane: Lane): Promise<void> {
    lane.isRunning = true;
    while (lane.waiting.length > 0) await flush(key, lane);
    lane.isRunning = false;
    lanes.delete(key);
  }

  async function flush(key: string, lane: Lane): Promise<void> {
    const batch = takeBatch(lane.waiting);
    const failed = (error: unknown) => {
      for (const one of batch) one.failed(error);
    };
    try {
      const { tenant, at } = batch[0]?.record ?? never();
      const month = monthAt(at);
      const place = { store: auditStore(stores, tenant), month };
      if (!months.has(key)) await recordMonth(stores, { tenant, month });
      months.add(key);
      const again = await commitBatch(place, batch);
      lane.waiting.unshift(...again);
    } catch (error) {
      failed(error);
    }
  }

  type Place = { readonly store: TenantStore; readonly month: Month };

  /** Those that must be tried again, each with what is known of it now. */
  async function commitBatch(place: Place, batch: readonly Waiting[]): Promise<Waiting[]> {
    const operations = batch.map(({ record }) => operationOf(record));
    const result = await resolvingUnknown(() =>
      place.store.commit(auditScope(place.month), operations),
    );
    if (result === 'unknown') return knowingAll(place, batch);
    if (!result.ok) {
      const met = batch[result.index] ?? never();
      const others = batch.filter((one) => one !== met);
      return [...(await knowing(place, met)), ...others];
    }
    for (const [index, one] of batch.entries()) settle(one, result.etags[index]);
    return [];
  }

  async function knowingAll(place: Place, batch: readonly Waiting[]): Promise<Waiting[]> {
    const known: Waiting[] = [];
    for (const one of batch) known.push(...(await knowing(place, one)));
    return known;
  }

  function operationOf(record: AuditRecord): Operation {
    const item = recordItem({ v: 1, ...record });
    const ifMatch = begun.get(record.id);
    return ifMatch === undefined ? { kind: 'create', item } : { kind: 'replace', item, ifMatch };
  }

  function settle({ record, written }: Waiting, etag: string | undefined): void {
    if (isUnderWay(record) && etag !== undefined) begun.set(record.id, etag);
    else begun.delete(record.id);
    written();
  }

  /**
   * What is still to be written where a record met another or may have been written unseen: nothing
   * where it stands there; a second record beside it where what stands there is sealed.
   */
  async function knowing({ store, month }: Place, met: Waiting): Promise<Waiting[]> {
    if (met.attempts >= mostAttempts) throw new StoreBusy('The audit log takes no more');
    const { record } = met;
    const attempts = met.attempts + 1;
    const known = await store.read<AuditBody>(auditScope(month), recordId(record.id));
    if (known?.body.seal) {
      begun.delete(record.id);
      return [{ ...met, attempts, record: { ...record, id: `${record.id}.late` } }];
    }
    if (known && isSame(known.body, record)) {
      settle(met, known.etag);
      return [];
    }
    if (known) begun.set(record.id, known.etag);
    else begun.delete(record.id);
    return [{ ...met, attempts }];
  }

  return {
    write: (record) =>
      new Promise<void>((written, failed) => {
        const key = `${record.tenant ?? ''}|${monthAt(record.at)}`;
        const lane = laneOf(key);
        if (lane.waiting.length >= mostWaiting) {
          failed(new StoreBusy('Too much is waiting to be written down'));
          return;
        }
        lane.waiting.push({ record, written, failed, attempts: 0 });
        if (!lane.isRunning) void run(key, lane);
      }),
  };
}

const isSame = (known: AuditBody, record: AuditRecord) =>
  JSON.stringify(known) === JSON.stringify({ v: 1, ...record });

/** As many as one commit takes, in their order; a record's second version waits for its first. */
function takeBatch(waiting: Waiting[]): Waiting[] {
  const ids = new Set<string>();
  let count = 0;
  for (const { record } of waiting.slice(0, mostInOneCommit)) {
    if (ids.has(record.id)) break;
    ids.add(record.id);
    count += 1;
  }
  return waiting.splice(0, count);
}

function never(): never {
  throw new Error('A batch without records');
}
