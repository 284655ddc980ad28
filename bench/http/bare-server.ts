import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import restify from 'restify';

/** restify sending one prepared Buffer, in a process of its own: as fast as our answers could be. */
const [file = ''] = process.argv.slice(2);
const prepared = readFileSync(file);
const server = restify.createServer({ name: '' });
server.get('/', (_request, response, next) => {
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': prepared.byteLength,
  });
  response.end(prepared);
  next(false);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.server.address() as AddressInfo;
process.send?.({ url: `http://127.0.0.1:${port}/` });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
