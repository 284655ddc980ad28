import type { IncomingMessage, Server } from 'node:http';
import { Unusable } from './unusable.ts';

const longestAddress = 4_000;
const mostConditions = 20;
/** A part of a path that is only dots, which some readers resolve and others do not, also where it is encoded. */
const dotSegment = /(^|\/|%2f|%5c)(\.|%2e){1,2}(\/|%2f|%5c|$)/i;

/**
 * What of a request is refused before anybody looks where it leads: an address that names a host of
 * its own, one that climbs by dots, one that is too long, a host that is said twice or not in HTTP/1.1
 * (request smuggling), and the versions before HTTP/1.0. Throws `Unusable`.
 */
export function checkRequestLine(request: IncomingMessage): void {
  const { url = '', headersDistinct, httpVersion } = request;
  if (url.length > longestAddress) throw new Unusable('address-too-long');
  const conditions = url.split(/[?&]/).length - 1;
  if (conditions > mostConditions) throw new Unusable('address-too-long');
  const [path = ''] = url.split('?', 1);
  const hosts = headersDistinct['host']?.length ?? 0;
  const isPlain =
    url.startsWith('/') && !url.startsWith('//') && !/[\\#]/.test(url) && !dotSegment.test(path);
  const isWhole = httpVersion === '1.1' ? hosts === 1 : httpVersion === '1.0' && hosts <= 1;
  if (!isPlain || !isWhole) throw new Unusable('invalid-request');
}

/** How long a sender may take, and how many may be there at once. */
export function boundConnections(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;
  // Longer than gateways usually keep a connection of theirs unused (90 seconds): closed by us first, one is closed while
  // a request is on its way.
  server.keepAliveTimeout = 95_000;
  // Whoever takes nothing of an answer is sent away: after so long, or twice that where some of it is written.
  // Open maps say more often that they are there.
  server.timeout = 45_000;
  server.maxConnections = 10_000;
  // All headers are read, up to their 16 KB: what Node.js leaves out after a thousand could be a second Host.
  server.maxHeadersCount = 0;
  // Node looks for slow senders twice a minute, and takes the time from here when it begins to listen.
  Object.assign(server, { connectionsCheckingInterval: 2_000 });
}
