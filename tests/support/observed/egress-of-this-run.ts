import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { mochaGlobalTeardown as endService } from '../service.ts';
import { isDeclared } from './declared-egress.ts';
import {
  type Egress,
  egressOfProcesses,
  egressText,
  isLoopback,
  recorder,
  recordingInto,
} from './egress.ts';

/**
 * Loaded by mocha before any test: from then on this process, and every process of Node that it starts,
 * writes down what it connects to and looks up, and all of it is this machine, or declared.
 */
const given = process.env['EGRESS_FOLDER'];
const folder = given?.split(delimiter)[0] ?? mkdtempSync(join(tmpdir(), 'sekitori-egress-'));
if (given === undefined) {
  Object.assign(process.env, recordingInto(folder));
  createRequire(import.meta.url)(recorder);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/** A sentence each: where to, by which process, from which lines. */
function undeclared(egress: readonly Egress[]): readonly string[] {
  const others = egress.filter((one) => !isLoopback(one) && !isDeclared(one));
  return [...new Set(others.map((one) => [egressText(one), ...one.stack].join('\n    ')))];
}

/** What the processes of a folder came to, and what of it left this machine without being declared. */
export function judgeEgress(of = folder): {
  readonly figures: string;
  readonly others: readonly string[];
} {
  const processes = egressOfProcesses(of);
  const egress = processes.flat();
  const declared = egress.filter((one) => !isLoopback(one) && isDeclared(one)).length;
  return {
    figures: `${processes.length} processes reached ${egress.length} places: all on this machine, but for ${declared} that tests declare`,
    others: undeclared(egress),
  };
}

/** Mocha calls it once after all tests. The shared service ends first, and is judged too. */
export async function mochaGlobalTeardown(): Promise<void> {
  await endService();
  const { figures, others } = judgeEgress();
  console.log(figures);
  if (others.length > 0) {
    throw new Error(`Connections and look-ups that nobody declared:\n${others.join('\n')}`);
  }
}
