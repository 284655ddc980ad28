import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type HeardRequest, hearRequests, noteProblem } from '../../api/src/http/heard-requests.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers as told, and the first request that is heard of it. */
async function aServer(answer: Answer) {
  const server = createServer(answer);
  const heard = new Promise<HeardRequest>((resolve) => hearRequests(server, resolve));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, heard, port };
}

const routed =
  (method: string, path: string, status: number): Answer =>
  (request, response) => {
    // As restify leaves the route that it chose.
    Object.assign(request, { route: { method, path } });
    response.writeHead(status).end();
  };

async function hearOf(answer: Answer): Promise<Omit<HeardRequest, 'seconds'>> {
  const { server, heard, port } = await aServer(answer);
  const answered = await fetch(`http://127.0.0.1:${port}/whatever/it/is`);
  await answered.arrayBuffer();
  const { seconds, ...rest } = await heard;
  server.close();
  assert.ok(seconds >= 0);
  return rest;
}

describe('hearing of requests', () => {
  it('knows a route by what restify chose, never by the address that was asked for', async () => {
    const booked = await hearOf(routed('POST', '/api/v1/bookings', 201));
    const seen = await hearOf(routed('GET', '/api/v1/floors/:floorId', 304));
    const page = await hearOf(routed('GET', '/*', 200));
    const strange = await hearOf(routed('GET', '/nowhere/:at/all', 200));

    const nothing = { isStream: false, code: undefined };
    assert.deepEqual(booked, { route: 'bookSeat', status: 201, ...nothing });
    assert.deepEqual(seen, { route: 'floor', status: 304, ...nothing });
    assert.deepEqual(page, { route: 'page', status: 200, ...nothing });
    assert.deepEqual(strange, { route: 'none', status: 200, ...nothing });
  });

  it('knows which problem was answered, and a missing edge key', async () => {
    const busy = await hearOf((request, response) => {
      noteProblem(response, 'store-busy');
      routed('POST', '/api/v1/bookings', 503)(request, response);
    });
    const stranger = await hearOf((_, response) => response.writeHead(401).end());

    assert.deepEqual([busy.code, busy.status], ['store-busy', 503]);
    assert.deepEqual([stranger.code, stranger.route], ['edge-key', 'none']);
  });

  it('takes a stream for one, and its refusal for none', async () => {
    const stream = await hearOf(routed('GET', '/api/v1/floors/:floorId/live', 200));
    const refused = await hearOf(routed('GET', '/api/v1/floors/:floorId/live', 404));

    assert.deepEqual([stream.isStream, refused.isStream], [true, false]);
  });

  it('knows no status where the other side went before there was an answer', async () => {
    const { server, heard, port } = await aServer(() => undefined);
    const socket = connect(port, '127.0.0.1');
    await once(server, 'connection');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(server, 'request');
    socket.destroy();

    const { status } = await heard;
    server.close();

    assert.equal(status, undefined);
  });
});
