import type { TenantId } from '../../domain/ids.ts';
import type { Lease } from '../lease.ts';
import type { Clock } from '../ports.ts';
import type { Change, Item, Operation, Stores } from '../store.ts';
import { knownTenants } from '../tenants.ts';
import {
  type AuditBody,
  type AuditRecord,
  auditScope,
  auditStore,
  type ChainPoint,
  type HeadBody,
  headId,
  headType,
  isUnderWay,
  type Month,
  openPrefix,
  recordItem,
  recordType,
} from './audit-record.ts';
import { type Digest, firstLink, linkOf } from './chain.ts';
import { auditMonths } from './months.ts';

export type SealWorld = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly digest: Digest;
  /** Hears of each new end of a chain: what is written elsewhere cannot be rewritten here. */
  readonly anchor: (head: ChainPoint & { readonly tenant?: TenantId }) => void;
  /** Hears where the end of a chain is not what this process made it: somebody rewrote it. */
  readonly alarm: (tampered: { readonly tenant?: TenantId; readonly month: Month }) => void;
};

/** An operation that has not ended by then was cut off with its process. */
const longestOperationMs = 120_000;
const mostInOneCommit = 98;
const changesAtOnce = 500;

/**
 * Chains what was written down, tenant by tenant: each record gets its number and the hash over
 * itself and the one before, in one commit with the new end of the chain. Whoever dies in between, or
 * seals beside another, leaves either all of it or nothing.
 */
export type SealRecords = (lease: Lease) => Promise<'more' | 'done'>;

export function sealRecordsWith(world: SealWorld): SealRecords {
  const own = new Map<string, ChainPoint>();
  const waiting = new Map<string, TenantId | undefined>();
  const wait = (tenant: TenantId | undefined) => waiting.set(tenant ?? '', tenant);
  let cursor: string | undefined;

  return async (lease) => {
    cursor = await lookAround(world.stores, cursor, wait);
    for (const [key, tenant] of [...waiting]) {
      if (!(await lease.hold())) return 'done';
      const left = await sealTenant(world, { tenant, own });
      if (left === 'none') waiting.delete(key);
    }
    return 'done';
  };
}

/** Names the tenants with something new since a cursor, or all without one; answers the next cursor. */
async function lookAround(
  stores: Stores,
  since: string | undefined,
  wait: (tenant: TenantId | undefined) => void,
): Promise<string> {
  if (since === undefined) {
    const cursor = await stores.now();
    wait(undefined);
    for (const tenant of await everyTenant(stores)) wait(tenant);
    return cursor;
  }
  let cursor = since;
  for (;;) {
    const page = await stores.changes(cursor, changesAtOnce);
    for (const change of page.items.filter(isOpenRecord)) {
      wait(change.tenant === serviceTenant ? undefined : change.tenant);
    }
    cursor = page.cursor;
    if (page.items.length < changesAtOnce) return cursor;
  }
}

const isOpenRecord = ({ type, k1 }: Change) =>
  type === recordType && k1?.startsWith(openPrefix) === true;

/** As the change feed names what belongs to no tenant. */
const serviceTenant: string = '_';

async function everyTenant(stores: Stores): Promise<TenantId[]> {
  const tenants: TenantId[] = [];
  let cursor: string | undefined;
  do {
    const page = await knownTenants(stores, cursor);
    tenants.push(...page.tenants.map(({ tenant }) => tenant));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return tenants;
}

type Chain = {
  readonly tenant: TenantId | undefined;
  readonly own: Map<string, ChainPoint>;
};

/** `some` where records are left that have not ended. */
async function sealTenant(world: SealWorld, chain: Chain): Promise<'none' | 'some'> {
  let left: 'none' | 'some' = 'none';
  for (const month of await auditMonths(world.stores, chain.tenant)) {
    if ((await sealMonth(world, chain, month)) === 'some') left = 'some';
  }
  return left;
}

async function sealMonth(world: SealWorld, chain: Chain, month: Month): Promise<'none' | 'some'> {
  const store = auditStore(world.stores, chain.tenant);
  const query = { type: recordType, key: 'k1', prefix: openPrefix, limit: 1000 } as const;
  let isAnyLeft = false;
  let cursor: string | undefined;
  do {
    const page = await store.query<AuditBody>(auditScope(month), {
      ...query,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const ended = page.items.filter((item) => isOver(item.body, world.clock.now()));
    if (ended.length < page.items.length) isAnyLeft = true;
    for (let at = 0; at < ended.length; at += mostInOneCommit) {
      const sealed = await sealSome(world, chain, {
        month,
        records: ended.slice(at, at + mostInOneCommit),
      });
      if (!sealed) return 'some';
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return isAnyLeft ? 'some' : 'none';
}

/** What began in the future began before a clock was set back, and is over too. */
const isOver = (record: AuditRecord, now: number) =>
  !isUnderWay(record) || Math.abs(now - record.at) >= longestOperationMs;

/** One commit: the records and the end of the chain; false where somebody else was first. */
async function sealSome(
  world: SealWorld,
  { tenant, own }: Chain,
  { month, records }: { readonly month: Month; readonly records: readonly Item<AuditBody>[] },
): Promise<boolean> {
  const store = auditStore(world.stores, tenant);
  const head = await store.read<HeadBody>(auditScope(month), headId);
  const before = head?.body ?? (await beginningOf(world, tenant, month));
  checkOwn(world, { tenant, month, before, own });
  let { seq, hash } = before;
  const operations: Operation[] = records.map(({ etag, body: { v: _, seal: __, ...found } }) => {
    const record: AuditRecord =
      found.outcome === 'begun' ? { ...found, outcome: 'unknown' } : found;
    seq += 1;
    hash = linkOf(world.digest, { before: hash, seq, record });
    return {
      kind: 'replace',
      item: recordItem({ v: 1, ...record, seal: { seq, hash } }),
      ifMatch: etag,
    };
  });
  const body: HeadBody = { ...before, v: 1, seq, hash };
  const item = { id: headId, type: headType, body };
  operations.push(head ? { kind: 'replace', item, ifMatch: head.etag } : { kind: 'create', item });
  const result = await store.commit(auditScope(month), operations);
  if (!result.ok) return false;
  own.set(`${tenant ?? ''}|${month}`, { month, seq, hash });
  world.anchor({ ...(tenant === undefined ? {} : { tenant }), month, seq, hash });
  return true;
}

/** The end of an empty chain: its hash says which chain it goes on from. */
async function beginningOf(
  { stores, digest }: SealWorld,
  tenant: TenantId | undefined,
  month: Month,
): Promise<Omit<HeadBody, 'v'>> {
  const former = (await auditMonths(stores, tenant)).filter((known) => known < month).reverse();
  for (const known of former) {
    const head = await auditStore(stores, tenant).read<HeadBody>(auditScope(known), headId);
    if (!head) continue;
    const previous = { month: known, seq: head.body.seq, hash: head.body.hash };
    return { month, seq: 0, hash: firstLink(digest, { tenant, month, previous }), previous };
  }
  return { month, seq: 0, hash: firstLink(digest, { tenant, month, previous: undefined }) };
}

/** What this process sealed last must still be there, or be what another went on from. */
function checkOwn(
  { alarm }: SealWorld,
  asked: {
    readonly tenant: TenantId | undefined;
    readonly month: Month;
    readonly before: ChainPoint;
    readonly own: Map<string, ChainPoint>;
  },
): void {
  const { tenant, month, before, own } = asked;
  const last = own.get(`${tenant ?? ''}|${month}`);
  if (!last || last.seq < before.seq) return;
  if (last.seq === before.seq && last.hash === before.hash) return;
  alarm({ ...(tenant === undefined ? {} : { tenant }), month });
}
