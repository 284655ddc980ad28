import { once } from 'node:events';
import { createServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { securityHeaders } from '../../../api/src/http/security-headers.ts';
import './judge.ts';

/**
 * A server that is taken for the product and tells more than is announced, then answers what nobody
 * announced. Says when both were asked for: it asks itself.
 */
const headers = securityHeaders({ isHttps: false, extraAncestors: [] });
const server = createServer((request, response) => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const isSecond = request.url === '/livez?again';
  response.writeHead(isSecond ? 418 : 200, { 'Content-Type': 'application/json' });
  response.write('{"state":"alive",');
  response.end('"pid":7}');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' ? address?.port : undefined;
for (const query of ['', '?again']) {
  await (await fetch(`http://127.0.0.1:${port}/livez${query}`)).text();
}
// The judge is loaded already, so that what was heard is judged before the next turn.
await nextTurn();
process.send?.('asked');
process.once('disconnect', () => process.exit(0));
