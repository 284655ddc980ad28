import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createListener, type Server } from 'node:net';
import { promisify } from 'node:util';

/** The control of the scanners: a site with a hole of every kind that they look for, on this machine alone. */
export type PlantedSite = {
  readonly url: string;
  readonly port: number;
  /** Says who it is to everybody that connects, and nobody said that it would be there. */
  readonly extraPort: number;
  /** How many are connected. */
  connections(): Promise<number>;
  isAlive(): Promise<boolean>;
  stop(): Promise<void>;
};

const banner = '220 ProFTPD 1.3.5 Server (Planted) [127.0.0.1]';
const passwords =
  'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n';
const sqlTrouble =
  'You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version';

/** More than the system takes for a reader who does not read. */
const large = Buffer.alloc(16_000_000, 'x');

type Page = (asked: URLSearchParams, response: ServerResponse) => void;

/** `bears`: so many questions, then it is gone; `room`: for so many connections, and none for who comes then. */
export async function plantedSite({
  bears = Number.POSITIVE_INFINITY,
  room = Number.POSITIVE_INFINITY,
} = {}): Promise<PlantedSite> {
  const written: string[] = [];
  const pages = pagesOver(written);
  let asked = 0;
  const server = createServer(async (request, response) => {
    asked += 1;
    if (asked > bears) {
      server.close();
      server.closeAllConnections();
      return;
    }
    // Whoever goes amid a body is not waited for.
    await answer(pages, { request, response }).catch(() => response.destroy());
  });
  // Nobody is ever sent away, however slow.
  if (Number.isFinite(room)) server.maxConnections = room;
  Object.assign(server, { headersTimeout: 0, requestTimeout: 0, keepAliveTimeout: 0 });
  const extra = createListener((socket) => {
    socket.on('error', () => undefined);
    socket.end(`${banner}\r\n`);
  });
  const [port, extraPort] = [await portOf(server), await portOf(extra)];
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    extraPort,
    isAlive: async () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        ({ ok }) => ok,
        () => false,
      ),
    connections: () => promisify(server.getConnections.bind(server))(),
    async stop() {
      extra.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
}

async function answer(
  pages: { readonly [path: string]: Page },
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const { pathname, searchParams } = addressOf(request);
  response.setHeader('Server', 'Apache/2.4.1 (Unix) PHP/5.3.1');
  response.setHeader('X-Powered-By', 'PHP/5.3.1');
  response.setHeader('Set-Cookie', 'session=12345; Path=/');
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  const body = await textOf(request);
  if (request.method === 'OPTIONS') {
    response.setHeader('Allow', 'GET, HEAD, POST, PUT, DELETE, OPTIONS, TRACE');
    response.end();
  } else if (request.method === 'TRACE') {
    response.setHeader('Content-Type', 'message/http');
    response.end(`TRACE ${request.url} HTTP/1.1\r\n${headersOf(request)}\r\n\r\n`);
  } else if (request.method === 'PUT') {
    response.statusCode = 201;
    response.end();
  } else {
    for (const [name, value] of new URLSearchParams(body)) searchParams.append(name, value);
    const page = pages[pathname];
    if (!page) response.statusCode = 404;
    if (page) page(searchParams, response);
    else response.end('Not found');
  }
}

/** Scanners ask for addresses that are none; those are of no page. */
function addressOf({ url = '/' }: IncomingMessage): URL {
  const address = `http://planted${url}`;
  return new URL(URL.canParse(address) ? address : 'http://planted/no-such-page');
}

const headersOf = ({ rawHeaders }: IncomingMessage) =>
  rawHeaders
    .flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []))
    .join('\r\n');

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** As a framework does behind a gateway that did it already; wapiti's line breaks are encoded twice. */
const twiceDecoded = (text: string) => (/%0d/i.test(text) ? decodeURIComponent(text) : text);

/** Each page with the hole that it has. */
function pagesOver(written: string[]): { readonly [path: string]: Page } {
  const html = (response: ServerResponse, text: string) =>
    void response.end(
      `<!doctype html><html><head><title>Planted</title></head><body>${text}</body></html>`,
    );
  return {
    '/': (_asked, response) =>
      html(
        response,
        `<a href="/echo?name=you">echo</a> <a href="/go?to=/echo">go</a> <a href="/language?is=en">language</a>
        <a href="/file?name=notes.txt">file</a> <a href="/seat?id=1">seat</a> <a href="/guests">guests</a>
        <form method="post" action="/guests"><input type="text" name="message" value="hello"><input type="submit"></form>`,
      ),
    '/echo': (asked, response) => html(response, `Hello ${asked.get('name')}`),
    '/go': (asked, response) => {
      response.statusCode = 302;
      response.setHeader('Location', encodeURI(asked.get('to') ?? '/'));
      response.end();
    },
    '/language': (asked, response) => {
      // Node refuses to write such a header, so it is written past Node.
      const language = twiceDecoded(asked.get('is') ?? '');
      const lines = [
        'HTTP/1.1 200 OK',
        `X-Language: ${language}`,
        'Content-Length: 2',
        'Connection: close',
      ];
      response.socket?.end(`${lines.join('\r\n')}\r\n\r\nok`);
    },
    '/file': (asked, response) => {
      const isPasswords = /etc\/passwd/.test(asked.get('name') ?? '');
      html(response, isPasswords ? passwords : 'notes');
    },
    '/seat': (asked, response) =>
      html(response, /['"]/.test(asked.get('id') ?? '') ? sqlTrouble : 'seat'),
    '/guests': (asked, response) => {
      const message = asked.get('message');
      if (message !== null) written.push(message);
      html(
        response,
        written
          .slice(-50)
          .map((line) => `<p>${line}</p>`)
          .join(''),
      );
    },
    '/.git/HEAD': (_asked, response) => void response.end('ref: refs/heads/master\n'),
    '/large': (_asked, response) => void response.end(large),
  };
}
