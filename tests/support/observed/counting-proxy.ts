import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage } from 'node:http';

/** A request as it passed, and what was answered; 0 where no answer came. */
export type Passed = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
};

export type CountingProxy = {
  readonly passed: readonly Passed[];
  /** Each request as it came, and each answer: address or status, headers, and body as bytes. */
  readonly heard: readonly Heard[];
  /** What it adds to every request, as a gateway does. */
  readonly headers: Record<string, string>;
  stop(): Promise<void>;
};

export type Heard = {
  readonly from: 'client' | 'service';
  readonly what: string;
  readonly headers: readonly string[];
  readonly body: Buffer[];
};

/** Stands in front of a service, passes on whatever comes, and keeps count of it by itself. */
export async function startCountingProxy({
  port,
  to,
}: {
  readonly port: number;
  readonly to: number;
}): Promise<CountingProxy> {
  const passed: Passed[] = [];
  const heard: Heard[] = [];
  const added: Record<string, string> = {};
  function listen(message: IncomingMessage, from: Heard['from'], what: string): void {
    const body: Buffer[] = [];
    heard.push({ from, what, headers: message.rawHeaders, body });
    message.on('data', (chunk: Buffer) => body.push(chunk));
  }
  const server = createServer((asked, answer) => {
    const { method = '', url = '', headers } = asked;
    const path = new URL(url, 'http://proxy').pathname;
    listen(asked, 'client', `${method} ${url}`);
    const note = (came?: IncomingMessage) =>
      passed.push({ method, path, status: came?.statusCode ?? 0 });
    const place = { host: '127.0.0.1', port: to, method, path: url, agent: false };
    const behind = forward({ ...place, headers: { ...headers, ...added, connection: 'close' } });
    let isAnswered = false;
    behind.on('response', (came) => {
      isAnswered = true;
      note(came);
      listen(came, 'service', `${came.statusCode} of ${method} ${path}`);
      answer.writeHead(came.statusCode ?? 502, came.rawHeaders);
      came.pipe(answer);
      came.on('error', () => answer.destroy());
      // Whoever looks at a map leaves when they like.
      answer.on('close', () => came.destroy());
    });
    behind.on('error', () => {
      if (!isAnswered) note();
      answer.destroy();
    });
    asked.on('error', () => behind.destroy());
    asked.on('close', () => {
      if (!asked.complete) behind.destroy();
    });
    asked.pipe(behind);
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    passed,
    heard,
    headers: added,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
