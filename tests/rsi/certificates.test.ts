import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Certified, certify } from '../support/certificates.ts';

const address = z.object({ port: z.number() });

describe('the way to RSI (2.2.3-a)', () => {
  const servers: Server[] = [];
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-tls-'));
  });
  after(() => {
    for (const server of servers) server.close().closeAllConnections();
    rmSync(folder, { recursive: true });
  });

  /** An RSI of this machine that shows this certificate. */
  async function anIssuer({ key, cert }: Certified, options: ServerOptions = {}): Promise<string> {
    let issuer = '';
    const pem = key.export({ type: 'pkcs8', format: 'pem' });
    const server = createServer({ key: pem, cert, ...options }, (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ issuer, code_challenge_methods_supported: ['S256'] }));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, resolve));
    issuer = `https://localhost:${address.parse(server.address()).port}`;
    return issuer;
  }

  it('is TLS 1.2 or 1.3 with a certificate of this host that is good today, or closed', async () => {
    const authority = certify({ host: 'Authority of the tests', isAuthority: true });
    const good = certify({ host: 'localhost', by: authority });
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const;
    const issuers = [
      await anIssuer(good, { maxVersion: 'TLSv1.2' }),
      await anIssuer(good, { minVersion: 'TLSv1.3' }),
      await anIssuer(good, old),
      await anIssuer(certify({ host: 'rsi.example', by: authority })),
      await anIssuer(certify({ host: 'localhost', by: authority, days: -1 })),
      await anIssuer(certify({ host: 'localhost' })),
    ];
    const trusted = join(folder, 'authority.pem');
    writeFileSync(trusted, authority.cert);

    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', new URL('ask-issuers.ts', import.meta.url).pathname, ...issuers],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted } },
    );

    assert.deepEqual(stdout.trim().split('\n'), [
      'answers',
      'answers',
      'RsiUnreachable: ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      'RsiUnreachable: ERR_TLS_CERT_ALTNAME_INVALID',
      'RsiUnreachable: CERT_HAS_EXPIRED',
      'RsiUnreachable: DEPTH_ZERO_SELF_SIGNED_CERT',
    ]);
  });
});
