import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Figures } from './figures.ts';

/** Whoever asks is on this machine: figures are for its operators, and no route of the service leads here. */
const loopback = '127.0.0.1';

/** Answers `GET /metrics` and nothing else, on a port of this machine alone. It keeps no process alive. */
export async function listenForFigures(
  figures: Pick<Figures, 'asText'>,
  { port, fail }: { readonly port: number; readonly fail: (error: unknown) => void },
): Promise<Server> {
  const server = createServer((request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const isAsking = request.method === 'GET';
    if (!isAsking || request.url !== '/metrics') {
      if (!isAsking) response.setHeader('Allow', 'GET');
      // restify, where it is loaded, lets writeHead answer nothing.
      response.writeHead(isAsking ? 404 : 405, { 'Content-Length': '0' });
      response.end();
      return;
    }
    figures.asText().then(
      (text) => {
        response.writeHead(200, {
          'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
          'Cache-Control': 'no-store',
        });
        response.end(text);
      },
      (error: unknown) => {
        fail(error);
        response.writeHead(500, { 'Content-Length': '0' });
        response.end();
      },
    );
  });
  server.headersTimeout = 5_000;
  server.requestTimeout = 5_000;
  server.maxConnections = 20;
  server.listen(port, loopback);
  await once(server, 'listening');
  server.unref();
  return server;
}
