import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { certify } from '../certificates.ts';
import { freePort } from '../service.ts';

export type Scanned = { readonly port: number; stop(): Promise<void> };

const root = new URL('../../../', import.meta.url);
const longestStartMs = 60_000;
const host = 'localhost';

function certificateIn(folder: string) {
  const authority = certify({ host: 'Authority of the scans', isAuthority: true });
  const { key, cert } = certify({ host, by: authority });
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const paths = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  writeFileSync(paths.certificate, cert + authority.cert);
  writeFileSync(paths.key, pem, { mode: 0o600 });
  return { paths, pem, cert };
}

/** The product itself, ending TLS, with nothing behind it that a scan would reach. */
export async function scannedProduct(most: '1.2' | '1.3'): Promise<Scanned> {
  const folder = mkdtempSync(join(tmpdir(), 'sekitori-scan-'));
  const { paths } = certificateIn(folder);
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      ENVIRONMENT: 'local',
      PORT: String(port),
      PUBLIC_URL: `https://${host}:${port}`,
      DATA_DIR: join(folder, 'data'),
      SERVE: 'web',
      RSI_ISSUER: 'http://localhost:1',
      RSI_CLIENT_ID: 'sekitori',
      RSI_CLIENT_SECRET: 'demo-secret-demo-secret',
      CARD_KEY: 'demo-demo-demo-demo-demo-demo-demo-demo',
      TLS_CERTIFICATE: paths.certificate,
      TLS_KEY: paths.key,
      TLS_MAX: most,
    },
  });
  await untilListening(child);
  return {
    port,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

async function untilListening(child: ChildProcess): Promise<void> {
  let said = '';
  child.stdout?.on('data', (text) => {
    said += text;
  });
  const deadline = performance.now() + longestStartMs;
  while (!said.includes('"listening"')) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error(said);
    await pause(50);
  }
}

/** What a scan must find: TLS 1.0 and 1.1, and suites without forward secrecy or authenticated encryption. */
export async function weakServer(): Promise<Scanned> {
  const folder = mkdtempSync(join(tmpdir(), 'sekitori-scan-'));
  const { pem, cert } = certificateIn(folder);
  const server = createServer(
    {
      key: pem,
      cert,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.2',
      ciphers: 'AES128-SHA:AES256-SHA:ECDHE-RSA-AES128-SHA:@SECLEVEL=0',
    },
    (_request, response) => response.end('weak'),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    async stop() {
      server.close().closeAllConnections();
      rmSync(folder, { recursive: true });
    },
  };
}
