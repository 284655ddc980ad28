import fc from 'fast-check';
import { openApiShape } from '../support/answers/contract.ts';
import { startTwoTenants } from '../tenants/two-tenants.ts';
import type { KnownIds } from './near-schema.ts';
import { type Ground, judgeOn } from './oracles.ts';
import { type FuzzRequest, requestsOf } from './requests.ts';

const renewEveryMs = 15_000;

/** A service of its own with two tenants, asked by people of the first; without rate limits. */
export async function aFuzzGround() {
  const { tenants, sayYesAgain, stop } = await startTwoTenants({ RATE_LIMITS: 'off' });
  const { midori, contoso } = tenants;
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

/** Asks so many random requests and answers what was wrong, with the requests; the seed repeats them. */
export async function fuzz(
  ground: Ground,
  requests: fc.Arbitrary<FuzzRequest>,
  { cases, seed }: { readonly cases: number; readonly seed: number },
): Promise<string[]> {
  const judge = judgeOn(ground);
  const waiting = fc.sample(requests, { numRuns: cases, seed });
  const found: string[] = [];
  const ask = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const flaws = await judge(next);
      const { actor, method, path, headers, body } = next;
      const shown = JSON.stringify({ actor, method, path, headers, body }).slice(0, 600);
      if (flaws.length > 0) found.push(`${flaws.join('; ')} for ${shown}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  return found;
}
