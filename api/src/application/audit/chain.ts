import type { AuditRecord, ChainPoint, Month } from './audit-record.ts';

/** SHA-256 of a value of JSON, the same whatever order its fields are in; hexadecimal digits. */
export type Digest = (value: unknown) => string;

/** What the first record of a month is chained to: the end of the month before. */
export function firstLink(
  digest: Digest,
  asked: {
    readonly tenant: string | undefined;
    readonly month: Month;
    readonly previous: ChainPoint | undefined;
  },
): string {
  const { tenant = null, month, previous = null } = asked;
  return digest({ tenant, month, previous });
}

/** A record's hash: over all it says, its place, and the hash before it. */
export function linkOf(
  digest: Digest,
  {
    before,
    seq,
    record,
  }: {
    readonly before: string;
    readonly seq: number;
    readonly record: AuditRecord;
  },
): string {
  return digest({ before, seq, record });
}
