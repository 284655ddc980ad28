import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm test`: the checks, the whole suite, what needs a process without other tests, and what reckons with
 * time once more in a zone with odd offsets; ends with the sum of all runs as the closing line.
 */
const folder = mkdtempSync(join(tmpdir(), 'sekitori-counts-'));
const mocha = ['node_modules/mocha/bin/mocha.js'];
const bare = [
  '--no-config',
  '--node-option',
  'import=tsx',
  '--require',
  'tests/support/answers/of-this-run.ts',
  '--timeout',
  '20000',
  '--reporter',
  'tests/support/closing-line-reporter.cjs',
];
const runs = [
  { zone: 'UTC', args: [] },
  // restify changes what node:http hands out, for the whole process that it is loaded into: the servers
  // that other tests run for themselves would not work beside it.
  { zone: 'UTC', args: ['--spec', 'tests/**/*.own-process.test.ts'], config: bare },
  {
    zone: 'Pacific/Chatham',
    args: ['--spec', 'tests/domain/**/*.test.ts', '--spec', 'tests/contract/**/*.test.ts'],
    config: bare,
  },
];

const checks = spawnSync('npm', ['run', 'check'], { stdio: 'inherit' });
const sum = { passes: 0, failures: checks.status === 0 ? 0 : 1, pending: 0 };
for (const [at, run] of runs.entries()) {
  const counts = join(folder, `${at}.json`);
  console.log(`\n# TZ=${run.zone}`);
  const done = spawnSync(process.execPath, [...mocha, ...(run.config ?? []), ...run.args], {
    stdio: 'inherit',
    env: { ...process.env, TZ: run.zone, COUNTS_FILE: counts },
  });
  const counted = readCounts(counts);
  sum.passes += counted.passes;
  sum.failures += done.status === 0 ? 0 : Math.max(counted.failures, 1);
  sum.pending += counted.pending;
}
console.log(`\n${sum.passes} passed, ${sum.failures} failed, ${sum.pending} skipped`);
process.exitCode = sum.failures === 0 ? 0 : 1;

function readCounts(file: string): typeof sum {
  return JSON.parse(
    readFileSync(file, { encoding: 'utf8', flag: 'a+' }) || '{"passes":0,"failures":1,"pending":0}',
  );
}
