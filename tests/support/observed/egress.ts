import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one process opened or asked for: where to, and which process it was. */
export type Egress = {
  readonly kind: 'connect' | 'lookup';
  /** Without its port. */
  readonly host: string;
  readonly port: string;
  readonly process: string;
};

const recorder = fileURLToPath(new URL('egress-recorder.cjs', import.meta.url));

/** Variables that make a process, and every process of Node that it starts, write down its egress. */
export function recordingInto(folder: string, environment = process.env): Record<string, string> {
  mkdirSync(folder, { recursive: true });
  const others = (environment['NODE_OPTIONS'] ?? '').replace(`--require ${recorder}`, '').trim();
  return {
    EGRESS_FOLDER: folder,
    NODE_OPTIONS: `${others} --require ${recorder}`.trim(),
  };
}

/** Everything that the processes of a folder wrote down so far. */
export function egressIn(folder: string): readonly Egress[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.egress'))
    .flatMap((name) => egressOf(readFileSync(join(folder, name), 'utf8')));
}

function egressOf(text: string): Egress[] {
  const [first = '', ...lines] = text.trim().split('\n');
  return lines.flatMap((line) => {
    const [kind, ...rest] = line.split(' ');
    if (kind !== 'connect' && kind !== 'lookup') return [];
    const place = rest.join(' ');
    const at = kind === 'connect' ? place.lastIndexOf(':') : -1;
    return [
      {
        kind,
        host: at < 0 ? place : place.slice(0, at),
        port: at < 0 ? '' : place.slice(at + 1),
        process: first.replace('process ', ''),
      },
    ];
  });
}

/** This machine itself; nothing that leaves it. */
export const isLoopback = ({ host }: Pick<Egress, 'host'>) =>
  /^(localhost|([\w-]+\.)+localhost|127(\.\d{1,3}){3}|\[?::1\]?|\[?::ffff:127(\.\d{1,3}){3}\]?|0\.0\.0\.0|pipe)$/i.test(
    host.replace(/^pipe:.*/, 'pipe'),
  );

export const egressText = ({ kind, host, port, process: of }: Egress) =>
  `${kind} ${host}${port === '' ? '' : `:${port}`} by ${of}`;
