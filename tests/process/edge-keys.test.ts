import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { searchAudit } from '../../api/src/application/audit/search-audit.ts';
import { buildTabs } from '../../env/local/src/tabs-build.ts';
import { besideService } from '../support/audit-seed.ts';
import { freePort } from '../support/service.ts';

const root = new URL('../../', import.meta.url);

describe('edge keys of a running service', function () {
  this.timeout(180_000);
  let folder: string;
  let environment: NodeJS.ProcessEnv;
  let product: ChildProcess;
  let url: string;
  let output = '';
  before(async () => {
    await buildTabs();
    folder = mkdtempSync(join(tmpdir(), 'sekitori-edge-'));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    environment = {
      PATH: process.env['PATH'],
      ENVIRONMENT: 'local',
      EDGE_KEY: 'required',
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      DATA_DIR: folder,
      RSI_ISSUER: 'http://localhost:9',
      RSI_CLIENT_ID: 'sekitori',
      RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
      CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
      LOG_LEVEL: 'debug',
    };
    product = spawn(process.execPath, ['--import', 'tsx', 'bot/src/main.ts'], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [product.stdout, product.stderr]) {
      stream?.on('data', (text) => {
        output += text;
      });
    }
    await until(async () => output.includes('listening'));
  });
  after(async () => {
    product.kill('SIGTERM');
    if (product.exitCode === null) await once(product, 'exit');
    rmSync(folder, { recursive: true, force: true });
  });

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + 60_000;
    while (!(await isSo())) {
      if (performance.now() > deadline) throw new Error(`It never was so:\n${output}`);
      await pause(100);
    }
  }

  function command(...words: string[]) {
    const script = 'api/src/commands/edge-keys.ts';
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', script, ...words],
      { cwd: root, encoding: 'utf8', env: environment },
    );
    return { status, said: stdout.trim(), complaint: stderr.trim() };
  }

  async function statusWith(key?: string): Promise<number> {
    const headers: Record<string, string> = key === undefined ? {} : { 'x-functions-key': key };
    const answer = await fetch(`${url}/api/v1/me`, { headers });
    const isPastTheDoor = answer.headers.get('content-type')?.includes('problem+json') ?? false;
    await answer.body?.cancel();
    return isPastTheDoor ? 200 : answer.status;
  }

  it('are made, rotated and revoked by a command, and open or close it within ten seconds', async () => {
    assert.equal(await statusWith(), 401);
    const [first = '', about = ''] = command('create', 'gateway').said.split('\n');
    assert.match(first, /^[A-Za-z0-9_-]{43}$/);
    assert.match(about, /^This is key \w{32}, shown this once/);
    const id = about.split(' ')[3]?.replace(',', '') ?? '';
    const [second = ''] = command('rotate', 'gateway').said.split('\n');
    assert.deepEqual([await statusWith(first), await statusWith(second)], [200, 200]);

    assert.match(command('revoke', id).said, new RegExp(`^Revoked: ${id}\\.`));
    await until(async () => (await statusWith(first)) === 401);
    assert.equal(await statusWith(second), 200);

    const { said: list } = command('list');
    assert.match(list, new RegExp(`^${id} {2}gateway {2}made .* used on .* revoked `, 'm'));
    assert.equal(list.split('\n').length, 2);
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    for (const secret of [first, second]) {
      assert.equal(`${list}${output}${files.join()}`.includes(secret), false);
    }
  });

  it('leave each command on record, with its key and not its secret (3.4-a)', async () => {
    const records = await besideService({ dataDir: folder }, async (stores) => {
      const wish = { from: 0, to: Date.parse('2100-01-01T00:00:00Z'), events: ['operator.'] };
      return (await searchAudit(stores, { tenant: undefined, wish })).items;
    });

    assert.deepEqual(
      records.map(({ event, outcome, actor, way }) => [event, outcome, actor, way].join(' ')),
      ['list-edge-keys', 'revoke-edge-key', 'rotate-edge-key', 'create-edge-key'].map(
        (name) => `operator.${name} done operator command`,
      ),
    );
    assert.ok(records.slice(1).every(({ object }) => /^\w{32}$/.test(object?.id ?? '')));
    assert.deepEqual(records[0]?.steps, [{ name: 'account', result: userInfo().username }]);
  });

  it('are refused in one sentence where the command makes no sense', () => {
    for (const words of [[], ['create', 'gateway'], ['revoke', 'nobody']]) {
      const { status, said, complaint } = command(...words);

      assert.equal(status, 1, words.join(' '));
      assert.equal(said, '');
      assert.match(complaint, /^[^\n]+\.$/, words.join(' '));
    }
  });
});
