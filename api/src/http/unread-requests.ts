import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

type Headers = { readonly [name: string]: string };

/** What Node.js calls what it could not read, and the status for each; anything else is a bad request. */
const statuses: { readonly [code: string]: number } = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Answers what Node.js would answer by itself, because it never becomes a request: a status and the
 * headers of a bare answer, and the connection ends. A missing host is left to `checkRequestLine`; an offer
 * of another protocol is passed over, and the request answered as any.
 */
export function answerUnread(server: Server, headers: Headers): void {
  Object.assign(server, { requireHostHeader: false });
  // restify hears such offers and takes up none: Node.js would leave their connections open for ever.
  server.removeAllListeners('upgrade');
  const unanswered = new WeakMap<Duplex, Set<ServerResponse>>();
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const ofSocket = unanswered.get(socket) ?? new Set();
    unanswered.set(socket, ofSocket.add(response));
    response.once('close', () => ofSocket.delete(response));
  });
  server.on('clientError', (error: Error & { readonly code?: string }, socket) => {
    // Amid an answer, another one would be read as a part of it.
    const isAmidAnswer = [...(unanswered.get(socket) ?? [])].some((sent) => sent.headersSent);
    if (!socket.writable || isAmidAnswer) socket.destroy(error);
    else socket.end(bareAnswer(statuses[error.code ?? ''] ?? 400, headers), () => socket.destroy());
  });
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(417, { ...headers, ...bare });
    response.end();
  });
}

const bare = { 'Cache-Control': 'no-store', 'Content-Length': '0', Connection: 'close' };

function bareAnswer(status: number, headers: Headers): string {
  const lines = Object.entries({ ...headers, ...bare }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n');
}
