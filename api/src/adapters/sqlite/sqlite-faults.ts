import { StoreBusy, StoreCorrupt, StoreUnusable } from '../../application/store-faults.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html. */
const code = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  protocol: 15,
  notADatabase: 26,
} as const;
/**
 * SQLite's own words for them (sqlite3_errstr): all that is left of an error of `all()` in
 * @photostructure/sqlite 1.2.
 */
const words = new Map<string, number>([
  ['database is locked', code.busy],
  ['database table is locked', code.locked],
  ['attempt to write a readonly database', code.readOnly],
  ['disk I/O error', code.ioError],
  ['database disk image is malformed', code.corrupt],
  ['database or disk is full', code.full],
  ['unable to open database file', code.cannotOpen],
  ['locking protocol', code.protocol],
  ['file is not a database', code.notADatabase],
]);
const passing: readonly unknown[] = [code.busy, code.locked, code.protocol];
/** After these nothing that the open file says can be trusted; starting again reads the log anew. */
const breaking: readonly unknown[] = [
  code.readOnly,
  code.ioError,
  code.corrupt,
  code.cannotOpen,
  code.notADatabase,
];

export const isBusy = (error: unknown) => passing.includes(primaryCodeOf(error));

function primaryCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const { errcode, sqliteCode } = error as { errcode?: number; sqliteCode?: number };
  const extended = errcode ?? sqliteCode;
  return extended === undefined ? words.get(error.message) : extended & 0xff;
}

/** What a failing statement means to whoever asked; what is not of the database stays as it is. */
export function faultOf(cause: unknown): unknown {
  if (isBusy(cause)) return new StoreBusy('Another process is writing to the store', { cause });
  if (primaryCodeOf(cause) === code.full) {
    return new StoreBusy('The disk of the store is full', { cause });
  }
  if (isNoNumberOfOurs(cause)) {
    return new StoreCorrupt('A document holds a number that nobody wrote; restore a backup', {
      cause,
    });
  }
  return brokenBy(cause) ?? cause;
}

/** Beyond what a JavaScript number can say; the libraries refuse to read it. */
const isNoNumberOfOurs = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_OUT_OF_RANGE';

/** The end of the open file, where that is what the error means. */
export function brokenBy(cause: unknown): StoreUnusable | undefined {
  if (cause instanceof StoreUnusable) return cause;
  return breaking.includes(primaryCodeOf(cause)) ? unusableAfter(cause) : undefined;
}

export function unusableAfter(cause: unknown): StoreUnusable {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StoreUnusable(
    `The store file cannot be relied on (${why}): check the disk, then start again; if it stays, restore a backup.`,
    { cause },
  );
}
