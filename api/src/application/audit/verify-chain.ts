import type { TenantId } from '../../domain/ids.ts';
import type { Item, Stores } from '../store.ts';
import {
  type AuditBody,
  auditScope,
  auditStore,
  type ChainPoint,
  type HeadBody,
  headId,
  type Month,
  recordId,
  recordType,
  sealedKey,
  sealedPrefix,
} from './audit-record.ts';
import { type Digest, firstLink, linkOf } from './chain.ts';
import { auditMonths } from './months.ts';

/** What is wrong at one place of a chain. */
export type ChainFlaw =
  /** The record does not say what it said when it was sealed. */
  | 'changed'
  /** A record is not there. */
  | 'missing'
  /** There is a record more than was sealed. */
  | 'surplus'
  /** The chain does not end where its end says, or has none. */
  | 'end-differs'
  /** The chain is not the one whose end was written down elsewhere. */
  | 'anchor-differs'
  /** The month does not go on from the month before. */
  | 'not-linked';

export type Verified =
  | { readonly ok: true; readonly records: number; readonly months: number }
  | {
      readonly ok: false;
      readonly flaw: ChainFlaw;
      readonly month: Month;
      /** The first bad record, counted from 1 within its month. */
      readonly seq: number;
    };

export type VerifyWorld = { readonly stores: Stores; readonly digest: Digest };

export type Asked = {
  readonly tenant: TenantId | undefined;
  /** Ends of chains as they were noted in the application log. */
  readonly anchors?: readonly ChainPoint[];
  /** Hears how many records have been looked at. */
  readonly progress?: (records: number) => void;
  /** Ends it between two pages; what was asked then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Awaited after each page: a store in this very process would let nobody else have a turn. */
  readonly pause?: () => Promise<void>;
};

/** Hashed without a pause: so few that nobody else in the process waits long. */
const pageSize = 200;

/**
 * Recomputes every hash of a tenant's audit log, month by month, and compares ends with what is noted
 * elsewhere. Stops at the first flaw.
 */
export async function verifyChain(world: VerifyWorld, asked: Asked): Promise<Verified> {
  const months = await auditMonths(world.stores, asked.tenant);
  const ends = new Map<Month, Walked>();
  let records = 0;
  for (const month of months) {
    const walked = await walk(world, asked, { month, before: records, ends });
    if ('flaw' in walked) return { ok: false, month, ...walked };
    ends.set(month, walked);
    records += walked.seq;
  }
  const forgotten = asked.anchors?.find(({ month }) => !ends.has(month));
  if (forgotten) return { ok: false, month: forgotten.month, flaw: 'missing', seq: 1 };
  return { ok: true, records, months: months.length };
}

type Flawed = { readonly flaw: ChainFlaw; readonly seq: number };
/** The end of a month, and the hash that each point of it has. */
type Walked = { readonly seq: number; readonly hash: string; readonly hashAt: Hashes };
type Hashes = Map<number, string>;

async function walk(
  world: VerifyWorld,
  { tenant, anchors = [], progress, signal, pause }: Asked,
  at: {
    readonly month: Month;
    readonly before: number;
    readonly ends: ReadonlyMap<Month, Walked>;
  },
): Promise<Walked | Flawed> {
  const { month } = at;
  const scope = auditScope(month);
  const store = auditStore(world.stores, tenant);
  const head = await store.read<HeadBody>(scope, headId);
  const previous = head?.body.previous;
  if (previous && !goesOnFrom(at.ends, previous)) return { flaw: 'not-linked', seq: 1 };
  const noted = anchors.filter((anchor) => anchor.month === month);
  let end: Walked = {
    seq: 0,
    hash: firstLink(world.digest, { tenant, month, previous }),
    hashAt: new Map(),
  };
  let cursor: string | undefined;
  do {
    signal?.throwIfAborted();
    const query = { type: recordType, key: 'k1', prefix: sealedPrefix, limit: pageSize } as const;
    const page = await store.query<AuditBody>(scope, { ...query, ...(cursor ? { cursor } : {}) });
    const next = walkPage(world.digest, end, page.items);
    if ('flaw' in next) return next;
    end = next;
    progress?.(at.before + end.seq);
    await pause?.();
    cursor = page.cursor;
  } while (cursor !== undefined);
  return notedElsewhere(noted, end) ?? endOf(head, end) ?? end;
}

function walkPage(
  digest: Digest,
  from: Walked,
  items: readonly Item<AuditBody>[],
): Walked | Flawed {
  const { hashAt } = from;
  let { seq, hash } = from;
  for (const item of items) {
    seq += 1;
    const link = checked(digest, item, { seq, hash });
    if (link.flaw) return { flaw: link.flaw, seq };
    hash = link.hash;
    hashAt.set(seq, hash);
  }
  return { seq, hash, hashAt };
}

/** The first point of a chain that is not as it was noted elsewhere. */
function notedElsewhere(noted: readonly ChainPoint[], end: Walked): Flawed | undefined {
  const inOrder = noted.toSorted((a, b) => a.seq - b.seq);
  const other = inOrder.find(({ seq, hash }) => seq > 0 && end.hashAt.get(seq) !== hash);
  if (!other) return undefined;
  return other.seq > end.seq
    ? { flaw: 'missing', seq: end.seq + 1 }
    : { flaw: 'anchor-differs', seq: other.seq };
}

const goesOnFrom = (ends: ReadonlyMap<Month, Walked>, { month, seq, hash }: ChainPoint) =>
  seq === 0 ? ends.has(month) : ends.get(month)?.hashAt.get(seq) === hash;

type Link =
  | { readonly flaw: ChainFlaw; readonly hash?: never }
  | { readonly flaw?: never; readonly hash: string };

function checked(
  digest: Digest,
  { id, k1, body }: Item<AuditBody>,
  before: { readonly seq: number; readonly hash: string },
): Link {
  const { v: _, seal, ...record } = body;
  const { seq } = before;
  if (k1 !== sealedKey(seq)) return { flaw: (k1 ?? '') > sealedKey(seq) ? 'missing' : 'surplus' };
  const hash = linkOf(digest, { before: before.hash, seq, record });
  const isAsSealed = seal?.seq === seq && seal.hash === hash && id === recordId(record.id);
  return isAsSealed ? { hash } : { flaw: 'changed' };
}

function endOf(
  head: Item<HeadBody> | undefined,
  { seq, hash }: { readonly seq: number; readonly hash: string },
): Flawed | undefined {
  if (!head) return seq === 0 ? undefined : { flaw: 'end-differs', seq };
  if (head.body.seq > seq) return { flaw: 'missing', seq: seq + 1 };
  if (head.body.seq < seq) return { flaw: 'surplus', seq: head.body.seq + 1 };
  return head.body.hash === hash ? undefined : { flaw: 'end-differs', seq };
}
