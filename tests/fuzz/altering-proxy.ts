import { once } from 'node:events';
import { createServer, type IncomingMessage, request as open } from 'node:http';
import type { AddressInfo } from 'node:net';

type Told = { readonly status: number; readonly text: string };

/** What a planted fault makes of an answer. */
export type Fault = (asked: { readonly path: string; readonly body: string }, told: Told) => Told;

/**
 * Stands before a service and tells its answers with a fault. It writes headers as a list, so that the
 * suite does not take it for the product and judge what is wrong on purpose.
 */
export async function altered(url: string, fault: Fault) {
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const { method, url: path = '/', headers } = request;
    const passed = open(`${url}/`, { method, path, headers });
    passed.end(body);
    const [answer]: IncomingMessage[] = await once(passed, 'response');
    if (!answer) return;
    const before = { status: answer.statusCode ?? 0, text: await textOf(answer) };
    const { status, text } = fault({ path, body }, before);
    const said = answer.rawHeaders.flatMap((name, at, all) => {
      const isName = at % 2 === 0 && !/^(content-length|transfer-encoding)$/i.test(name);
      return isName ? [name, all[at + 1] ?? ''] : [];
    });
    response.writeHead(status, said);
    response.end(text);
  });
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

async function textOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts).toString();
}
