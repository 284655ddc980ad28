import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { searchAudit } from '../../api/src/application/audit/search-audit.ts';
import { listParked } from '../../api/src/application/parked-notices.ts';
import { failedOnceMore } from '../../api/src/application/pending-notices.ts';
import { ChatUnreachable } from '../../api/src/application/ports.ts';
import type { Stores } from '../../api/src/application/store.ts';
import type { TenantId } from '../../api/src/domain/ids.ts';
import { aClock, at, midori } from '../support/world.ts';

const root = new URL('../../', import.meta.url);
/** What commands left on record, the newest first. */
async function recordsIn(stores: Stores, tenant: TenantId | undefined): Promise<string[]> {
  const wish = { from: 0, to: Date.parse('2100-01-01T00:00:00Z') };
  const { items } = await searchAudit(stores, { tenant, wish });
  return items.map(
    ({ event, outcome, object }) =>
      `${tenant ?? 'service'} ${event} ${outcome} ${object?.id ?? '-'}`,
  );
}

const since = '2026-10-06T00:00:00.000Z';

describe('the commands for parked notices', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-parked-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const openFile = () => openSqliteStores(join(folder, 'sekitori.db'), aClock(since));

  async function park(event: string): Promise<void> {
    const stores = await openFile();
    const notice = { tenant: midori, scope: 'day:2026-10-06', event, attempts: 11 };
    const error = new ChatUnreachable('Teams answered 502');
    const item = failedOnceMore({ ...notice, since: at(since) }, { now: at(since), error });
    const body = {
      v: 1,
      kind: 'booking-made',
      booking: `2026-10-06.${event}`,
      by: 'ada',
      wish: '',
    };
    await stores
      .forTenant(midori)
      .commit(notice.scope, [{ kind: 'put', item: { id: event, type: 'event', body } }]);
    await stores.forService.commit('worker', [{ kind: 'put', item }]);
    await stores.close();
  }

  function run(...args: readonly string[]) {
    const environment = {
      ENVIRONMENT: 'local',
      PUBLIC_URL: 'http://localhost:45871',
      DATA_DIR: folder,
      RSI_ISSUER: 'http://localhost:45872',
      RSI_CLIENT_ID: 'sekitori',
      RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
      CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
    };
    const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', ...args], {
      cwd: root,
      encoding: 'utf8',
      timeout: 30_000,
      env: { PATH: process.env['PATH'], ...environment },
    });
    const warnings = /^npm warn.*\n?/gm;
    return { status, said: stdout.trim(), complained: stderr.replace(warnings, '').trim() };
  }

  it('list them with what operators need, put one back, and then all', async () => {
    await park('event:one');
    await park('event:two');

    const listed = run('notices:parked');
    const one = run('notices:retry', '--', 'notice:midori:event:one');
    const all = run('notices:retry', '--', 'all');
    const stores = await openFile();
    const none = await listParked({ stores });
    const records = [...(await recordsIn(stores, midori)), ...(await recordsIn(stores, undefined))];
    await stores.close();

    const line = (event: string) =>
      `notice:midori:${event}  tenant midori  booking-made of 2026-10-06.${event}  ` +
      `12 tries since ${since}  ChatUnreachable: Teams answered 502`;
    assert.deepEqual(listed, {
      status: 0,
      said: `${line('event:one')}\n${line('event:two')}`,
      complained: '',
    });
    assert.match(one.said, /^Put back: 1\./);
    assert.match(all.said, /^Put back: 1\./);
    assert.deepEqual(none, []);
    assert.deepEqual(records, [
      'midori operator.retry-notices done notice:midori:event:one',
      'service operator.retry-notices done -',
      'service operator.list-parked-notices done -',
    ]);
  });

  it('say in a sentence what is wrong with what was asked', () => {
    const nothing = run('notices:retry');
    const unknown = run('notices:retry', '--', 'notice:midori:event:none');

    assert.deepEqual([nothing.status, unknown.status], [1, 1]);
    assert.equal(
      nothing.complained,
      'Name one notice or all: npm run -s notices:retry -- <id>|all.',
    );
    assert.equal(unknown.complained, 'No notice notice:midori:event:none is parked.');
  });
});
