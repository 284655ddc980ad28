import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ConfigUnusable, readConfig } from '../../api/src/config.ts';
import { startCosmosSimulator } from '../support/cosmos/simulator.ts';
import { freePort } from '../support/service.ts';

const local = {
  ENVIRONMENT: 'local',
  PUBLIC_URL: 'http://localhost:3978',
  RSI_ISSUER: 'http://localhost:3979',
  RSI_CLIENT_ID: 'sekitori',
  RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
  CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
  STORE: 'cosmos',
};

describe('a process with STORE=cosmos', () => {
  it('comes up on the account that its settings name', async () => {
    const simulator = await startCosmosSimulator();
    const { endpoint: COSMOS_ENDPOINT, key: COSMOS_KEY } = simulator;
    const PORT = String(await freePort());
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'sekitori-cosmos-'));
    const child = spawn(process.execPath, ['--import', 'tsx', 'bot/src/main.ts'], {
      cwd: new URL('../../', import.meta.url),
      env: { PATH: process.env['PATH'], ...local, PORT, DATA_DIR, COSMOS_ENDPOINT, COSMOS_KEY },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    await Promise.race([once(lines, 'line'), once(child, 'exit')]);

    const ready = await fetch(`http://127.0.0.1:${PORT}/readyz`);
    const { dependencies } = await ready.json();
    child.kill('SIGKILL');
    await once(child, 'exit');
    await simulator.close();
    rmSync(DATA_DIR, { recursive: true });

    assert.equal(dependencies.store, 'up');
    assert.ok(simulator.account.container('sekitori', 'data'));
    assert.deepEqual(simulator.violations, []);
  });

  it('needs an endpoint, over https in production, and a key that is one', () => {
    const production = { ...local, ENVIRONMENT: 'production' };
    const endpoint = 'https://sekitori.documents.azure.com/';

    const names = (setting: RegExp) => (fault: unknown) =>
      fault instanceof ConfigUnusable && setting.test(fault.message);
    const insecure = { ...production, COSMOS_ENDPOINT: 'http://cosmos.example/' };
    assert.throws(() => readConfig(local), names(/COSMOS_ENDPOINT: STORE=cosmos needs/));
    assert.throws(() => readConfig(insecure), names(/COSMOS_ENDPOINT: https only/));
    for (const wrong of [{ COSMOS_KEY: 'not a key' }, { COSMOS_CONTAINER: 'a/b' }]) {
      const settings = { ...local, COSMOS_ENDPOINT: endpoint, ...wrong };
      assert.throws(() => readConfig(settings), names(/COSMOS_(KEY|CONTAINER)/));
    }
    assert.deepEqual(readConfig({ ...local, COSMOS_ENDPOINT: endpoint }).store, {
      kind: 'cosmos',
      endpoint,
      key: undefined,
      database: 'sekitori',
      container: 'data',
    });
  });
});
