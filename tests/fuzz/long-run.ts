import type { Verdict } from '../support/storm/verdict.ts';
import { aFuzzGround, fuzz } from './ground.ts';
import { isSameProcess } from './health.ts';

/** Some operations answer longer the more was made by those before; none may take the night. */
const longestOfAnOperationMs = 60_000;

/** Asks every operation thousands of random requests; prints how many each was asked. */
export async function fuzzForLong({
  cases,
  seed,
}: {
  readonly cases: number;
  readonly seed: number;
}): Promise<Verdict> {
  const { ground, operations, areStillIn, watched, stop } = await aFuzzGround();
  const pid = watched.process.pid;
  const flaws: string[] = [];
  const casesOf: { [operation: string]: number } = {};
  for (const { name, requests } of operations) {
    const longestMs = longestOfAnOperationMs;
    const { asked, found } = await fuzz(ground, requests, { cases, seed, longestMs });
    casesOf[name] = asked;
    flaws.push(...found.map((flaw) => `${name}: ${flaw}`));
  }
  const sessions = await areStillIn();
  if (sessions.some((status) => status !== 200)) flaws.push('somebody lost their session');
  if (!isSameProcess(watched, pid)) flaws.push('the process ended');
  await stop();
  console.log(JSON.stringify({ cases: casesOf }));
  const counts = Object.values(casesOf);
  const asked = counts.reduce((sum, count) => sum + count, 0);
  const figures = { operations: counts.length, asked, fewest: Math.min(...counts) };
  return { flaws, figures };
}
