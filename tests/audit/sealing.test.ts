import assert from 'node:assert/strict';
import type { HeadBody } from '../../api/src/application/audit/audit-record.ts';
import { searchAudit } from '../../api/src/application/audit/search-audit.ts';
import { auditSpoolOver } from '../../api/src/application/audit/spool.ts';
import { verifyChain } from '../../api/src/application/audit/verify-chain.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { StoreBusy, StoreOutcomeUnknown } from '../../api/src/application/store-faults.ts';
import { midori } from '../support/world.ts';
import { type AuditLog, anAuditLog, aRecord, ownLease } from './an-audit-log.ts';

const october = { from: Date.parse('2026-10-01'), to: Date.parse('2026-11-30') };

describe('the audit log (3.4)', () => {
  let log: AuditLog;
  beforeEach(async () => {
    log = await anAuditLog();
  });
  afterEach(() => log.close());

  const recordsOf = async () =>
    (await searchAudit(log.stores, { tenant: midori, wish: october })).items;
  const byId = async (id: string) => (await recordsOf()).find((record) => record.id === id);
  const verified = () => verifyChain(log, { tenant: midori });

  it('numbers and chains each record once, in the order of sealing', async () => {
    await Promise.all(['a', 'b', 'c'].map((id) => log.spool.write(aRecord(id))));

    await log.seal(ownLease);
    await log.seal(ownLease);

    const seqs = (await recordsOf()).map(({ seal }) => seal?.seq).sort();
    assert.deepEqual(seqs, [1, 2, 3]);
    assert.deepEqual(await verified(), { ok: true, records: 3, months: 1 });
  });

  it('keeps one record of an operation that was written as begun and then ended', async () => {
    await log.spool.write(aRecord('a', { outcome: 'begun' }));
    await log.spool.write(aRecord('a', { outcome: 'refused', code: 'seat-taken' }));

    await log.seal(ownLease);

    const found = await recordsOf();
    assert.deepEqual(
      found.map(({ id, outcome, seal }) => [id, outcome, seal?.seq]),
      [['a', 'refused', 1]],
    );
  });

  it('leaves an operation that is under way unsealed, and seals it as unknown when its process is gone', async () => {
    await log.spool.write(aRecord('a', { outcome: 'begun' }));
    await log.seal(ownLease);
    const early = await byId('a');

    log.clock.advance(121_000);
    await log.seal(ownLease);

    assert.deepEqual([early?.outcome, early?.seal], ['begun', undefined]);
    assert.equal((await byId('a'))?.outcome, 'unknown');
  });

  it('puts an end that comes after the sealing beside it, and changes nothing that is sealed', async () => {
    await log.spool.write(aRecord('a', { outcome: 'begun' }));
    log.clock.advance(121_000);
    await log.seal(ownLease);

    await log.spool.write(aRecord('a', { outcome: 'done' }));
    await log.seal(ownLease);

    assert.equal((await byId('a'))?.outcome, 'unknown');
    assert.equal((await byId('a.late'))?.outcome, 'done');
    assert.deepEqual(await verified(), { ok: true, records: 2, months: 1 });
  });

  it('is sealed once by two sealers at a time', async () => {
    const other = log.sealer();
    await Promise.all(Array.from({ length: 150 }, (_, at) => log.spool.write(aRecord(`r${at}`))));

    await Promise.all([log.seal(ownLease), other(ownLease)]);
    await Promise.all([log.seal(ownLease), other(ownLease)]);

    assert.deepEqual(await verified(), { ok: true, records: 150, months: 1 });
    assert.deepEqual(log.alarms, []);
  });

  it('loses nothing where a sealer dies at any of its writes', async () => {
    await Promise.all(Array.from({ length: 250 }, (_, at) => log.spool.write(aRecord(`r${at}`))));
    for (let write = 0; write < 4; write += 1) {
      const dying = log.sealer(dyingAt(log.stores, write));
      await dying(ownLease).catch((error: unknown) => assert.ok(error instanceof StoreBusy));
      const whileDead = await verified();
      assert.equal(whileDead.ok, true);
    }

    await log.seal(ownLease);

    assert.deepEqual(await verified(), { ok: true, records: 250, months: 1 });
  });

  it('goes on from month to month', async () => {
    await log.spool.write(aRecord('a'));
    await log.seal(ownLease);
    await log.spool.write(aRecord('b', { at: Date.parse('2026-11-01T00:00:00Z') }));
    await log.seal(ownLease);
    const head = await log.stores.forTenant(midori).read<HeadBody>('audit:2026-11', 'head');

    assert.equal(head?.body.previous?.month, '2026-10');
    assert.deepEqual(await verified(), { ok: true, records: 2, months: 2 });
  });

  it('tells apart what was asked by whom about what', async () => {
    await log.spool.write(aRecord('a', { object: { kind: 'floor', id: 'f1' } }));
    await log.spool.write(aRecord('b', { event: 'floor.publish', outcome: 'denied' }));
    const wish = { ...october, events: ['floor.'], outcome: 'denied' } as const;

    const events = await searchAudit(log.stores, { tenant: midori, wish });
    const objects = await searchAudit(log.stores, {
      tenant: midori,
      wish: { ...october, object: 'f1' },
    });

    assert.deepEqual(
      [events, objects].map(({ items }) => items.map(({ id }) => id)),
      [['b'], ['a']],
    );
  });

  it('keeps what belongs to no tenant in a chain of its own', async () => {
    const { tenant: _, person: __, ...nobody } = aRecord('a', { event: 'session.signed-in' });
    await log.spool.write({ ...nobody, actor: 'nobody', outcome: 'denied' });
    await log.seal(ownLease);

    assert.deepEqual(await recordsOf(), []);
    assert.deepEqual(await verifyChain(log, { tenant: undefined }), {
      ok: true,
      records: 1,
      months: 1,
    });
  });

  it('writes a record down once where nobody knows whether the first attempt held', async () => {
    const spool = auditSpoolOver(answeringUnknown(log.stores));

    await spool.write(aRecord('a', { outcome: 'begun' }));
    await spool.write(aRecord('a'));

    const found = await recordsOf();
    assert.deepEqual(
      found.map(({ id, outcome }) => [id, outcome]),
      [['a', 'done']],
    );
  });

  it('says no where the store takes nothing more', async () => {
    const full = auditSpoolOver(dyingAt(log.stores, 0));

    await assert.rejects(full.write(aRecord('a')), StoreBusy);
    await full.write(aRecord('b'));

    assert.deepEqual(
      (await recordsOf()).map(({ id }) => id),
      ['b'],
    );
  });

  it('raises an alarm where the end of a chain is not what this process made it', async () => {
    await log.spool.write(aRecord('a'));
    await log.seal(ownLease);
    const store = log.stores.forTenant(midori);
    const head = await store.read<HeadBody>('audit:2026-10', 'head');
    assert.ok(head);
    const { etag: _, ...item } = head;
    await store.commit('audit:2026-10', [
      { kind: 'put', item: { ...item, body: { ...head.body, hash: '0'.repeat(64) } } },
    ]);

    await log.spool.write(aRecord('b'));
    await log.seal(ownLease);

    assert.deepEqual(log.alarms, ['2026-10']);
  });
});

/** A store whose commit of records of a tenant fails once, at the given one. */
function dyingAt(stores: Stores, write: number): Stores {
  let count = 0;
  return withCommits(stores, (commit) => async (scope, operations) => {
    if (scope.startsWith('audit:')) {
      count += 1;
      if (count === write + 1) throw new StoreBusy('full');
    }
    return commit(scope, operations);
  });
}

/** A store that does what it is asked and then says it does not know, each time first. */
function answeringUnknown(stores: Stores): Stores {
  const told = new Set<string>();
  return withCommits(stores, (commit) => async (scope, operations) => {
    const result = await commit(scope, operations);
    const key = JSON.stringify(operations);
    if (!scope.startsWith('audit') || told.has(key)) return result;
    told.add(key);
    throw new StoreOutcomeUnknown('silence');
  });
}

type Commit = ReturnType<Stores['forTenant']>['commit'];

function withCommits(stores: Stores, wrap: (commit: Commit) => Commit): Stores {
  return {
    ...stores,
    forTenant: (tenant) => {
      const store = stores.forTenant(tenant);
      return { ...store, commit: wrap(store.commit) };
    },
  };
}
