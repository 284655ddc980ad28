import { once } from 'node:events';
import { createServer } from 'node:http';

/** Where the bot's answers go: keeps the last one of each chat. */
export async function startPeer() {
  const last = new Map<string, string>();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const chat = /\/conversations\/([^/]+)\//.exec(decodeURIComponent(request.url ?? ''))?.[1];
    if (chat) last.set(chat, text);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: `m-${last.size}` }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    /** What the bot said last in a chat, once. */
    take(chat: string): string | undefined {
      const said = last.get(chat);
      last.delete(chat);
      return said;
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
