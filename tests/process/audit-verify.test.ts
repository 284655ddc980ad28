import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { sha256 } from '../../api/src/adapters/system/digest.ts';
import { type AuditBody, recordItem } from '../../api/src/application/audit/audit-record.ts';
import { sealRecordsWith } from '../../api/src/application/audit/seal-records.ts';
import { searchAudit } from '../../api/src/application/audit/search-audit.ts';
import { auditSpoolOver } from '../../api/src/application/audit/spool.ts';
import { documentForms } from '../../api/src/application/document-forms.ts';
import type { Stores } from '../../api/src/application/store.ts';
import { recordTenant } from '../../api/src/application/tenants.ts';
import { versionedStores } from '../../api/src/application/versioned-stores.ts';
import { aRecord, ownLease } from '../audit/an-audit-log.ts';
import { aClock, contoso, midori } from '../support/world.ts';

const root = new URL('../../', import.meta.url);
const scope = 'audit:2026-10';

describe('the command that verifies audit logs (3.4-d)', function () {
  this.timeout(120_000);
  let folder: string;
  let log: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-verify-'));
    log = join(folder, 'application.log');
    const lines: string[] = ['{"level":30,"msg":"request","ms":3}', 'not a line of JSON'];
    await inStore(async (stores, clock) => {
      const spool = auditSpoolOver(stores);
      const seal = sealRecordsWith({
        stores,
        clock,
        digest: sha256,
        anchor: (head) => lines.push(JSON.stringify({ level: 30, ...head, msg: 'audit head' })),
        alarm: () => undefined,
      });
      for (const tenant of [midori, contoso]) await recordTenant({ stores, clock }, tenant);
      for (let at = 0; at < 6; at += 1) {
        await spool.write(aRecord(`m${at}`));
        await spool.write(aRecord(`c${at}`, { tenant: contoso }));
        await seal(ownLease);
      }
    });
    // The service was killed amid a line.
    writeFileSync(
      log,
      `${lines.join('\n')}\n{"level":30,"tenant":"midori","msg":"audit head","seq`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function inStore(
    work: (stores: Stores, clock: ReturnType<typeof aClock>) => Promise<void>,
  ): Promise<void> {
    const clock = aClock('2026-10-05T09:00:00Z');
    const raw = await openSqliteStores(join(folder, 'sekitori.db'), clock);
    const stores = versionedStores(raw, documentForms);
    await work(stores, clock);
    await stores.close();
  }

  function verify(...words: string[]) {
    const script = 'api/src/commands/audit-verify.ts';
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', script, ...words],
      {
        cwd: root,
        encoding: 'utf8',
        env: {
          PATH: process.env['PATH'],
          ENVIRONMENT: 'local',
          EDGE_KEY: 'off',
          PUBLIC_URL: 'http://localhost:9',
          DATA_DIR: folder,
          RSI_ISSUER: 'http://localhost:9',
          RSI_CLIENT_ID: 'sekitori',
          RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
          CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
        },
      },
    );
    return { status, lines: stdout.trim().split('\n'), complaint: stderr.trim() };
  }

  it('says of each tenant and of the service that all is whole, beside the ends in the log, and is on record itself', async () => {
    assert.deepEqual(verify('--anchors', log), {
      status: 0,
      lines: [
        'the service itself  ok  0 records in 0 months, beside no anchors',
        'tenant contoso  ok  6 records in 1 months, beside 6 anchors',
        'tenant midori  ok  6 records in 1 months, beside 6 anchors',
      ],
      complaint: '',
    });
    await inStore(async (stores) => {
      const wish = { from: 0, to: Date.parse('2100-01-01T00:00:00Z') };
      const { items } = await searchAudit(stores, { tenant: undefined, wish });
      assert.deepEqual(
        items.map(({ event, outcome, steps }) => [event, outcome, steps[1]?.result]),
        [['operator.verify-audit-log', 'done', '3 chains, 0 bad']],
      );
    });
  });

  it('names the first bad record of the tenant that has one, and fails', async () => {
    await inStore(async (stores) => {
      const store = stores.forTenant(midori);
      const found = await store.read<AuditBody>(scope, 'op:m2');
      assert.ok(found);
      const item = recordItem({ ...found.body, outcome: 'denied' });
      await store.commit(scope, [{ kind: 'put', item }]);
    });

    const all = verify();
    const one = verify('--tenant', 'contoso');

    assert.equal(all.status, 1);
    assert.deepEqual(all.lines.slice(1), [
      'tenant contoso  ok  6 records in 1 months, beside no anchors',
      'tenant midori  BAD  changed at record 3 of 2026-10',
    ]);
    assert.deepEqual([one.status, one.lines.length], [0, 1]);
  });

  it('finds a log that was cut off, or removed with its tenant, by the ends in the application log alone', async () => {
    await inStore(async (stores) => {
      for (const id of ['head', ...[0, 1, 2, 3, 4, 5].map((at) => `op:m${at}`)]) {
        await stores.forTenant(midori).commit(scope, [{ kind: 'delete', id }]);
      }
      await stores.forTenant(midori).commit('audit', [{ kind: 'delete', id: 'month:2026-10' }]);
      await stores.forService.commit('tenants', [{ kind: 'delete', id: 'tenant:midori' }]);
    });

    const alone = verify();
    const beside = verify('--anchors', log);

    assert.equal(alone.status, 0);
    assert.equal(beside.status, 1);
    assert.match(
      beside.lines.join('\n'),
      /^tenant midori {2}BAD {2}missing at record 1 of 2026-10$/m,
    );
  });

  it('refuses in one sentence what would verify nothing', () => {
    const empty = join(folder, 'other.log');
    writeFileSync(empty, '{"msg":"request"}\n');
    for (const words of [
      ['--anchors', empty],
      ['--anchors', join(folder, 'absent.log')],
      ['--tenants', 'midori'],
      ['midori'],
    ]) {
      const { status, lines, complaint } = verify(...words);

      assert.equal(status, 1, words.join(' '));
      assert.deepEqual(lines, ['']);
      assert.match(complaint, /^[^\n]+[.?]$/, words.join(' '));
    }
  });
});
