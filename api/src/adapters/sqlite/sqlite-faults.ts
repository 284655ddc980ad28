import { StoreBusy, StoreOutcomeUnknown, StoreUnusable } from '../../application/store-faults.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html. */
const code = { busy: 5, locked: 6, ioError: 10, corrupt: 11, full: 13, notADatabase: 26 } as const;

export const isBusy = (error: unknown) => [code.busy, code.locked].some(is(error));

/** After these nothing that the open file says can be trusted; starting again reads the log anew. */
const isBreaking = (error: unknown) =>
  [code.ioError, code.corrupt, code.notADatabase].some(is(error));

const is = (error: unknown) => (wanted: number) => primaryCodeOf(error) === wanted;

function primaryCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const { errcode, sqliteCode } = error as { errcode?: number; sqliteCode?: number };
  const extended = errcode ?? sqliteCode;
  return extended === undefined ? undefined : extended & 0xff;
}

/** What a failing statement means to whoever asked; what is not of the database stays as it is. */
export function faultOf(cause: unknown): unknown {
  if (isBusy(cause)) return new StoreBusy('Another process is writing to the store', { cause });
  if (is(cause)(code.full)) return new StoreBusy('The disk of the store is full', { cause });
  return isBreaking(cause) ? brokenBy(cause) : cause;
}

/**
 * What a failing COMMIT means. A log that could not be synced may still be there after a power cut,
 * and writing on after a failed sync loses later commits silently; so the store stops.
 */
export function faultOfCommit(cause: unknown): { fault: unknown; broken?: StoreUnusable } {
  if (!isBreaking(cause)) return { fault: faultOf(cause) };
  const fault = new StoreOutcomeUnknown('The disk failed amid a commit', { cause });
  return { fault, broken: brokenBy(cause) };
}

function brokenBy(cause: unknown): StoreUnusable {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StoreUnusable(
    `The store file cannot be relied on (${why}): check the disk, then start again; if it stays, restore a backup.`,
    { cause },
  );
}
