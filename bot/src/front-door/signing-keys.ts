import type { Clock } from '@sekitori/api/application/ports';
import { z } from 'zod';
import { faultFacts, type Log } from '../log.ts';

const metadataShape = z.looseObject({ jwks_uri: z.url() });
const keyShape = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).optional(),
});
const keySetShape = z.looseObject({ keys: z.array(z.looseObject({ kid: z.string().optional() })) });
export type SigningKey = z.infer<typeof keyShape>;

/** The key of an id, as the connector publishes it; undefined where it publishes none. */
export type SigningKeys = (kid: string) => Promise<SigningKey | undefined>;

const oftenestMs = 60 * 60 * 1000;
const oldestMs = 24 * oftenestMs;
const afterFailureMs = 60 * 1000;
const answerWithinMs = 5000;

/**
 * The connector's keys, fetched when the first plausible token comes and then at most once an hour for
 * an unknown id, so that strangers cannot make the product call out. Where fetching fails the keys that
 * are known stay, and a minute passes before the next try.
 */
export function signingKeysAt(metadata: string, clock: Clock, log: Log): SigningKeys {
  let known = new Map<string, SigningKey>();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let notBefore = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    try {
      known = await fetchKeys(metadata);
      fetchedAt = clock.now();
      notBefore = fetchedAt + oftenestMs;
    } catch (error) {
      notBefore = clock.now() + afterFailureMs;
      log.warn(faultFacts(error), 'the connector keys could not be fetched');
    } finally {
      fetching = undefined;
    }
  }

  return async (kid) => {
    const now = clock.now();
    const isWanted = !known.has(kid) || now - fetchedAt > oldestMs;
    if (isWanted && now >= notBefore) fetching ??= refresh();
    if (fetching && !known.has(kid)) await fetching;
    return known.get(kid);
  };
}

async function fetchKeys(metadata: string): Promise<Map<string, SigningKey>> {
  const { jwks_uri } = metadataShape.parse(await fetchJson(metadata));
  const { keys } = keySetShape.parse(await fetchJson(jwks_uri));
  return new Map(
    keys.flatMap((key) => {
      const usable = keyShape.safeParse(key);
      return usable.success ? [[usable.data.kid, usable.data] as const] : [];
    }),
  );
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(answerWithinMs),
  });
  if (!response.ok) throw new Error(`The connector's keys answered ${response.status}`);
  return response.json();
}
