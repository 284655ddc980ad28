import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where a program is that this machine may have or not. */
export function programAt(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Whoever asks for a host outside this machine finds nobody. */
const nobody = 'http://127.0.0.1:1';
const here = '127.0.0.1,localhost';
const noWayOut = {
  ...{ http_proxy: nobody, https_proxy: nobody, no_proxy: here },
  ...{ HTTP_PROXY: nobody, HTTPS_PROXY: nobody, NO_PROXY: here },
};

/** Runs a scanner to its end and answers what it wrote; throws where it failed or took too long. */
export async function scanWith(
  path: string,
  args: readonly string[],
  { longestMs, folder }: { readonly longestMs: number; readonly folder: string },
): Promise<string> {
  const { stdout } = await run(path, [...args], {
    timeout: longestMs,
    killSignal: 'SIGKILL',
    maxBuffer: 1e8,
    cwd: folder,
    // Scanners keep what they found for the next time: not beside what their user has, and not here.
    env: { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8', TERM: 'dumb', ...noWayOut },
  });
  return stdout;
}
