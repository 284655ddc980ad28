import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The product as `npm start` runs it, with its stand-ins, on free ports and a fresh data folder. */
export type RunningService = {
  readonly url: string;
  readonly rsiUrl: string;
  readonly dataDir: string;
  readonly port: number;
  /** Where its figures are told. */
  readonly metricsPort: number;
};

const root = new URL('../../', import.meta.url);
const longestStartMs = 120_000;

let shared: Promise<RunningService> | undefined;
let child: ChildProcess | undefined;
let output = '';
let isOver = false;

/** One service for the whole run; tests keep apart by people, floors and dates. */
export function sharedService(): Promise<RunningService> {
  shared ??= start();
  return shared;
}

/** That service, where any test of this run asked for it. */
export function startedService(): Promise<RunningService | undefined> {
  return shared ?? Promise.resolve(undefined);
}

async function start(): Promise<RunningService> {
  const [port, localPort] = [await freePort(), await freePort()];
  const metricsPort = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'sekitori-'));
  child = spawn(process.execPath, ['--import', 'tsx', 'env/local/src/start.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      LOCAL_PORT: String(localPort),
      METRICS_PORT: String(metricsPort),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      output += text;
    });
  }
  const url = `http://localhost:${port}`;
  await untilReady(child);
  child.on('exit', (code, signal) => {
    if (!isOver) console.error(`The service ended amid the tests (${code ?? signal}):\n${output}`);
  });
  return { url, rsiUrl: `http://localhost:${localPort}`, dataDir, port, metricsPort };
}

/** `npm start` says when people can begin: the demonstration is there and every dependency is up. */
async function untilReady(process: ChildProcess): Promise<void> {
  const deadline = performance.now() + longestStartMs;
  while (!output.includes('Sekitori is ready')) {
    const isOver = process.exitCode !== null || performance.now() > deadline;
    if (isOver) throw new Error(`The service did not become ready:\n${output}`);
    await pause(50);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
}

/** Mocha calls it once after all tests. */
export async function mochaGlobalTeardown(): Promise<void> {
  const service = await shared?.catch(() => undefined);
  isOver = true;
  if (child && child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  if (service) rmSync(service.dataDir, { recursive: true, force: true });
  const strays = output.split('\n').filter((line) => line.includes('belongs to no operation'));
  if (strays.length > 0)
    throw new Error(`Changes that nobody put on record:\n${strays.join('\n')}`);
}
