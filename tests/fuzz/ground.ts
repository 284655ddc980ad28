import fc from 'fast-check';
import { openApiShape } from '../support/answers/contract.ts';
import type { Client } from '../support/client.ts';
import { freePort } from '../support/service.ts';
import { startTwoTenants } from '../tenants/two-tenants.ts';
import { latestMs, type Watched, worstDelayMs } from './health.ts';
import type { KnownIds } from './near-schema.ts';
import { type Ground, judgeOn } from './oracles.ts';
import { type FuzzRequest, requestsOf } from './requests.ts';
import { shortened } from './shorten.ts';

const renewEveryMs = 15_000;

/** A service of its own with two tenants, asked by people of the first; without rate limits. */
export async function aFuzzGround() {
  const metricsPort = await freePort();
  const settings = { RATE_LIMITS: 'off', METRICS_PORT: String(metricsPort) };
  const { tenants, process, sayYesAgain, stop } = await startTwoTenants(settings);
  const { midori, contoso } = tenants;
  const watched: Watched = { process, metricsPort };
  const renewing = setInterval(() => void sayYesAgain(), renewEveryMs);
  const served = (await midori.general.get('/api/openapi.json')).body;
  const ground: Ground = {
    url: midori.url,
    cookies: {
      general: midori.general.cookie,
      system: midori.system.cookie,
      nobody: undefined,
    },
    foreign: Object.values(contoso.owned).filter((id) => id.length > 7),
    document: openApiShape.parse(served),
  };
  const { owned } = midori;
  const ids: KnownIds = Object.fromEntries(
    Object.entries(fieldsOf).map(([field, kind]) => [field, [owned[kind], contoso.owned[kind]]]),
  );
  return {
    ground,
    operations: requestsOf(served, ids),
    watched,
    /** The latest that the process may be, by how late it is amid as many ordinary questions at once. */
    async measureLatestMs(): Promise<number> {
      const paths = ['/api/v1/me', '/api/v1/floors', `/api/v1/floors/${midori.owned.floor}`];
      // The first questions compile what answers them.
      await askAll(midori.general, paths, warmUps);
      await worstDelayMs(watched);
      await askAll(midori.general, paths, ordinaryRounds);
      return latestMs(await worstDelayMs(watched));
    },
    async areStillIn(): Promise<readonly number[]> {
      const asked = [midori.general, midori.system].map((person) => person.get('/api/v1/me'));
      return (await Promise.all(asked)).map(({ status }) => status);
    },
    async stop() {
      clearInterval(renewing);
      await stop();
    },
  };
}

async function askAll(client: Client, paths: readonly string[], rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const asked = Array.from({ length: atOnce }, (_, at) =>
      client.get(paths[at % paths.length] ?? ''),
    );
    await Promise.all(asked);
  }
}

/** Which owned thing a field or parameter names. */
const fieldsOf = {
  floorId: 'floor',
  siteId: 'site',
  seatId: 'seat',
  planId: 'plan',
  bookingId: 'booking',
  noticeId: 'notice',
  personId: 'person',
  holder: 'person',
  person: 'person',
  sessionId: 'session',
  chatId: 'teamsChat',
  organisationId: 'organisation',
  object: 'booking',
} as const;

const atOnce = 8;
const ordinaryRounds = 25;
const warmUps = 15;
/** Generated together, so that thousands of requests are not held at once. */
const mostOfABatch = 200;
const mostShortened = 3;

export type Fuzzed = { readonly asked: number; readonly found: readonly string[] };

/**
 * Asks so many random requests, or as many as time allows, and answers what was wrong, the first with
 * the shortest request that shows it; the seed repeats them.
 */
export async function fuzz(
  ground: Ground,
  requests: fc.Arbitrary<FuzzRequest>,
  {
    cases,
    seed,
    longestMs = Number.POSITIVE_INFINITY,
  }: { readonly cases: number; readonly seed: number; readonly longestMs?: number },
): Promise<Fuzzed> {
  const judge = judgeOn(ground);
  const until = performance.now() + longestMs;
  const wrong: FuzzRequest[] = [];
  let asked = 0;
  while (asked < cases && performance.now() < until) {
    const numRuns = Math.min(mostOfABatch, cases - asked);
    const waiting = fc.sample(requests, { numRuns, seed: seed + asked });
    const ask = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        if ((await judge(next)).length > 0) wrong.push(next);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, ask));
    asked += numRuns;
  }
  const found: string[] = [];
  for (const request of wrong.slice(0, mostShortened)) {
    const shortest = await shortened(request, async (one) => (await judge(one)).length > 0);
    found.push(`${(await judge(shortest)).join('; ')} for ${JSON.stringify(shortest)}`);
  }
  const rest = wrong.length - found.length;
  return { asked, found: rest > 0 ? [...found, `and ${rest} more`] : found };
}
