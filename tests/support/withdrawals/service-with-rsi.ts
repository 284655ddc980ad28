import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteStores } from '../../../api/src/adapters/sqlite/sqlite-stores.ts';
import { systemClock } from '../../../api/src/adapters/system/system-clock.ts';
import { startRsi } from '../../../env/local/src/rsi/rsi-server.ts';
import { buildTabs } from '../../../env/local/src/tabs-build.ts';
import { freePort } from '../service.ts';
import { type Child, startChild } from '../storm/child.ts';
import { aWorldOver } from '../world.ts';

/** Several processes of the whole service over one SQLite file, in front of one RSI of this machine. */
export type ServiceWithRsi = {
  readonly urls: readonly string[];
  /** Where people sign in: the address that RSI sends them back to. */
  readonly site: string;
  readonly issuer: string;
  /** The store of the service, to prepare what nobody can over HTTP. */
  readonly world: ReturnType<typeof aWorldOver>;
  /** Takes the entitlement from a person, as RSI's operator does. */
  withdraw(mail: string): Promise<void>;
  stop(): Promise<void>;
};

const longestStartMs = 60_000;

export async function startServiceWithRsi(processes: number): Promise<ServiceWithRsi> {
  await buildTabs();
  const dataDir = mkdtempSync(join(tmpdir(), 'sekitori-withdrawals-'));
  const rsiPort = await freePort();
  const ports: number[] = [];
  for (let nth = 0; nth < processes; nth += 1) ports.push(await freePort());
  const issuer = `http://localhost:${rsiPort}`;
  const urls = ports.map((port) => `http://localhost:${port}`);
  const site = urls[0] ?? '';
  const secret = 'demo-secret-demo-secret';
  const rsi = await startRsi({
    issuer,
    port: rsiPort,
    host: '127.0.0.1',
    client: { id: 'sekitori', secret, redirectUri: `${site}/auth/callback` },
  });
  const world = aWorldOver(await openSqliteStores(join(dataDir, 'sekitori.db'), systemClock), {
    ...systemClock,
    set: () => undefined,
    advance: () => undefined,
  });
  const entry = new URL('whole-process.ts', import.meta.url);
  const environment = {
    ENVIRONMENT: 'local',
    PUBLIC_URL: site,
    RSI_ISSUER: issuer,
    RSI_CLIENT_ID: 'sekitori',
    RSI_CLIENT_SECRET: secret,
    CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
    LOG_LEVEL: 'error',
    RATE_LIMITS: 'off',
    DATA_DIR: dataDir,
    SERVE: 'web',
  };
  const children: Child[] = [];
  for (const port of ports) {
    children.push(await startChild(entry, { ...environment, PORT: String(port) }));
  }
  await Promise.all(urls.map(untilReady));
  return {
    urls,
    site,
    issuer,
    world,
    async withdraw(mail) {
      const answer = await fetch(`${issuer}/operator/people/${encodeURIComponent(mail)}`, {
        method: 'PUT',
        headers: { 'x-rsi-operator': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ entitled: false }),
      });
      if (!answer.ok) throw new Error(`RSI's operator answered ${answer.status}`);
    },
    async stop() {
      await Promise.all(children.map((child) => child.kill()));
      await rsi.stop();
      await world.stores.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + longestStartMs;
  while (performance.now() < deadline) {
    const ready = await fetch(`${url}/readyz`).catch(() => undefined);
    if (ready?.ok) return;
    await pause(100);
  }
  throw new Error(`${url} did not become ready`);
}
