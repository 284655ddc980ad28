import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server with a planted fault: it takes whatever can be read somehow. Not taken for the product by the suite. */
export async function lenientServer() {
  const server = createServer(
    { insecureHTTPParser: true, requireHostHeader: false },
    (_, response) => {
      response.writeHead(200, ['Content-Type', 'text/html']);
      response.end('<!doctype html>');
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
