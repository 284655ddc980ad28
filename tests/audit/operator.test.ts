import assert from 'node:assert/strict';
import { searchAudit } from '../../api/src/application/audit/search-audit.ts';
import { commandsOnRecord } from '../../api/src/commands/on-record.ts';
import type { TenantId } from '../../api/src/domain/ids.ts';
import { midori } from '../support/world.ts';
import { type AuditLog, anAuditLog, ownLease } from './an-audit-log.ts';

const cutOffAfterMs = 120_000;

describe('a command of an operator (3.4-a)', () => {
  let log: AuditLog;
  beforeEach(async () => {
    log = await anAuditLog();
  });
  afterEach(() => log.close());

  const found = async (tenant?: TenantId) => {
    const wish = { from: 0, to: log.clock.now() + 1 };
    const { items } = await searchAudit(log.stores, { tenant, wish });
    return items.map(({ event, actor, way, outcome, code }) =>
      [event, actor, way, outcome, code ?? ''].join(' ').trim(),
    );
  };
  const onRecord = () => commandsOnRecord(log, (thrown) => thrown instanceof RangeError);
  const event = 'operator.rotate-keys';
  const said = `${event} operator command`;

  it('is under way before it changes anything, and done before its answer is shown', async () => {
    const meanwhile: string[] = [];
    await onRecord().change({ event }, async () => {
      meanwhile.push(...(await found()));
    });

    assert.deepEqual(meanwhile, [`${said} begun`]);
    assert.deepEqual(await found(), [`${said} done`]);
  });

  it('is sealed as unknown where it was killed midway', async () => {
    await new Promise<void>((begun) => {
      void onRecord().change({ event }, () => {
        begun();
        return new Promise<never>(() => undefined);
      });
    });
    log.clock.advance(cutOffAfterMs);

    await log.seal(ownLease);

    assert.deepEqual(await found(), [`${said} unknown`]);
  });

  it('was refused where it could not be done as asked, and failed where it broke', async () => {
    const refused = onRecord().change({ event }, async () => {
      throw new RangeError('No such key');
    });
    await assert.rejects(refused, RangeError);
    log.clock.advance(1);
    const failed = onRecord().change({ event }, async () => {
      throw new TypeError('a secret');
    });
    await assert.rejects(failed, TypeError);

    assert.deepEqual(await found(), [`${said} failed TypeError`, `${said} refused not-possible`]);
  });

  it('is the tenant’s own where it concerns one, and does not say there who typed it', async () => {
    await onRecord().change({ event, tenant: midori }, async () => undefined);
    const wish = { from: 0, to: log.clock.now() + 1 };
    const { items } = await searchAudit(log.stores, { tenant: midori, wish });

    assert.deepEqual(await found(midori), [`${said} done`]);
    assert.deepEqual(await found(), []);
    assert.deepEqual(items[0]?.steps, []);
  });
});
