import { connect, type Socket } from 'node:net';
import type { Served } from './load.ts';

export type Flood = { stop(): { readonly answered: number; readonly putOff: number } };

/**
 * GETs on so many connections, each asking again as soon as it has an answer, and after the two seconds
 * that it is asked to wait where it is put off.
 */
export function flood(served: Served, connections: number): Flood {
  const counts = { answered: 0, putOff: 0 };
  const sockets = Array.from({ length: connections }, (_, at) =>
    keepAsking(served, { at, hear: (status) => count(counts, status) }),
  );
  return {
    stop() {
      for (const socket of sockets) socket.destroy();
      return counts;
    },
  };
}

function count(counts: { answered: number; putOff: number }, status: string): void {
  if (status === '200') counts.answered += 1;
  else if (status === '503' || status === '429') counts.putOff += 1;
  else throw new Error(`A map was answered ${status}`);
}

function keepAsking(
  { url, cookies = [] }: Served,
  { at, hear }: { readonly at: number; readonly hear: (status: string) => void },
): Socket {
  const { hostname, port, pathname, search, host } = new URL(url);
  const cookie = cookies[at % cookies.length] ?? '';
  const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`;
  const socket = connect(Number(port), hostname, () => socket.write(request));
  let missing = 0;
  let waitMs = 0;
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    if (missing === 0) {
      const head = chunk.toString('latin1', 0, chunk.indexOf('\r\n\r\n') + 4);
      hear(head.slice(9, 12));
      waitMs = 1000 * Number(/^retry-after: (\d+)/im.exec(head)?.[1] ?? 0);
      missing = head.length + Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    }
    missing -= chunk.byteLength;
    if (missing > 0) return;
    if (waitMs === 0) socket.write(request);
    else setTimeout(() => socket.destroyed || socket.write(request), waitMs).unref();
  });
  return socket;
}
