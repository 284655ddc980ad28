import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { certify } from '../../support/certificates.ts';
import { isOurs } from './origins.ts';

/** The service behind TLS, as a gateway would put it: teams-js opens login windows over HTTPS only. */
export async function tlsFront(service: string): Promise<{ readonly url: string; close(): void }> {
  const { key, cert } = certify({ host: 'localhost' });
  const server = createServer(
    { key: key.export({ type: 'pkcs8', format: 'pem' }), cert },
    (asked, answer) => {
      const { method = 'GET', url = '/' } = asked;
      const headers = { ...asked.headers, host: new URL(service).host };
      // The service knows itself by one address; the gateway in front of it speaks for the other.
      if (headers.origin) headers.origin = service;
      const passed = request(new URL(url, service), { method, headers }, (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      });
      passed.on('error', () => answer.destroy());
      answer.on('close', () => passed.destroy());
      asked.pipe(passed);
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `https://localhost:${address.port}`;
  isOurs(url);
  return {
    url,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
