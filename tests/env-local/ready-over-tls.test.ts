import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { untilReady } from '../../env/local/src/product.ts';
import { certify } from '../support/certificates.ts';

describe('the product of this machine, where it ends TLS itself', () => {
  let server: Server;
  let product: ChildProcess;
  const asked: (string | undefined)[] = [];
  before(async () => {
    const { cert, key } = certify({ host: 'localhost' });
    const pem = key.export({ type: 'pkcs8', format: 'pem' });
    server = createServer({ cert, key: pem }, ({ url }, response) => {
      asked.push(url);
      response.writeHead(asked.length < 3 ? 503 : 200).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    product = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  });
  after(() => {
    product.kill();
    server.close();
  });

  it('is waited for over TLS until it says that it is ready', async () => {
    const { port } = server.address() as AddressInfo;

    await untilReady(product, { host: '0.0.0.0', port, endsTls: true });

    assert.deepEqual(asked, ['/readyz', '/readyz', '/readyz']);
  });

  it('is not waited for once it has ended', async () => {
    const { port } = server.address() as AddressInfo;
    asked.length = 0;
    const waiting = untilReady(product, { host: '127.0.0.1', port, endsTls: false });

    product.kill();

    await assert.rejects(waiting, /could not start/);
  });
});
