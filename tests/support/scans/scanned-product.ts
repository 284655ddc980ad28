import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startRsi } from '../../../env/local/src/rsi/rsi-server.ts';
import { seed } from '../../../env/local/src/seed.ts';
import { buildTabs } from '../../../env/local/src/tabs-build.ts';
import { seedWorld } from '../../../env/local/src/world.ts';
import { certify } from '../certificates.ts';
import { freePort } from '../service.ts';
import { type AskSecurely, secureAsker } from './secure-asker.ts';

const root = new URL('../../../', import.meta.url);
const longestStartMs = 120_000;
const host = 'localhost';
const client = { id: 'sekitori', secret: 'demo-secret-demo-secret' };

/** The product as a process of its own that ends TLS, with the demonstration's floors and a real RSI stand-in beside it. */
export type ScannedProduct = {
  readonly url: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly ask: AskSecurely;
  /** The cookie of a demo person who signs in through RSI's pages. */
  cookieOf(mail: string): Promise<string>;
  /** Whether the same process is still there and answers. */
  isAlive(): Promise<boolean>;
  /** How often it has answered a route with success, by its own figures. */
  successesOf(route: string): Promise<number>;
  readonly pid: number;
  stop(): Promise<void>;
};

type Environment = { readonly [name: string]: string };

export async function startScannedProduct(settings: Environment = {}): Promise<ScannedProduct> {
  await buildTabs();
  const folder = mkdtempSync(join(tmpdir(), 'sekitori-scan-'));
  const [port, rsiPort, metricsPort] = [await freePort(), await freePort(), await freePort()];
  const url = `https://${host}:${port}`;
  const issuer = `http://${host}:${rsiPort}`;
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { mode: 0o700 });
  const redirectUri = `${url}/auth/callback`;
  const rsi = await startRsi({
    issuer,
    port: rsiPort,
    host: '127.0.0.1',
    client: { ...client, redirectUri },
  });
  const world = await seedWorld({ file: join(dataDir, 'sekitori.db'), issuer });
  await seed(world);
  await world.stop();
  const certificates = certificatesIn(folder);
  const environment = {
    PATH: process.env['PATH'] ?? '',
    ENVIRONMENT: 'local',
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    RSI_ISSUER: issuer,
    RSI_CLIENT_ID: client.id,
    RSI_CLIENT_SECRET: client.secret,
    CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
    TLS_CERTIFICATE: certificates.certificate,
    TLS_KEY: certificates.key,
    LOG_LEVEL: 'info',
    ...settings,
  };
  const child = await startedProduct(environment);
  const ask = secureAsker(port, certificates.authority);
  return {
    url,
    port,
    metricsPort,
    ask,
    pid: child.pid ?? 0,
    cookieOf: (mail) =>
      sessionOf(mail, { ...environment, NODE_EXTRA_CA_CERTS: certificates.authorityFile }),
    successesOf: async (route) => {
      const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      const name = 'sekitori_http_request_duration_seconds_count';
      const line = `${name}{route="${route}",status_class="2xx"} `;
      const found = figures.split('\n').find((one) => one.startsWith(line));
      return found === undefined ? 0 : Number(found.slice(line.length));
    },
    isAlive: async () =>
      child.exitCode === null &&
      child.signalCode === null &&
      (await ask('GET', '/livez').then(
        ({ status }) => status === 200,
        () => false,
      )),
    async stop() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await rsi.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function certificatesIn(folder: string) {
  const authority = certify({ host: 'Authority of the scans', isAuthority: true });
  const { key, cert } = certify({ host, by: authority });
  const [certificate, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const authorityFile = join(folder, 'authority.pem');
  writeFileSync(certificate, cert + authority.cert);
  writeFileSync(authorityFile, authority.cert);
  writeFileSync(keyFile, key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return { certificate, key: keyFile, authorityFile, authority: authority.cert };
}

async function startedProduct(env: Environment): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  });
  let said = '';
  child.stdout?.on('data', (text) => {
    if (said.length < 100_000) said += text;
  });
  const deadline = performance.now() + longestStartMs;
  while (!said.includes('"listening"')) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error(said);
    await pause(50);
  }
  return child;
}

/** A process of its own signs in, because Node trusts another authority only from its start. */
async function sessionOf(mail: string, env: Environment): Promise<string> {
  const script = 'env/local/src/demo-session.ts';
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', script, mail],
    { cwd: root, env },
  );
  const cookie = /^Cookie: (\S+)$/m.exec(stdout)?.[1];
  if (cookie === undefined) throw new Error(`${mail} could not sign in: ${stdout}`);
  return cookie;
}
