import assert from 'node:assert/strict';
import { type AuditRecord, recordItem } from '../../api/src/application/audit/audit-record.ts';
import { monthAt, recordMonth } from '../../api/src/application/audit/months.ts';
import { measureBacklogWith } from '../../api/src/application/backlog.ts';
import { failedOnceMore } from '../../api/src/application/pending-notices.ts';
import { workerScope } from '../../api/src/application/scopes.ts';
import { recordTenant } from '../../api/src/application/tenants.ts';
import { tenantId } from '../../api/src/domain/ids.ts';
import { aWorld } from '../support/world.ts';

const contoso = tenantId('contoso');

const aRecord = (id: string, at: number): AuditRecord => ({
  id,
  at,
  event: 'booking.made',
  way: 'web',
  actor: 'person',
  tenant: contoso,
  outcome: 'done',
  external: [],
  steps: [],
  requestId: id,
});

describe('measureBacklog', () => {
  it('finds nothing where nothing waits', async () => {
    const { stores, clock } = await aWorld();

    const backlog = await measureBacklogWith({ stores, clock })();
    await stores.close();

    assert.deepEqual(backlog, {
      noticesWaiting: 0,
      oldestNoticeMs: 0,
      noticesParked: 0,
      oldestUnsealedMs: 0,
    });
  });

  it('counts notices that wait and that were given up, and knows how old the oldest is', async () => {
    const { stores, clock } = await aWorld();
    const now = clock.now();
    const aNotice = (event: string, attempts: number, since: number) =>
      failedOnceMore(
        { tenant: contoso, scope: 'day:2026-10-05', event, attempts, since },
        { now, error: new Error('away') },
      );
    const items = [
      aNotice('a', 1, now - 30_000),
      aNotice('b', 3, now - 240_000),
      aNotice('c', 11, 0),
    ];
    await stores.forService.commit(
      workerScope,
      items.map((item) => ({ kind: 'put', item })),
    );

    const backlog = await measureBacklogWith({ stores, clock })();
    await stores.close();

    assert.equal(backlog.noticesWaiting, 2);
    assert.equal(backlog.oldestNoticeMs, 240_000);
    assert.equal(backlog.noticesParked, 1);
  });

  it('knows how long an event has been waiting that nobody read', async () => {
    const { stores, clock } = await aWorld();
    const at = clock.now();
    const body = { v: 1, kind: 'booking-made', booking: 'b', by: 'p', at, wish: 'w' };
    await stores
      .forTenant(contoso)
      .commit('day:2026-10-05', [{ kind: 'create', item: { id: 'evt:1', type: 'event', body } }]);
    clock.advance(90_000);

    const before = await measureBacklogWith({ stores, clock })();
    const cursor = { v: 1, cursor: await stores.now() };
    await stores.forService.commit(workerScope, [
      { kind: 'create', item: { id: 'notices-cursor', type: 'cursor', body: cursor } },
    ]);
    const after = await measureBacklogWith({ stores, clock })();
    await stores.close();

    assert.equal(before.oldestNoticeMs, 90_000);
    assert.equal(after.oldestNoticeMs, 0);
  });

  it('knows how long a record of any tenant has been without its seal, and of none that has one', async () => {
    const { stores, clock } = await aWorld();
    const at = clock.now();
    const month = monthAt(at);
    await recordTenant({ stores, clock }, contoso);
    await recordMonth(stores, { tenant: contoso, month });
    const sealed = { ...aRecord('early', at - 60_000), v: 1, seal: { seq: 1, hash: 'x' } } as const;
    await stores.forTenant(contoso).commit(`audit:${month}`, [
      { kind: 'create', item: recordItem(sealed) },
      { kind: 'create', item: recordItem({ v: 1, ...aRecord('first', at) }) },
      { kind: 'create', item: recordItem({ v: 1, ...aRecord('second', at + 1_000) }) },
    ]);
    clock.advance(700_000);

    const backlog = await measureBacklogWith({ stores, clock })();
    await stores.close();

    assert.equal(backlog.oldestUnsealedMs, 700_000);
  });

  it('finds nothing old in what a clock that was set back saw in the future', async () => {
    const { stores, clock } = await aWorld();
    const month = monthAt(clock.now());
    await recordMonth(stores, { tenant: undefined, month });
    const record = aRecord('tomorrow', clock.now() + 3_600_000);
    await stores.forService.commit(`audit:${month}`, [
      { kind: 'create', item: recordItem({ v: 1, ...record }) },
    ]);

    const backlog = await measureBacklogWith({ stores, clock })();
    await stores.close();

    assert.equal(backlog.oldestUnsealedMs, 0);
  });
});
