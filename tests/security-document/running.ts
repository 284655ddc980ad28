import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecureContextOptions } from 'node:tls';
import { openServerTls } from '../../api/src/adapters/tls/server-tls.ts';
import { type Config, readConfig } from '../../api/src/config.ts';
import { certify } from '../support/certificates.ts';

const required = {
  PUBLIC_URL: 'https://sekitori.example',
  RSI_ISSUER: 'https://rsi.example',
  RSI_CLIENT_ID: 'sekitori',
  RSI_CLIENT_SECRET: '0123456789abcdef',
  BOT_ID: '00000000-0000-0000-0000-000000000001',
  BOT_PASSWORD: 'a password of the tests',
  BOT_TENANT_ID: '00000000-0000-0000-0000-000000000002',
  CARD_KEY: '0123456789abcdef0123456789abcdef',
};

/** What a production starts with where nothing is set but what must be. */
export const usualConfig = (): Config => readConfig(required);

/** What a server that ends TLS itself answers, as it is handed to Node. */
export function tlsOptions(most: 'TLSv1.2' | 'TLSv1.3'): SecureContextOptions {
  const folder = mkdtempSync(join(tmpdir(), 'sekitori-document-'));
  try {
    const host = 'sekitori.example';
    const { cert, key } = certify({ host });
    const settings = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem'), most };
    writeFileSync(settings.certificate, cert);
    const pem = key.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(settings.key, pem, { mode: 0o600 });
    const world = { host, takesSelfSigned: true, now: Date.now, warn: () => undefined };
    return openServerTls(settings, world).options;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
