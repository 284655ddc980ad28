import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanWith } from './programs.ts';
import { readSlow, type Slowness, type SlowReport, slowConnections } from './slow-report.ts';

/** Seconds between two words, and how many a scan lasts: longer than the product bears with anybody. */
const ways: {
  readonly [How in Slowness]: { readonly args: readonly string[]; readonly seconds: number };
} = {
  headers: { args: ['-H', '-i', '3'], seconds: 30 },
  body: { args: ['-B', '-i', '5', '-s', '8192'], seconds: 90 },
  reading: {
    args: ['-X', '-k', '10', '-n', '5', '-w', '10', '-y', '200', '-z', '10'],
    seconds: 130,
  },
};

const longestMs = 180_000;
const lastLookMs = 4_000;

type Asked = {
  readonly how: Slowness;
  readonly url: string;
  /** How many connections the server itself has, where the scanner's own count is not to be trusted. */
  readonly count?: () => Promise<number>;
};

/**
 * Has slowhttptest be slow with an address, in so many connections at once. Those of slow readers count as the
 * server has them shortly before the end: what they have not read is with the system once it let go of them.
 */
export async function beSlow(path: string, { how, url, count }: Asked): Promise<SlowReport> {
  const folder = mkdtempSync(join(tmpdir(), 'sekitori-slow-'));
  const { args, seconds } = ways[how];
  let held: number | undefined;
  const look = setTimeout(
    async () => {
      held = await count?.();
    },
    seconds * 1000 - lastLookMs,
  );
  const many = ['-c', String(slowConnections), '-r', '50', '-l', String(seconds), '-p', '5'];
  const said = await scanWith(path, [...args, ...many, '-g', '-o', 'found', '-u', url], {
    longestMs,
    folder,
  }).finally(() => clearTimeout(look));
  const read = readSlow({ csv: readFileSync(join(folder, 'found.csv'), 'utf8'), said });
  rmSync(folder, { recursive: true });
  return held === undefined ? read : { ...read, held: Math.min(read.held, held) };
}
