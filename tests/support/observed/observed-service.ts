import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteStores } from '../../../api/src/adapters/sqlite/sqlite-stores.ts';
import { systemClock } from '../../../api/src/adapters/system/system-clock.ts';
import { createEdgeKey } from '../../../api/src/application/edge-keys.ts';
import { type RunningRsi, startRsi } from '../../../env/local/src/rsi/rsi-server.ts';
import { buildTabs } from '../../../env/local/src/tabs-build.ts';
import { answersNoted } from '../answers/flaws-file.ts';
import { freePort } from '../service.ts';
import { aWorldOver } from '../world.ts';
import { type CountingProxy, startCountingProxy } from './counting-proxy.ts';
import { type Egress, egressIn, recordingInto } from './egress.ts';

/** One process of the service behind a proxy that counts, with everything that it leaves behind in one folder. */
export type ObservedService = {
  /** Where people reach it, through the proxy. */
  readonly url: string;
  readonly issuer: string;
  readonly rsiPort: number;
  readonly dataDir: string;
  readonly storeFile: string;
  readonly proxy: CountingProxy;
  /** Between the service, or people, and RSI. */
  readonly rsiProxy: CountingProxy;
  /** The store of the service, to prepare what nobody can over HTTP, and to look into it. */
  readonly world: ReturnType<typeof aWorldOver>;
  process(): ChildProcess;
  /** What it wrote to its output since it first began. */
  output(): string;
  egress(): readonly Egress[];
  /** Ends the process, by a signal that it may answer or not, and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
  begin(environment?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
};

type Wished = {
  /** Settings beside the usual ones, or in their place. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What Node is started with, before the entry. */
  readonly flags?: readonly string[];
  readonly entry?: string;
};

const root = new URL('../../../', import.meta.url);
const longestStartMs = 90_000;

/** What the client of RSI proves itself with in these runs. */
const clientSecret = 'demo-secret-demo-secret';

export async function startObservedService(wished: Wished = {}): Promise<ObservedService> {
  await buildTabs();
  const dataDir = mkdtempSync(join(tmpdir(), 'sekitori-observed-'));
  const [port, inner, rsiPort] = [await freePort(), await freePort(), await freePort()];
  const rsiInner = await freePort();
  const [url, issuer] = [`http://localhost:${port}`, `http://localhost:${rsiPort}`];
  const secret = wished.environment?.['RSI_CLIENT_SECRET'] ?? clientSecret;
  const rsi: RunningRsi = await startRsi({
    issuer,
    port: rsiInner,
    host: '127.0.0.1',
    client: { id: 'sekitori', secret, redirectUri: `${url}/auth/callback` },
  });
  const proxy = await startCountingProxy({ port, to: inner });
  const rsiProxy = await startCountingProxy({ port: rsiPort, to: rsiInner });
  const storeFile = join(dataDir, 'sekitori.db');
  const world = aWorldOver(await openSqliteStores(storeFile, systemClock), {
    ...systemClock,
    set: () => undefined,
    advance: () => undefined,
  });
  const logFile = join(dataDir, 'output.log');
  const egressFolder = join(dataDir, 'egress');
  const usual: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    ...recordingInto(egressFolder),
    ...answersNoted(),
    ENVIRONMENT: 'local',
    PORT: String(inner),
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    RSI_ISSUER: issuer,
    RSI_CLIENT_ID: 'sekitori',
    RSI_CLIENT_SECRET: secret,
    CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
    LOG_LEVEL: 'debug',
    RATE_LIMITS: 'off',
    ...wished.environment,
  };
  let child: ChildProcess | undefined;
  const output = () => readFileSync(logFile, 'utf8');

  async function begin(environment: Record<string, string> = {}): Promise<void> {
    const file = openSync(logFile, 'a');
    const entry = wished.entry ?? 'bot/src/main.ts';
    const flags = [`--diagnostic-dir=${dataDir}`, ...(wished.flags ?? [])];
    child = spawn(process.execPath, [...flags, '--import', 'tsx', entry], {
      cwd: root,
      env: { ...usual, ...environment },
      stdio: ['ignore', file, file],
    });
    await untilAnswers(`http://127.0.0.1:${inner}/readyz`, child, output);
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  if (usual['EDGE_KEY'] === 'required') {
    const made = await createEdgeKey({ ...world, clock: systemClock }, 'gateway');
    proxy.headers['x-functions-key'] = made.secret;
  }
  await begin();
  return {
    url,
    issuer,
    rsiPort,
    dataDir,
    storeFile,
    proxy,
    rsiProxy,
    world,
    process: () => child ?? never(),
    output,
    egress: () => egressIn(egressFolder),
    end,
    begin,
    async stop() {
      await end('SIGKILL');
      await proxy.stop();
      await rsiProxy.stop();
      await rsi.stop();
      await world.stores.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilAnswers(
  address: string,
  { exitCode }: ChildProcess,
  output: () => string,
): Promise<void> {
  const deadline = performance.now() + longestStartMs;
  while (exitCode === null && performance.now() < deadline) {
    const ready = await fetch(address, { headers: { connection: 'close' } }).catch(() => undefined);
    await ready?.body?.cancel();
    if (ready?.ok) return;
    await pause(100);
  }
  throw new Error(`The service did not become ready:\n${output()}`);
}

function never(): never {
  throw new Error('Nothing was started');
}
