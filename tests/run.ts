import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildTabs } from '../env/local/src/tabs-build.ts';
import { recordingInto } from './support/observed/egress.ts';
import { judgeEgress } from './support/observed/egress-of-this-run.ts';

/**
 * `npm test`: what people do in a real browser, told as it goes, and beside it, two at a time and told afterwards,
 * all other tests, those that need a process of their own, what reckons with time once more in a zone with odd
 * offsets, and the checks. The sum of all is the closing line.
 */
const folder = mkdtempSync(join(tmpdir(), 'sekitori-counts-'));
const bare = [
  ...['--no-config', '--forbid-only', '--fail-zero'],
  ...['--require', 'tests/support/answers/of-this-run.ts', '--timeout', '20000'],
  ...['--require', 'tests/support/observed/egress-of-this-run.ts'],
  ...['--reporter', 'tests/support/closing-line-reporter.cjs'],
];
const inBrowsers = 'tests/browser/**/*.test.ts';
const inOwnProcess = 'tests/**/*.own-process.test.ts';

/** `TZ=Pacific/Chatham npm test` runs all of it there. */
const here = process.env['TZ'] ?? 'UTC';
const elsewhere = here === 'UTC' ? 'Pacific/Chatham' : 'UTC';

type Run = { readonly name: string; readonly zone: string; readonly args: readonly string[] };
type Counts = { readonly passes: number; readonly failures: number; readonly pending: number };
/** What a run came to, and what it had to say where nobody has heard it yet. */
type Came = { readonly counts: Counts; readonly said: string; readonly took: string };

const testsIn = (folders: string) => `tests/{${folders}}/**/*.test.ts`;
const underLoad = testsIn('kill,storm,store-contract,worker');
const ofProcesses = testsIn('audit,fuzz,keys,matrix,process,sequences');

const withService = (name: string, spec: string, ...others: readonly string[]): Run => ({
  name,
  zone: here,
  args: [
    ...bare,
    ...['--require', 'tests/support/service.ts', '--spec', spec],
    ...others.flatMap((other) => ['--ignore', other]),
  ],
});

const browsers = withService('browsers', inBrowsers);
/** The longest first, so that the lanes end at about the same time. */
const beside: readonly Run[] = [
  withService(
    'everything else',
    'tests/**/*.test.ts',
    ...[inBrowsers, inOwnProcess, underLoad, ofProcesses],
  ),
  withService('processes', ofProcesses, inOwnProcess),
  withService('load and faults', underLoad, inOwnProcess),
  // restify changes what node:http hands out, for the whole process that it is loaded into: the servers
  // that other tests run for themselves would not work beside it.
  // Ended when its tests are over: once two timers kept it for ten minutes, and whose they were is not known.
  { name: 'own processes', zone: here, args: [...bare, '--exit', '--spec', inOwnProcess] },
  {
    name: 'time',
    zone: elsewhere,
    args: [...bare, '--spec', 'tests/domain/**/*.test.ts', '--spec', 'tests/contract/**/*.test.ts'],
  },
];

/** A run that takes longer has hung, or left something running that keeps it: it is ended, and counts as failed. */
const longestRunMs = 40 * 60_000;

const started = performance.now();
// Several runs start the service, and two that build its pages at once would be in each other's way.
await buildTabs();
const left = [
  () => mocha(browsers, 'heard'),
  ...beside.map((run) => () => mocha(run, 'kept')),
  check,
].values();
const all = (await Promise.all([workOff(), workOff()])).flat();
for (const { said } of all) if (said !== '') console.log(said);
const sum = all.map(({ counts }) => counts).reduce(plus);
console.log(`\n${all.map(({ took }) => took).join(', ')}`);
console.log(`in ${minutesSince(started)} minutes`);
console.log(`\n${sum.passes} passed, ${sum.failures} failed, ${sum.pending} skipped`);
process.exitCode = sum.failures === 0 ? 0 : 1;

/** One lane: what is left, one after the other. */
async function workOff(): Promise<Came[]> {
  const came: Came[] = [];
  for (const run of left) came.push(await run());
  return came;
}

async function check(): Promise<Came> {
  const began = performance.now();
  const child = spawn('npm', ['run', 'check'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Otherwise npm asks its registry now and then for a newer npm.
    env: { ...process.env, NPM_CONFIG_UPDATE_NOTIFIER: 'false' },
  });
  const { status, said } = await ended(child);
  const egress = judgeEgress();
  const failures = status === 0 && egress.others.length === 0 ? 0 : 1;
  return {
    counts: { passes: 0, failures, pending: 0 },
    took: `checks ${minutesSince(began)}`,
    said: `\n# checks\n${[said, egress.figures, ...egress.others].join('\n')}`,
  };
}

async function mocha({ name, zone, args }: Run, output: 'heard' | 'kept'): Promise<Came> {
  const file = join(folder, `${name}.json`);
  const title = `\n# ${name}, TZ=${zone}`;
  if (output === 'heard') console.log(title);
  const began = performance.now();
  // Told by an option of its own, mocha would load tsx in a process beneath, which outlives it where it is ended.
  const command = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', ...args];
  const child = spawn(process.execPath, command, {
    stdio: output === 'heard' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    // Each run judges its own processes; those of this one are the building of the pages and the checks.
    env: {
      ...process.env,
      ...recordingInto(join(folder, `${name} egress`), {}),
      TZ: zone,
      COUNTS_FILE: file,
    },
  });
  const late = setTimeout(end, longestRunMs, child);
  const { status, said } = await ended(child);
  clearTimeout(late);
  const counted = readCounts(file);
  const failures = status === 0 ? 0 : Math.max(counted.failures, 1);
  const hung = child.killed ? `\n${name} had not ended after ${minutesSince(began)} minutes` : '';
  const took = `${name} ${minutesSince(began)}`;
  const heard = output === 'heard' ? hung : `${title}\n${said}${hung}`;
  return { counts: { ...counted, failures }, said: heard, took };
}

/** And waits for nothing that it started and that holds its output. */
function end(child: ChildProcess): void {
  child.kill('SIGKILL');
  child.stdout?.destroy();
  child.stderr?.destroy();
}

async function ended(child: ChildProcess): Promise<{ status: number | null; said: string }> {
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => parts.push(part));
  }
  const [status] = await once(child, 'close');
  return { status, said: Buffer.concat(parts).toString('utf8') };
}

function minutesSince(began: number): string {
  return ((performance.now() - began) / 60_000).toFixed(1);
}

function plus(one: Counts, other: Counts): Counts {
  return {
    passes: one.passes + other.passes,
    failures: one.failures + other.failures,
    pending: one.pending + other.pending,
  };
}

function readCounts(file: string): Counts {
  return JSON.parse(
    readFileSync(file, { encoding: 'utf8', flag: 'a+' }) || '{"passes":0,"failures":1,"pending":0}',
  );
}
