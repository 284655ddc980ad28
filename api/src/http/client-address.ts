import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';

/**
 * Where a request comes from, as a key to count by. `hops` says how many proxies of ours it came
 * through: each adds what it saw to the right of `X-Forwarded-For`, and everything further left is the
 * client's own word. Without proxies, or where the header is shorter, it is the socket's other end.
 */
export function clientAddressOf(request: IncomingMessage, hops: number): string {
  const peer = request.socket.remoteAddress ?? '';
  if (hops === 0) return keyOf(peer);
  // Node joins repeated headers in the order they came.
  const said = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const entry = withoutPort((said.at(-hops) ?? '').trim());
  return keyOf(isIP(entry) === 0 ? peer : entry);
}

/** Gateways of Azure write the port behind the address. */
function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  return bracketed ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
}

/** One line has at least 2^64 IPv6 addresses: its network counts. */
function keyOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  return isIPv6(address) ? `${networkOf(address)}::/64` : address;
}

function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
