import { mkdirSync, writeFileSync } from 'node:fs';
import { fuzzForLong } from './fuzz/long-run.ts';
import { isLinearizable } from './support/history/linearizable.ts';
import { aHistory, withPlanted } from './support/history/made-history.ts';
import { killAmidBookings } from './support/kill/kill-loop.ts';
import { killAmidPosts } from './support/kill/kill-posts.ts';
import { type Random, randomFrom } from './support/random.ts';
import { allScans } from './support/scans/all-scans.ts';
import { programAt } from './support/scans/programs.ts';
import { playForLong } from './support/sequences/long-run.ts';
import { overHttp, race, removeAmid, storm } from './support/storm/harness.ts';
import { startService } from './support/storm/service-processes.ts';
import { type SharedStore, storesUnderStorm } from './support/storm/shared-store.ts';
import { readStorm, type Sizes } from './support/storm/sizes.ts';
import type { Verdict } from './support/storm/verdict.ts';
import { withdrawInRealTime } from './support/withdrawals/real-time.ts';

/**
 * `npm run soak`: the harnesses of storm and kill at full length, over each store, random sequences of calls
 * (`SEQUENCES`) and random requests for each operation (`FUZZ_CASES`), and what scanners find, those that are
 * installed; `SOAK=scans` and `SOAK=requests` run those alone. Prints a line for each as it ends, a table of
 * all figures with the seed, and writes them to tests/out/soak.json. Ends with 1 where anything was found.
 */
const { sizes, madeHistories, seed } = readStorm('long');
const random = randomFrom(seed);
const rows: ({ readonly harness: string; readonly seconds: number } & Verdict)[] = [];

const only = process.env['SOAK'];

if (only === undefined || only === 'requests') {
  const count = Number(process.env['SEQUENCES'] ?? 1_000);
  const cases = Number(process.env['FUZZ_CASES'] ?? 5_000);
  await run('sequences of calls', () => playForLong({ seed, count }));
  await run('requests for each operation', () => fuzzForLong({ seed, cases }));
}
if (only === undefined) {
  await run('checker', async () => checkTheChecker(random.fork('histories'), madeHistories));
  await run('withdrawals in real time', () =>
    withdrawInRealTime({ random: random.fork('withdrawals'), people: 20, between: [20, 110] }),
  );
  for (const { name, kind, make } of storesUnderStorm) {
    await onStore(make, (store) => storms(name, store, sizes[kind]));
    await onStore(make, (store) => kills(name, store, sizes[kind]));
  }
}
if (only !== 'requests') {
  for (const wish of allScans) await scan(wish);
}
console.table(
  rows.map(({ harness, seconds, flaws, figures }) => {
    const counted = Object.entries(figures).map(([name, count]) => `${count} ${name}`);
    return { harness, seconds, flaws: flaws.length, counted: counted.join(', ') };
  }),
);
mkdirSync(new URL('out/', import.meta.url), { recursive: true });
writeFileSync(
  new URL('out/soak.json', import.meta.url),
  JSON.stringify({ seed, sizes, rows }, undefined, 2),
);
const found = rows.flatMap(({ flaws }) => flaws);
console.log(
  found.length === 0 ? `Nothing found, seed ${seed}` : `${found.length} flaws, seed ${seed}`,
);
process.exit(found.length === 0 ? 0 : 1);

async function run(harness: string, work: () => Promise<Verdict>): Promise<void> {
  const started = performance.now();
  const verdict = await work();
  const seconds = Math.round((performance.now() - started) / 1000);
  rows.push({ harness, seconds, ...verdict });
  console.log(JSON.stringify({ harness, seed, seconds, ...verdict.figures }));
  for (const flaw of verdict.flaws.slice(0, 20)) console.log(`  ${flaw}`);
}

async function onStore(
  make: () => Promise<SharedStore>,
  work: (store: SharedStore) => Promise<void>,
) {
  const store = await make();
  await work(store);
  await store.remove();
}

async function storms(name: string, store: SharedStore, size: Sizes): Promise<void> {
  const service = await startService(store, { processes: 4 });
  const ground = overHttp({ store, service, random });
  await run(`${name}: one seat for everybody`, () => race(ground, size.race));
  await run(`${name}: everything at once`, () => storm(ground, size.storm));
  for (const removal of ['delete-floor', 'remove-seats'] as const) {
    await run(`${name}: ${removal}`, () => removeAmid(ground, { ...size.removals, removal }));
  }
  await service.stop();
}

async function kills(name: string, store: SharedStore, size: Sizes): Promise<void> {
  const { amidBookings, amidPosts } = size.kills;
  await run(`${name}: killed amid bookings`, () =>
    killAmidBookings({ store, random: random.fork('kill'), kills: amidBookings }),
  );
  await run(`${name}: killed amid posts`, () =>
    killAmidPosts({ store, random: random.fork('posts'), kills: amidPosts }),
  );
}

/** A scanner that is not there is no finding, but nobody may think that it was asked. */
async function scan({ program, debian, what, look }: (typeof allScans)[number]): Promise<void> {
  if (programAt(program) === undefined) {
    console.log(`SKIPPED: ${what}: ${program} is not installed (Debian package ${debian})`);
    return;
  }
  await run(`${what} by ${program}`, async () => (await look()) ?? { flaws: [], figures: {} });
}

/** Histories made up: right ones must be accepted, and what was planted in them found. */
function checkTheChecker(chance: Random, histories: number): Verdict {
  const flaws: string[] = [];
  const figures = { histories, accepted: 0, planted: 0, found: 0 };
  for (let made = 0; made < histories; made += 1) {
    const clients = 8 + (made % 9);
    const history = aHistory(chance, { operations: 200, clients });
    if (isLinearizable(history)) figures.accepted += 1;
    else flaws.push(`right history ${made} was rejected`);
    for (const planted of ['double-booking', 'missing-claim'] as const) {
      figures.planted += 1;
      if (isLinearizable(withPlanted(history, chance, planted))) {
        flaws.push(`${planted} in history ${made} was not found`);
      } else figures.found += 1;
    }
  }
  return { flaws, figures };
}
