import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomIds } from '../../api/src/adapters/system/random-ids.ts';
import { type RunningRsi, startRsi } from '../../env/local/src/rsi/rsi-server.ts';
import { buildTabs } from '../../env/local/src/tabs-build.ts';
import { clientWith } from '../support/client.ts';
import { comeBack, loginUpToCallback, sessionSetBy } from '../support/login-by-hand.ts';
import { freePort } from '../support/service.ts';

const root = new URL('../../', import.meta.url);
const mail = 'hanako.sato@midori.example';

describe('sessions of a running service', function () {
  this.timeout(180_000);
  let folder: string;
  let rsi: RunningRsi;
  let rsiUrl: string;
  let url: string;
  let product: ChildProcess;
  let output = '';
  before(async () => {
    await buildTabs();
    folder = mkdtempSync(join(tmpdir(), 'sekitori-sessions-'));
    const [port, rsiPort] = [await freePort(), await freePort()];
    url = `http://localhost:${port}`;
    rsiUrl = `http://localhost:${rsiPort}`;
    const redirectUri = `${url}/auth/callback`;
    const client = { id: 'sekitori', secret: 'demo-secret-demo-secret', redirectUri };
    rsi = await startRsi({ issuer: rsiUrl, port: rsiPort, host: '127.0.0.1', client });
    await start();
  });
  after(async () => {
    await stop();
    await rsi.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    const { port } = new URL(url);
    product = spawn(process.execPath, ['--import', 'tsx', 'bot/src/main.ts'], {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        ENVIRONMENT: 'local',
        PORT: port,
        PUBLIC_URL: url,
        DATA_DIR: folder,
        RSI_ISSUER: rsiUrl,
        RSI_CLIENT_ID: 'sekitori',
        RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
        CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
        LOG_LEVEL: 'debug',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [product.stdout, product.stderr]) {
      stream?.on('data', (text) => {
        output += text;
      });
    }
    const begun = output.length;
    await until(async () => output.slice(begun).includes('listening'));
  }

  async function stop(): Promise<void> {
    if (product.exitCode !== null) return;
    product.kill('SIGTERM');
    await once(product, 'exit');
  }

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + 60_000;
    while (!(await isSo())) {
      if (performance.now() > deadline) throw new Error(`It never was so:\n${output}`);
      await pause(100);
    }
  }

  /** Once more where RSI, which shares this process, was too slow for the product. */
  async function signIn(triesLeft = 5) {
    const login = await loginUpToCallback(url, mail);
    const answer = await comeBack(login);
    const location = answer.headers.get('location') ?? '';
    if (location.endsWith('rsi-unreachable') && triesLeft > 0) return signIn(triesLeft - 1);
    return { login, answer, cookie: sessionSetBy(answer) ?? assert.fail(location) };
  }
  const statusOf = async (cookie: string) =>
    (await clientWith({ url }, cookie).get('/api/v1/me')).status;

  it('outlive a restart of the process, and so do ended ones as ended (session 11)', async () => {
    const [kept, ended] = [(await signIn()).cookie, (await signIn()).cookie];
    await clientWith({ url }, ended).send('POST', '/auth/sign-out');

    await stop();
    await start();

    assert.deepEqual([await statusOf(kept), await statusOf(ended)], [200, 401]);
  });

  it('are over as soon as RSI’s operator signs the person out there (session 7)', async () => {
    const { cookie } = await signIn();
    const before = await statusOf(cookie);

    const address = `${rsiUrl}/operator/people/${mail}/log-out`;
    const operator = { method: 'POST', headers: { 'x-rsi-operator': '1' } };
    // RSI waits two and a half seconds for an answer; the operator presses again where that was too short.
    await until(async () => (await (await fetch(address, operator)).json()).failed === 0);

    assert.deepEqual([before, await statusOf(cookie)], [200, 401]);
  });

  it('are in no address and no line of the log, under no name that opens or finds them (session 9)', async () => {
    const begun = output.length;
    const { login, answer, cookie } = await signIn();
    const secret = cookie.slice('__Host-sekitori='.length);
    const client = clientWith({ url }, cookie);
    const locations = [...login.addresses, answer.headers.get('location') ?? ''];
    for (const path of ['/api/v1/me', '/api/v1/me/sessions', '/api/v1/floors/none', '/nowhere']) {
      const { headers } = await client.get(path);
      locations.push(headers.get('location') ?? '');
    }
    await client.send('PUT', '/api/v1/me/preferences', { visibility: 7 });
    await client.send('POST', '/auth/sign-out');
    // Lines are written many at a time; the last one comes with all before it.
    await until(async () => output.slice(begun).includes('"route":"signOut"'));

    const { searchParams } = new URL(login.callback);
    const unsaid = [
      secret,
      Buffer.from(secret, 'base64url').toString('hex'),
      createHash('sha256').update(secret).digest('base64url'),
      randomIds.derived('session', secret),
      login.cookie.split('=')[1] ?? '',
      searchParams.get('code') ?? '',
      searchParams.get('state') ?? '',
    ];
    assert.match(output, /"route":"signInCallback"/);
    assert.match(output, /"route":"mySessions"/);
    for (const text of unsaid) {
      assert.ok(text.length > 20);
      assert.equal(output.includes(text), false);
    }
    assert.equal(locations.join().includes(secret), false);
  });
});
