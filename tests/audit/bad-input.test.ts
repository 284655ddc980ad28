import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUpStore } from '../../api/src/adapters/sqlite/backup.ts';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { sha256 } from '../../api/src/adapters/system/digest.ts';
import { asyncOperationContext } from '../../api/src/adapters/system/operation-context.ts';
import { randomIds } from '../../api/src/adapters/system/random-ids.ts';
import type { ChainPoint } from '../../api/src/application/audit/audit-record.ts';
import { operationsOver, storesOnRecord } from '../../api/src/application/audit/operations.ts';
import { sealRecordsWith } from '../../api/src/application/audit/seal-records.ts';
import { auditSpoolOver } from '../../api/src/application/audit/spool.ts';
import { talliesOver } from '../../api/src/application/audit/tallies.ts';
import { verifyChain } from '../../api/src/application/audit/verify-chain.ts';
import { documentForms } from '../../api/src/application/document-forms.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { StoreBusy } from '../../api/src/application/store-faults.ts';
import { recordTenant } from '../../api/src/application/tenants.ts';
import { versionedStores } from '../../api/src/application/versioned-stores.ts';
import { problemText } from '../../api/src/http/problem-text.ts';
import { problemCodeOf } from '../../api/src/http/respond.ts';
import { aroundCommits } from '../support/around-commits.ts';
import { everyRecord } from '../support/observed/what-is-stored.ts';
import { anActor, midori } from '../support/world.ts';
import { type AuditLog, anAuditLog, aRecord, ownLease } from './an-audit-log.ts';

const hana = anActor('hana');
const hour = 3_600_000;

describe('the audit log in trouble (3.4)', () => {
  let log: AuditLog;
  beforeEach(async () => {
    log = await anAuditLog();
  });
  afterEach(() => log.close());

  const verified = () => verifyChain(log, { tenant: midori });
  const outcomes = async () =>
    Object.fromEntries((await everyRecord(log.stores)).map(({ id, outcome }) => [id, outcome]));

  it('that is full lets nothing change, and 503 is answered', async () => {
    const { operations, stores } = recordingInto(log, full(log.stores));

    const asked = booked(operations, stores);

    const thrown: unknown = await asked.catch((error: unknown) => error);
    assert.equal(problemText(problemCodeOf(thrown), 'en').status, 503);
    assert.equal(await log.stores.forTenant(midori).read('x', 'y'), undefined);
  });

  it('that has room lets the same through (control)', async () => {
    const { operations, stores } = recordingInto(log, log.stores);

    await booked(operations, stores);

    assert.ok(await log.stores.forTenant(midori).read('x', 'y'));
  });

  it('that fills up amid an operation keeps it as begun, and then as unknown', async () => {
    const { operations, stores } = recordingInto(log, full(log.stores, 1));

    await assert.rejects(booked(operations, stores), StoreBusy);
    log.clock.advance(121_000);
    await log.seal(ownLease);

    assert.deepEqual(Object.values(await outcomes()), ['unknown']);
    assert.equal((await verified()).ok, true);
  });

  it('goes on through a clock that jumps an hour ahead and back, each record once', async () => {
    for (const [at, jump] of [0, hour, -hour, 0].entries()) {
      log.clock.advance(jump);
      await log.spool.write(aRecord(`r${at}`, { at: log.clock.now() }));
      await log.seal(ownLease);
    }

    assert.deepEqual(await verified(), { ok: true, records: 4, months: 1 });
  });

  it('holds what was under way when the clock jumped as unknown, with its end beside it', async () => {
    for (const jump of [hour, -2 * hour]) {
      const id = `under-way${jump}`;
      await log.spool.write(aRecord(id, { at: log.clock.now(), outcome: 'begun' }));
      log.clock.advance(jump);
      await log.seal(ownLease);
      await log.spool.write(aRecord(id, { at: log.clock.now() - jump }));
      await log.seal(ownLease);
    }

    assert.deepEqual(await outcomes(), {
      'under-way3600000': 'unknown',
      'under-way3600000.late': 'done',
      'under-way-7200000': 'unknown',
      'under-way-7200000.late': 'done',
    });
    assert.equal((await verified()).ok, true);
  });
});

describe('an audit log restored from a backup (3.4-d)', () => {
  let folder: string;
  let anchors: ChainPoint[];
  const clock = { now: () => Date.parse('2026-10-05T09:00:00Z') };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-restored-'));
    anchors = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function inFile<Outcome>(name: string, work: (stores: Stores) => Promise<Outcome>) {
    const raw = await openSqliteStores(join(folder, name), clock);
    const stores = versionedStores(raw, documentForms);
    return work(stores).finally(() => stores.close());
  }

  const sealed = (name: string, ...ids: readonly string[]) =>
    inFile(name, async (stores) => {
      const spool = auditSpoolOver(stores);
      await Promise.all(ids.map((id) => spool.write(aRecord(id))));
      const anchor = ({ month, seq, hash }: ChainPoint) => anchors.push({ month, seq, hash });
      const alarm = () => undefined;
      await sealRecordsWith({ stores, clock, digest: sha256, anchor, alarm })(ownLease);
    });

  const verified = (name: string, noted: readonly ChainPoint[] = []) =>
    inFile(name, (stores) =>
      verifyChain({ stores, digest: sha256 }, { tenant: midori, anchors: noted }),
    );

  it('is whole in itself; the ends in the application log name the gap, and what went on after it', async () => {
    await inFile('live.db', (stores) => recordTenant({ stores, clock }, midori));
    await sealed('live.db', 'a', 'b', 'c');
    await backUpStore(join(folder, 'live.db'), join(folder, 'back.db'));
    await sealed('live.db', 'd', 'e');
    const before = [...anchors];

    const whole = await verified('back.db');
    const gap = await verified('back.db', before);
    await sealed('back.db', 'f', 'g');
    const wentOn = await verified('back.db', before);

    assert.deepEqual(whole, { ok: true, records: 3, months: 1 });
    assert.deepEqual(gap, { ok: false, flaw: 'missing', month: '2026-10', seq: 4 });
    assert.deepEqual(wentOn, { ok: false, flaw: 'anchor-differs', month: '2026-10', seq: 5 });
    assert.equal((await verified('live.db', before)).ok, true);
  });
});

/** A store that takes so many more writes of the audit log and then none. */
function full(stores: Stores, room = 0): Stores {
  let left = room;
  return aroundCommits(stores, (commit) => async (scope, operations) => {
    if (!scope.startsWith('audit:')) return commit(scope, operations);
    if (left === 0) throw new StoreBusy('full');
    left -= 1;
    return commit(scope, operations);
  });
}

function recordingInto({ stores, clock }: AuditLog, place: Stores) {
  const context = asyncOperationContext();
  const spool = auditSpoolOver(place);
  const tallies = talliesOver({ spool, clock, ids: randomIds });
  const world = { clock, ids: randomIds, spool, tallies, mailOf: async () => undefined };
  return {
    operations: operationsOver(world, context),
    stores: storesOnRecord(stores, context, () => undefined),
  };
}

type Recording = ReturnType<typeof recordingInto>;

const booked = (operations: Recording['operations'], stores: Stores) =>
  operations.operate({ event: 'booking.make', way: 'web', requestId: 'r' }, async (operation) => {
    operation.by(hana);
    await stores
      .forTenant(midori)
      .commit('x', [{ kind: 'put', item: { id: 'y', type: 'place', body: { v: 1 } } }]);
    return { outcome: undefined, ending: { outcome: 'done', status: 201 } };
  });
