import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of a harness. It ends when this one does, because it then loses its line to it. */
export type Child = {
  readonly process: ChildProcess;
  /** What it said when it was ready. */
  readonly said: unknown;
  /** Kills it where it stands and waits until it is gone. */
  kill(): Promise<void>;
};

const longestStartMs = 60_000;

/** Starts an entry beside this file and waits for its first word. Throws with its output where it ends before. */
export async function startChild(
  entry: URL,
  environment: { readonly [name: string]: string },
): Promise<Child> {
  const child = fork(fileURLToPath(entry), [], {
    execArgv: entry.pathname.endsWith('.ts') ? ['--import', 'tsx'] : [],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Maps and undefined arrive as they were sent.
    serialization: 'advanced',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      output += text;
    });
  }
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`A child ended (${code ?? signal}):\n${output}`);
  });
  const late = AbortSignal.timeout(longestStartMs);
  const [said] = await Promise.race([once(child, 'message', { signal: late }), ended]);
  ended.catch(() => undefined);
  return {
    process: child,
    said,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
