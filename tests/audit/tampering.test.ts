import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type AuditBody,
  type ChainPoint,
  type HeadBody,
  headId,
  recordItem,
  recordType,
} from '../../api/src/application/audit/audit-record.ts';
import { firstLink, linkOf } from '../../api/src/application/audit/chain.ts';
import { verifyChain } from '../../api/src/application/audit/verify-chain.ts';
import { allOf, type Item, type Operation } from '../../api/src/application/store.ts';
import { midori } from '../support/world.ts';
import { type AuditLog, anAuditLog, sealedRecords } from './an-audit-log.ts';

const month = '2026-10';
const scope = `audit:${month}`;
const size = 40;
const runs = 1000;

/** What somebody with the database in their hands does to a chain, and the first record that shows it. */
type Tampering = {
  readonly kind: 'edit' | 'remove' | 'insert' | 'swap' | 'truncate' | 'fork';
  readonly at: number;
};

const tampering: fc.Arbitrary<Tampering> = fc.record({
  kind: fc.constantFrom('edit', 'remove', 'insert', 'swap', 'truncate', 'fork'),
  at: fc.integer({ min: 1, max: size - 1 }),
});

describe('a tampered audit log (3.4-d)', () => {
  let log: AuditLog;
  let records: Item<AuditBody>[];
  let head: Item<HeadBody>;
  let anchors: readonly ChainPoint[];
  before(async () => {
    log = await anAuditLog();
    await sealedRecords(log, size);
    anchors = [...log.anchors];
    const store = log.stores.forTenant(midori);
    records = await allOf<AuditBody>(store, scope, { type: recordType, key: 'k1' });
    const found = await store.read<HeadBody>(scope, headId);
    assert.ok(found);
    head = found;
  });
  after(() => log.close());

  it(`is found ${runs} times of ${runs}, and its first bad record named`, async () => {
    const found = new Map<string, number>();

    await fc.assert(
      fc.asyncProperty(tampering, async ({ kind, at }) => {
        await commit(tampered[kind](records, at));
        const verified = await verifyChain(log, { tenant: midori, anchors });
        await restore();
        found.set(kind, (found.get(kind) ?? 0) + 1);
        assert.equal(verified.ok, false);
        assert.equal(!verified.ok && verified.seq, firstBad(kind, at));
      }),
      { numRuns: runs },
    );

    assert.equal(found.size, 6);
    assert.deepEqual(await verifyChain(log, { tenant: midori, anchors }), {
      ok: true,
      records: size,
      months: 1,
    });
  }).timeout(120_000);

  it('that was rewritten with all its hashes shows only beside what was noted elsewhere', async () => {
    await commit(tampered.fork(records, 5));

    const alone = await verifyChain(log, { tenant: midori });
    const beside = await verifyChain(log, { tenant: midori, anchors });
    await restore();

    assert.equal(alone.ok, true);
    assert.deepEqual(beside, { ok: false, month, flaw: 'anchor-differs', seq: 7 });
  });

  it('that was removed whole shows beside what was noted elsewhere', async () => {
    const later = { month: '2026-11', seq: 3, hash: 'ab' };

    const verified = await verifyChain(log, { tenant: midori, anchors: [...anchors, later] });

    assert.deepEqual(verified, { ok: false, month: '2026-11', flaw: 'missing', seq: 1 });
  });

  /** The ends that were noted are those after 7, 14, 21, … records. */
  const firstBad = (kind: Tampering['kind'], at: number) => {
    if (kind === 'truncate') return at + 1;
    if (kind === 'insert') return size + 1;
    return kind === 'fork' ? Math.min(Math.ceil(at / 7) * 7, size) : at;
  };

  const of = (list: readonly Item<AuditBody>[], seq: number) => {
    const item = list[seq - 1];
    assert.ok(item);
    return item;
  };
  const put = (body: AuditBody): Operation => ({ kind: 'put', item: recordItem(body) });
  const gone = ({ id }: Item): Operation => ({ kind: 'delete', id });

  const tampered: Record<
    Tampering['kind'],
    (list: readonly Item<AuditBody>[], at: number) => Operation[]
  > = {
    edit: (list, at) => [put({ ...of(list, at).body, event: 'booking.cancel' })],
    remove: (list, at) => [gone(of(list, at))],
    insert: (list) => {
      const { body } = of(list, size);
      const seal = { seq: size + 1, hash: 'ab' };
      return [put({ ...body, id: 'more', seal })];
    },
    swap: (list, at) => {
      const [one, two] = [of(list, at).body, of(list, at + 1).body];
      if (!one.seal || !two.seal) return [];
      return [put({ ...one, seal: two.seal }), put({ ...two, seal: one.seal })];
    },
    truncate: (list, at) => list.slice(at).map(gone),
    fork: (list, at) => {
      let hash = firstLink(log.digest, { tenant: midori, month, previous: undefined });
      const rewritten = list.map(({ body: { v: _, seal: __, ...record } }, index) => {
        const seq = index + 1;
        const said = seq === at ? { ...record, event: 'booking.cancel' } : record;
        hash = linkOf(log.digest, { before: hash, seq, record: said });
        return put({ v: 1, ...said, seal: { seq, hash } });
      });
      const { etag: _, ...item } = head;
      const end: Operation = { kind: 'put', item: { ...item, body: { ...head.body, hash } } };
      return [...rewritten, end];
    },
  };

  const commit = async (operations: readonly Operation[]) => {
    const result = await log.stores.forTenant(midori).commit(scope, operations);
    assert.equal(result.ok, true);
  };

  async function restore(): Promise<void> {
    const { etag: _, ...end } = head;
    const back = records.map(({ body }) => put(body));
    await commit([...back, { kind: 'put', item: end }]);
    await log.stores.forTenant(midori).commit(scope, [{ kind: 'delete', id: 'op:more' }]);
  }
});
