import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const line = z.object({
  kind: z.enum(['connect', 'lookup']),
  /** An address or a name without its port; `pipe` where it is a socket of this machine. */
  host: z.string(),
  port: z.string(),
  /** From the inside out; only where it may leave this machine. */
  stack: z.array(z.string()).default([]),
});
const firstLine = z.object({ process: z.string() });

/** What one process opened or asked for: where to, and which process it was, by its arguments. */
export type Egress = z.infer<typeof line> & z.infer<typeof firstLine>;

export const recorder = fileURLToPath(new URL('egress-recorder.cjs', import.meta.url));

/**
 * Variables that make a process, and every process of Node that it starts, write down its egress, beside
 * wherever `environment` has it written down already.
 */
export function recordingInto(
  folder: string,
  environment: { readonly [name: string]: string | undefined } = process.env,
): { readonly EGRESS_FOLDER: string; readonly NODE_OPTIONS: string } {
  mkdirSync(folder, { recursive: true });
  const others = (environment['NODE_OPTIONS'] ?? '').replace(`--require ${recorder}`, '').trim();
  const already = environment['EGRESS_FOLDER'];
  return {
    EGRESS_FOLDER: [folder, ...(already ? [already] : [])].join(delimiter),
    NODE_OPTIONS: `${others} --require ${recorder}`.trim(),
  };
}

/** Everything that each process of a folder wrote down so far. */
export function egressOfProcesses(folder: string): readonly (readonly Egress[])[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.egress'))
    .map((name) => egressOf(readFileSync(join(folder, name), 'utf8')));
}

export const egressIn = (folder: string): readonly Egress[] => egressOfProcesses(folder).flat();

/** A process that was killed may have written half of its last line, of something that it then did not do. */
function egressOf(text: string): Egress[] {
  const [first, ...lines] = text.split('\n').slice(0, -1);
  if (first === undefined) return [];
  const { process } = firstLine.parse(JSON.parse(first));
  return lines.map((one) => ({ ...line.parse(JSON.parse(one)), process }));
}

/** This machine itself; nothing that leaves it. */
export const isLoopback = ({ host }: Pick<Egress, 'host'>) =>
  /^(localhost|([\w-]+\.)+localhost|127(\.\d{1,3}){3}|\[?::1\]?|\[?::ffff:127(\.\d{1,3}){3}\]?|0\.0\.0\.0|pipe)$/i.test(
    host,
  );

export const egressText = ({ kind, host, port, process: of }: Egress) =>
  `${kind} ${host}${port === '' ? '' : `:${port}`} by ${of}`;
