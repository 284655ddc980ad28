import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectPlain } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ConnectionOptions, connect, Server as TlsServer } from 'node:tls';
import { CertificateUnusable, openServerTls } from '../../api/src/adapters/tls/server-tls.ts';
import { type Certified, certify } from '../support/certificates.ts';
import { aFrontServer } from '../support/front-server.ts';

const host = 'sekitori.example';
const authority = certify({ host: 'Authority of the tests', isAuthority: true });
const anyCipher = 'ALL:@SECLEVEL=0';

describe('a server that ends TLS itself (2.2.1-a)', () => {
  let folder: string;
  const open: { close(): void }[] = [];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-tls-'));
  });
  afterEach(() => {
    for (const front of open.splice(0)) front.close();
  });
  after(() => rmSync(folder, { recursive: true }));

  function write({ cert, key }: Certified) {
    const settings = { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
    rmSync(settings.key, { force: true });
    writeFileSync(settings.certificate, cert);
    const pem = key.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(settings.key, pem, { mode: 0o600 });
    return settings;
  }

  function openTls(
    certified: Certified,
    { most = 'TLSv1.3', now = Date.now }: { most?: 'TLSv1.2' | 'TLSv1.3'; now?: () => number } = {},
  ) {
    const warned: string[] = [];
    const warn = (facts: object, text: string) => warned.push(`${text} ${Object.keys(facts)}`);
    const settings = { ...write(certified), most };
    const tls = openServerTls(settings, { host, takesSelfSigned: false, now, warn });
    return { tls, warned };
  }

  async function serving(certified: Certified, most: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.3') {
    const { tls, warned } = openTls(certified, { most });
    const front = await aFrontServer({ tls });
    open.push(front);
    return { ...front, tls, warned };
  }

  /** The protocol and suite that a client gets, or the error it ends with. */
  async function offered(port: number, options: ConnectionOptions = {}): Promise<string> {
    const ca = authority.cert;
    const socket = connect({ port, host: '127.0.0.1', servername: host, ca, ...options });
    const outcome = await new Promise<string>((resolve) => {
      socket.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
      socket.on('secureConnect', () =>
        resolve(`${socket.getProtocol()} ${socket.getCipher().name}`),
      );
    });
    socket.destroy();
    return outcome;
  }
  const upTo = (maxVersion: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2') =>
    ({ minVersion: 'TLSv1', maxVersion, ciphers: anyCipher }) as const;

  it('answers TLS 1.3 and 1.2, with authenticated encryption and forward secrecy', async () => {
    const { port } = await serving(certify({ host, by: authority }));

    assert.match(await offered(port), /^TLSv1.3 TLS_AES_256_GCM_SHA384$/);
    assert.match(await offered(port, upTo('TLSv1.2')), /^TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384$/);
  });

  it('refuses TLS 1.0 and 1.1, which a server that takes them is seen to answer (control)', async () => {
    const { port } = await serving(certify({ host, by: authority }));
    const { key, cert } = certify({ host, by: authority });
    const old = new TlsServer({
      key: key.export({ type: 'pkcs8', format: 'pem' }),
      cert,
      ...upTo('TLSv1.2'),
    });
    open.push({ close: () => old.close() });
    old.listen(0, '127.0.0.1');
    await once(old, 'listening');
    const address = old.address();
    const oldPort = typeof address === 'object' ? (address?.port ?? 0) : 0;

    for (const version of ['TLSv1', 'TLSv1.1'] as const) {
      assert.match(await offered(port, upTo(version)), /ALERT_PROTOCOL_VERSION/, version);
      assert.match(await offered(oldPort, upTo(version)), new RegExp(`^${version} `));
    }
  });

  it('refuses every suite without forward secrecy or authenticated encryption', async () => {
    const { port } = await serving(certify({ host, by: authority }));
    for (const ciphers of [
      'AES256-GCM-SHA384',
      'AES128-SHA',
      'ECDHE-RSA-AES256-SHA384',
      'ECDHE-RSA-AES128-SHA',
      'aNULL:@SECLEVEL=0',
      'NULL:@SECLEVEL=0',
    ]) {
      const outcome = await offered(port, { maxVersion: 'TLSv1.2', ciphers });

      assert.match(outcome, /ALERT_HANDSHAKE_FAILURE/, ciphers);
    }
  });

  it('answers TLS 1.2 alone where the white paper is taken to the letter (5.2-c)', async () => {
    const { port } = await serving(certify({ host, by: authority }), 'TLSv1.2');

    assert.match(await offered(port), /^TLSv1.2 /);
    assert.match(await offered(port, { minVersion: 'TLSv1.3' }), /ALERT_PROTOCOL_VERSION/);
  });

  it('answers nothing to plain HTTP (5.2-a)', async () => {
    const { port } = await serving(certify({ host, by: authority }));
    const socket = connectPlain(port, '127.0.0.1');
    const heard: Buffer[] = [];
    socket.on('data', (part) => heard.push(part)).on('error', () => undefined);
    socket.write('GET /livez HTTP/1.1\r\nHost: sekitori.example\r\n\r\n');
    await once(socket, 'close');

    assert.doesNotMatch(Buffer.concat(heard).toString('latin1'), /HTTP|livez|ok/);
  });

  it('takes up a renewed certificate while it serves, and keeps the old one where the new is bad', async () => {
    const first = certify({ host, by: authority });
    const { port, tls, server, warned } = await serving(first);
    assert.ok(server instanceof TlsServer);
    const { look, stop } = tls.follow(server);
    const shown = async () => {
      const socket = connect({ port, host: '127.0.0.1', servername: host, ca: authority.cert });
      await once(socket, 'secureConnect');
      const { serialNumber } = socket.getPeerCertificate();
      socket.destroy();
      return serialNumber;
    };
    const before = await shown();

    write(certify({ host: 'x.example', by: authority }));
    look();
    const afterBad = await shown();
    const endedAt = tls.endsAt();
    write(certify({ host, by: authority, days: 40 }));
    look();
    const afterGood = await shown();
    stop();

    assert.equal(afterBad, before);
    assert.notEqual(afterGood, before);
    assert.notEqual(tls.endsAt(), endedAt);
    assert.deepEqual(warned, ['the renewed certificate is not taken err']);
  });

  it('looks at the files by itself', async function () {
    this.timeout(30_000);
    const { tls } = openTls(certify({ host, by: authority }));
    let contexts = 0;
    const { stop } = tls.follow({
      setSecureContext: () => {
        contexts += 1;
      },
    });
    write(certify({ host, by: authority }));
    const deadline = performance.now() + 25_000;
    while (contexts === 0 && performance.now() < deadline) await pause(100);
    stop();

    assert.ok(contexts > 0);
  });

  it('warns from 21 days before the certificate ends', () => {
    const later = (days: number) => () => Date.now() + days * 86_400_000;
    const month = () => certify({ host, by: authority, days: 30 });

    assert.deepEqual(openTls(month(), { now: later(8) }).warned, []);
    assert.deepEqual(openTls(month(), { now: later(10) }).warned, [
      'the certificate ends soon days',
    ]);
  });

  it('starts with no certificate that it could not use, and says why', () => {
    const unusable = (mend: () => void, sentence: RegExp) => {
      const settings = { ...write(certify({ host, by: authority })), most: 'TLSv1.3' } as const;
      mend();
      const warn = () => undefined;
      assert.throws(
        () => openServerTls(settings, { host, takesSelfSigned: false, now: Date.now, warn }),
        (thrown) => thrown instanceof CertificateUnusable && sentence.test(thrown.message),
        String(sentence),
      );
    };
    const certificate = join(folder, 'cert.pem');
    unusable(() => rmSync(certificate), /cert.pem cannot be read: see TLS_CERTIFICATE/);
    unusable(() => writeFileSync(certificate, 'none'), /no certificate in the file/);
    unusable(() => writeFileSync(join(folder, 'key.pem'), 'none'), /must be a certificate and its/);
    unusable(() => {
      rmSync(join(folder, 'key.pem'));
      const { key } = certify({ host });
      const pem = key.export({ type: 'pkcs8', format: 'pem' });
      writeFileSync(join(folder, 'key.pem'), pem, { mode: 0o644 });
    }, /can be read by others: chmod 600/);
    unusable(() => write(certify({ host })), /cannot be used: no authority has signed it/);
  });
});
