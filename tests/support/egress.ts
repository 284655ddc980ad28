import dns from 'node:dns';
import net from 'node:net';

/**
 * Every connection that this process opens and every name that it looks up while `work` runs, TLS and
 * fetch included: all of them go through these two functions.
 */
export async function egressDuring(work: () => Promise<void>): Promise<readonly string[]> {
  const reached: string[] = [];
  const { connect } = net.Socket.prototype;
  const { lookup } = dns;
  net.Socket.prototype.connect = function recorded(this: net.Socket, ...given: unknown[]) {
    reached.push(`connect ${placeIn(given)}`);
    return Reflect.apply(connect, this, given);
  };
  dns.lookup = Object.assign((...given: unknown[]) => {
    reached.push(`lookup ${String(given[0])}`);
    return Reflect.apply(lookup, dns, given);
  }, lookup);
  try {
    await work();
  } finally {
    net.Socket.prototype.connect = connect;
    dns.lookup = lookup;
  }
  return reached;
}

/** Node hands itself arguments that are one list already. */
function placeIn(given: readonly unknown[]): string {
  const [first] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof first !== 'object' || first === null) return String(first);
  const host = 'host' in first ? first.host : 'localhost';
  return `${String(host)}:${'port' in first ? String(first.port) : ''}`;
}
