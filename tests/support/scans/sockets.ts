import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const listening = '0A';

/** The sockets that a process of this machine has, as Linux counts them. */
export function socketsOf(pid: number): ReadonlySet<string> {
  const folder = `/proc/${pid}/fd`;
  return new Set(
    readdirSync(folder).flatMap(
      (name) => /^socket:\[(\d+)\]$/.exec(linkAt(`${folder}/${name}`))?.[1] ?? [],
    ),
  );
}

/** The ports of TCP that a process listens on, at whatever address. */
export function portsOf(pid: number): ReadonlySet<number> {
  const own = socketsOf(pid);
  const lines = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n').slice(1),
  );
  const rows = lines.map((line) => line.trim().split(/\s+/));
  return new Set(
    rows
      .filter(([, , , state, , , , , , inode = '']) => state === listening && own.has(inode))
      .map(([, local = '']) => Number.parseInt(local.slice(local.indexOf(':') + 1), 16)),
  );
}

/** A descriptor may be closed while the others are read. */
function linkAt(path: string): string {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
