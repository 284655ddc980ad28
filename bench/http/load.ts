import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

export type Served = { readonly url: string; readonly cookies?: readonly string[] };
export type Server = Served & { readonly process: ChildProcess };

/** Starts a server in a process of its own, and waits for where it is. */
export async function startServer(file: string, args: readonly string[]): Promise<Server> {
  const child = fork(new URL(file, import.meta.url), args, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [served] = await once(child, 'message');
  return { ...served, process: child };
}

/** Processor time that a server has used, in microseconds: what a busy machine disturbs least. */
export async function processorTimeOf(server: Server): Promise<number> {
  server.process.send('processor-time');
  const [microseconds] = await once(server.process, 'message');
  return microseconds;
}

/**
 * Answers in some milliseconds of GETs on so many connections, each with a cookie of its own where there
 * are some. It counts bytes and decodes nothing: a client that reads the text takes longer than any
 * server here.
 */
export async function answersWithin(
  served: Served,
  { connections, ms }: { readonly connections: number; readonly ms: number },
): Promise<number> {
  const until = performance.now() + ms;
  const counts = Array.from({ length: connections }, (_, at) => {
    const cookie = served.cookies?.[at % served.cookies.length];
    return askUntil(until, { url: new URL(served.url), cookie });
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

const endOfHead = Buffer.from('\r\n\r\n');

function askUntil(
  until: number,
  { url, cookie }: { readonly url: URL; readonly cookie: string | undefined },
): Promise<number> {
  const request = [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    '\r\n',
  ].join('\r\n');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname, () => socket.write(request));
    let answers = 0;
    let missing = 0;
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      missing += missing === 0 ? bytesToCome(chunk) : -chunk.byteLength;
      if (missing > 0) return;
      answers += 1;
      if (performance.now() < until) socket.write(request);
      else socket.end(() => resolve(answers));
    });
  });
}

/** How much of an answer is still missing behind its first piece. */
function bytesToCome(first: Buffer): number {
  const headBytes = first.indexOf(endOfHead) + endOfHead.byteLength;
  const head = first.toString('latin1', 0, headBytes);
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200 ') || length === undefined) throw new Error(head);
  return headBytes + Number(length) - first.byteLength;
}
