import type { Clock, Ids } from '../ports.ts';
import type { AuditRecord } from './audit-record.ts';
import type { AuditSpool } from './spool.ts';

/** Counts what is done again and again: one record for each person, event and minute. */
export interface Tallies {
  /** The first of a minute is durable once this resolves; those after it are counted. */
  count(record: AuditRecord): Promise<void>;
  /** Counts without waiting for anything: what cannot be written now is written with its minute. */
  note(record: AuditRecord): void;
  /** Writes down the counts of the minutes that are over; of all, where the process ends. */
  settle(which?: 'all'): Promise<void>;
}

type Tally = {
  readonly first: AuditRecord;
  readonly written: Promise<void>;
  count: number;
};

const minuteMs = 60_000;
/** So many counts that could not be written wait for the next time; a scanner makes few, people many. */
const mostKept = 1_000;

export function talliesOver({
  spool,
  clock,
  ids,
}: {
  readonly spool: AuditSpool;
  readonly clock: Clock;
  readonly ids: Ids;
}): Tallies {
  const open = new Map<string, Tally>();

  function begin(key: string, record: AuditRecord): Tally {
    const first: AuditRecord = { ...record, id: ids.fresh(), count: 1 };
    const tally = { first, written: spool.write({ ...first, isCounting: true }), count: 0 };
    open.set(key, tally);
    return tally;
  }

  async function close(key: string, tally: Tally): Promise<void> {
    open.delete(key);
    await tally.written.catch(() => undefined);
    try {
      await spool.write({ ...tally.first, count: tally.count });
    } catch (error) {
      if (open.size < mostKept) open.set(key, tally);
      throw error;
    }
  }

  return {
    async count(record) {
      const key = keyOf(record);
      const tally = open.get(key) ?? begin(key, record);
      tally.count += 1;
      // Where the first could not be written, the next one tries again.
      await tally.written.catch((error: unknown) => {
        open.delete(key);
        throw error;
      });
    },
    note(record) {
      const key = keyOf(record);
      const tally = open.get(key) ?? begin(key, record);
      tally.count += 1;
      tally.written.catch(() => undefined);
    },
    async settle(which) {
      const minute = minuteOf(clock.now());
      const over = [...open].filter(([, { first }]) => which || minuteOf(first.at) !== minute);
      await Promise.all(over.map(([key, tally]) => close(key, tally)));
    },
  };
}

const minuteOf = (at: number) => Math.floor(at / minuteMs);

function keyOf({ tenant, person, event, object, outcome, code, at }: AuditRecord): string {
  const what = [event, object?.id ?? '', outcome, code ?? ''];
  return JSON.stringify([tenant ?? '', person ?? '', ...what, minuteOf(at)]);
}
