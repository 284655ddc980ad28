import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { aClock, midori } from '../support/world.ts';

/** A process of its own; `lines` is everything it has said so far. */
export type Child = {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Waits until it has said so many lines that begin so; throws where it ends before. */
  heard(beginning: string, count?: number): Promise<void>;
  /** Waits until it is gone and everything it said is read; answers its exit code. */
  ended(): Promise<number | null>;
  kill(): Promise<void>;
};

const root = new URL('../../', import.meta.url);
const running = new Set<Child>();

/** Starts a program in the folder of the repository; `environment` comes on top of this process's. */
export function start(
  [program = process.execPath, ...words]: readonly string[],
  environment: { readonly [name: string]: string } = {},
): Child {
  const child = spawn(program, words, {
    cwd: root,
    // Node 22 still calls its SQLite experimental, on the lines that are compared here.
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const closed = once(child, 'close').then(() => child.exitCode);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      child.emit('said');
    });
  }
  const started: Child = {
    process: child,
    lines,
    async heard(beginning, count = 1) {
      const isHeard = () => saidBy(started, beginning).length >= count;
      while (!isHeard()) {
        await Promise.race([once(child, 'said'), closed]);
        const isGone = child.exitCode !== null || child.signalCode !== null;
        if (isGone && !isHeard()) throw new Error(`A process ended:\n${lines.join('\n')}`);
      }
    },
    ended: () => closed,
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
  running.add(started);
  void closed.then(() => running.delete(started));
  return started;
}

/** For `afterEach`: a failed test must leave no process behind. */
export async function endProcesses(): Promise<void> {
  await Promise.all([...running].map((child) => child.kill()));
}

/** The words to run a program text with Node; its arguments follow. */
export const runs = (code: string, ...words: readonly string[]) => [
  ...[process.execPath, '--import', 'tsx', '--input-type=module', '-e', code],
  ...words,
];

/** The ends of the lines that begin so. */
export const saidBy = ({ lines }: Pick<Child, 'lines'>, beginning: string) =>
  lines
    .filter((line) => line.startsWith(beginning))
    .map((line) => line.slice(beginning.length).trim());

/**
 * What the programs below begin with: `write(n)` creates the document `<name><n>` and says so when it
 * was acknowledged, else `fault` with what was thrown; answers which. Arguments: file, name.
 */
export const writing = `
  import { writeSync } from 'node:fs';
  import { openSqliteStores } from './api/src/adapters/sqlite/sqlite-stores.ts';
  const [file, name] = process.argv.slice(1);
  const say = (line) => writeSync(1, line + '\\n');
  const stores = await openSqliteStores(file, { now: Date.now }, () => say('broken'));
  let store = stores.forTenant('midori');
  const write = async (n, body = n) => {
    const item = { id: name + n, type: 'thing', k1: 'k', body };
    try {
      const { ok, etags } = await store.commit('s', [{ kind: 'create', item }]);
      if (ok) say('acknowledged ' + item.id + ' ' + etags[0]);
      return ok;
    } catch (fault) {
      say('fault ' + fault.name);
      return false;
    }
  };
`;

export const acknowledgedBy = (child: Pick<Child, 'lines'>) =>
  saidBy(child, 'acknowledged').map((said) => said.split(' ')[0] ?? '');

/** What was acknowledged and is not in the file, which must be nothing; opening it checks it too. */
export async function lostFrom(file: string, acknowledged: readonly string[]): Promise<string[]> {
  const stores = await openSqliteStores(file, aClock('2026-10-05T00:00:00Z'));
  try {
    const lost: string[] = [];
    for (const id of acknowledged) {
      if (!(await stores.forTenant(midori).read('s', id))) lost.push(id);
    }
    return lost;
  } finally {
    await stores.close();
  }
}
